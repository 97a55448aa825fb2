"""Who may do what. Whether a mentor or mentee is one of this program, the application decides: others find nothing.

The roles that hold for the whole school stand first, so that a curator who is a mentor elsewhere is not shut out.
"""

from backbone.identity import Role
from backbone.web import SYSTEM, AccessTable, Allow

HEADS = (Role.HEAD, Role.ACTING_HEAD)
PAIR = (Role.MENTOR, Role.MENTEE)

EVERYBODY = Allow(*HEADS, Role.CURATOR, *PAIR)
AUTHORS = Allow(Role.CURATOR, *PAIR)
PEOPLE = Allow(*PAIR)
MENTOR, MENTEE, CURATOR, HEAD = Allow(Role.MENTOR), Allow(Role.MENTEE), Allow(Role.CURATOR), Allow(*HEADS)

ACCESS: AccessTable = SYSTEM | {
    "list_programs": EVERYBODY,
    "get_program": EVERYBODY,
    "program_history": EVERYBODY,
    "outline_program": AUTHORS,
    "record_difficulty": AUTHORS,
    "set_expected_result": AUTHORS,
    "plan_activity": AUTHORS,
    "remove_plan_item": AUTHORS,
    "submit_program": MENTOR,
    "agree_program": MENTEE,
    "review_program": CURATOR,
    "approve_program": HEAD,
    "start_program": Allow(Role.CURATOR, Role.MENTOR),
    "schedule_meeting": PEOPLE,
    "hold_meeting": PEOPLE,
    "assign_task": MENTOR,
    "submit_task": MENTEE,
    "check_task": MENTOR,
    "finish_activity": AUTHORS,
    "assess_result": MENTOR,
    "propose_extension": PEOPLE,
    "agree_extension": PEOPLE,
    "approve_extension": HEAD,
    "propose_amendment": PEOPLE,
    "agree_amendment": PEOPLE,
    "approve_amendment": HEAD,
    "complete_program": HEAD,
    "request_termination": AUTHORS,
    "agree_termination": PEOPLE,
    "state_on_termination": PEOPLE,
    "withdraw_termination": AUTHORS,
    "terminate_program": HEAD,
}
