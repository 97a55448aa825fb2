"""How the head's digest calls what is open."""

from notifications.reminders.deadlines import DEADLINES
from notifications.reminders.reports import LABELS as REPORTS

LABELS = REPORTS | {row.kind: row.label for row in DEADLINES if row.label}
