"""Who is told of what, as a table from contract to notices. On each channel a person gets the first that fits."""

from notifications.notices.notice import BOTH, INBOX, Notice, Notices
from notifications.notices.pairs import PAIRS
from notifications.notices.programs import PROGRAMS
from notifications.notices.rights import RIGHTS
from notifications.notices.school import SCHOOL

__all__ = ["BOTH", "INBOX", "NOTICES", "Notice"]

NOTICES: Notices = {**SCHOOL, **PAIRS, **PROGRAMS, **RIGHTS}
