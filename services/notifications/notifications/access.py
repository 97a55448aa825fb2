"""Who may ask for what. Everybody reads only the own inbox; the calendar, whoever
knows its address; deliveries are for those who answer for a school."""

from backbone.identity import Role
from backbone.web import PUBLIC, SYSTEM, AccessTable, Allow

PEOPLE = Allow(Role.HEAD, Role.ACTING_HEAD, Role.CURATOR, Role.MENTOR, Role.MENTEE, Role.ASSOCIATION)

ACCESS: AccessTable = SYSTEM | {
    "list_inbox": PEOPLE,
    "count_unread": PEOPLE,
    "read_notification": PEOPLE,
    "stream_inbox": PEOPLE,
    "notification_history": PEOPLE,
    "notification_receipt": PEOPLE,
    "get_preferences": PEOPLE,
    "set_preferences": PEOPLE,
    "get_calendar": PEOPLE,
    "issue_calendar": PEOPLE,
    "revoke_calendar": PEOPLE,
    "read_calendar": PUBLIC,
    "list_deliveries": Allow(Role.HEAD, Role.ACTING_HEAD, Role.CURATOR),
}
