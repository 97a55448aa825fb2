"""Who may do what (access matrix). Whose object it is, commands and reads decide themselves."""

from backbone.identity import Role
from backbone.web import SYSTEM, AccessTable, Allow

HEADS = (Role.HEAD, Role.ACTING_HEAD)
STAFF_LIST = Allow(Role.CURATOR, *HEADS, Role.SYSADMIN)
FOR_ONESELF = Allow(Role.CURATOR, Role.MENTOR, Role.MENTEE, *HEADS)
"""A person for himself; the curator on behalf of others."""
MEMBERS = Allow(Role.CURATOR, Role.MENTOR, Role.MENTEE, *HEADS, Role.ASSOCIATION)
IN_SCHOOL = Allow(Role.CURATOR, *HEADS, Role.ASSOCIATION, Role.SYSADMIN, Role.MENTOR, Role.MENTEE)
ORGANISERS = Allow(Role.CURATOR, *HEADS)

ACCESS: AccessTable = SYSTEM | {
    "register_school": Allow(Role.OFFICE),
    "list_schools": Allow(Role.OFFICE),
    "get_school": IN_SCHOOL,
    "school_history": ORGANISERS,
    "declare_origins": Allow(*HEADS, Role.SYSADMIN),
    "actualise_pool": Allow(Role.CURATOR),
    "register_participant": STAFF_LIST,
    "import_staff": STAFF_LIST,
    "list_participants": Allow(Role.CURATOR, *HEADS, Role.ASSOCIATION, Role.SYSADMIN),
    "get_participant": IN_SCHOOL,
    "participant_history": FOR_ONESELF,
    "list_disclosures": FOR_ONESELF,
    "offer_mentoring": FOR_ONESELF,
    "declare_needs": FOR_ONESELF,
    "give_consent": FOR_ONESELF,
    "withdraw_consent": FOR_ONESELF,
    "record_departure": STAFF_LIST,
    "forget_participant": Allow(*HEADS),
    "list_consents": ORGANISERS,
    "issue_order": Allow(*HEADS),
    "list_orders": Allow(*IN_SCHOOL.roles, Role.OFFICE),
    "get_order": IN_SCHOOL,
    "order_history": ORGANISERS,
    "acknowledge_order": FOR_ONESELF,
    "propose_match": Allow(Role.CURATOR),
    "evaluate_match": Allow(Role.CURATOR),
    "declare_interest": FOR_ONESELF,
    "confirm_match": FOR_ONESELF,
    "decline_match": FOR_ONESELF,
    "list_matches": MEMBERS,
    "get_match": MEMBERS,
    "match_history": FOR_ONESELF,
}
