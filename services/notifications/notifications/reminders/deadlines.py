"""Every term that somebody has to keep, as a table: what opens it, what closes it, who is reminded and when.

Before the last day those are reminded who have to act; after it also those whom they answer to.
"""

from collections import defaultdict

from contracts.base import Contract

from notifications.reminders.of_programs import OF_PROGRAMS
from notifications.reminders.of_school import OF_SCHOOL
from notifications.reminders.terms import Deadline

DEADLINES = OF_SCHOOL + OF_PROGRAMS

OPENING: dict[type[Contract], list[Deadline]] = defaultdict(list)
CLOSING: dict[type[Contract], list[Deadline]] = defaultdict(list)
for row in DEADLINES:
    for kind in row.opened:
        OPENING[kind].append(row)
    for kind in row.closed:
        CLOSING[kind].append(row)
