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
    "draft_cycle": Allow(Role.CURATOR),
    "get_cycle": IN_SCHOOL,
    "cycle_history": ORGANISERS,
    "draft_roadmap": Allow(Role.CURATOR),
    "get_roadmap": IN_SCHOOL,
    "list_roadmap_tasks": IN_SCHOOL,
    "roadmap_history": ORGANISERS,
    "start_stage": Allow(Role.CURATOR),
    "complete_stage": Allow(Role.CURATOR),
    "confirm_item": Allow(Role.CURATOR, *HEADS, Role.ASSOCIATION, Role.SYSADMIN, Role.MENTOR),
    "get_dashboard": Allow(*HEADS),
    "register_participant": STAFF_LIST,
    "import_staff": STAFF_LIST,
    "refused_staff": STAFF_LIST,
    "edit_card": STAFF_LIST,
    "list_participants": Allow(Role.CURATOR, *HEADS, Role.ASSOCIATION, Role.SYSADMIN),
    "get_participant": IN_SCHOOL,
    "participant_history": FOR_ONESELF,
    "list_disclosures": FOR_ONESELF,
    "offer_mentoring": FOR_ONESELF,
    "declare_needs": FOR_ONESELF,
    "give_consent": FOR_ONESELF,
    "withdraw_consent": FOR_ONESELF,
    "record_departure": STAFF_LIST,
    "record_absence": STAFF_LIST,
    "record_return": STAFF_LIST,
    "forget_participant": Allow(*HEADS),
    "list_consents": ORGANISERS,
    "issue_order": Allow(*HEADS),
    "list_orders": Allow(*IN_SCHOOL.roles, Role.OFFICE),
    "list_local_acts": Allow(*IN_SCHOOL.roles, Role.OFFICE),
    "get_mentor_registry": Allow(*ORGANISERS.roles, Role.ASSOCIATION),
    "get_mentee_list": ORGANISERS,
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
    "list_record_kinds": MEMBERS,
    "make_record": MEMBERS,
    "list_records": MEMBERS,
    "get_record": MEMBERS,
    "record_history": MEMBERS,
    "correct_record": MEMBERS,
    "annul_record": MEMBERS,
    "list_neighbours": ORGANISERS,
    "invite_school": ORGANISERS,
    "list_invitations": ORGANISERS,
    "get_invitation": ORGANISERS,
    "answer_invitation": ORGANISERS,
}
