"""Who may do what. Whether a mentor or mentee is one of this program, the application decides: others find nothing.

The roles that hold for the whole school stand first, so that a curator who is a mentor elsewhere is not shut out.
"""

from backbone.identity import Role
from backbone.web import PUBLIC, SYSTEM, AccessTable, Allow

HEADS = (Role.HEAD, Role.ACTING_HEAD)
PAIR = (Role.MENTOR, Role.MENTEE)

ANSWERABLE = Allow(*HEADS, Role.CURATOR, Role.ASSOCIATION)
"""Those whom figures of surveys are for."""
ASKED = Allow(*ANSWERABLE.roles, *PAIR)
EVERYBODY = Allow(*HEADS, Role.CURATOR, *PAIR)
AUTHORS = Allow(Role.CURATOR, *PAIR)
PEOPLE = Allow(*PAIR)
MENTOR, MENTEE, CURATOR, HEAD = Allow(Role.MENTOR), Allow(Role.MENTEE), Allow(Role.CURATOR), Allow(*HEADS)

OFFICES = Allow(*HEADS, Role.CURATOR)
LEADING = Allow(*HEADS, Role.CURATOR, Role.MENTOR)
IN_SCHOOL = Allow(*HEADS, Role.CURATOR, Role.ASSOCIATION, *PAIR)
PETITIONERS = Allow(Role.CURATOR, Role.ASSOCIATION, *PAIR)
MEDIATING = Allow(Role.ASSOCIATION, *PAIR, Role.CURATOR, *HEADS)
"""Anybody whom both sides accept may mediate; a member of the association, who may offer himself, comes first."""

ACCESS: AccessTable = SYSTEM | {
    "list_programs": EVERYBODY,
    "get_program": EVERYBODY,
    "program_history": EVERYBODY,
    "program_receipt": EVERYBODY,
    "get_trail": OFFICES,
    "program_document": LEADING,
    "plan_document": LEADING,
    "development_document": LEADING,
    "report_document": LEADING,
    "whole_set": OFFICES,
    "verify_paper": PUBLIC,
    "outline_program": AUTHORS,
    "record_difficulty": AUTHORS,
    "set_expected_result": AUTHORS,
    "plan_activity": AUTHORS,
    "remove_plan_item": AUTHORS,
    "apply_template": AUTHORS,
    "submit_program": MENTOR,
    "agree_program": MENTEE,
    "review_program": CURATOR,
    "approve_program": HEAD,
    "start_program": Allow(Role.CURATOR, Role.MENTOR),
    "schedule_meeting": PEOPLE,
    "set_meeting_schedule": PEOPLE,
    "reschedule_meeting": PEOPLE,
    "cancel_meeting": PEOPLE,
    "hold_meeting": PEOPLE,
    "assign_task": MENTOR,
    "submit_task": MENTEE,
    "check_task": MENTOR,
    "finish_activity": AUTHORS,
    "record_attendance": MENTOR,
    "assess_result": MENTOR,
    "confirm_resolution": PEOPLE,
    "resolve_difficulty": PEOPLE,
    "assess_competence": MENTOR,
    "attest_independence": MENTOR,
    "issue_recommendation": MENTOR,
    "follow_recommendation": MENTEE,
    "report_on_program": MENTOR,
    "propose_development_plan": PEOPLE,
    "agree_development_plan": PEOPLE,
    "approve_development_plan": CURATOR,
    "remark_on_program": AUTHORS,
    "propose_extension": PEOPLE,
    "agree_extension": PEOPLE,
    "approve_extension": HEAD,
    "suspend_program": HEAD,
    "resume_program": HEAD,
    "move_program": HEAD,
    "propose_amendment": PEOPLE,
    "agree_amendment": PEOPLE,
    "approve_amendment": HEAD,
    "complete_program": HEAD,
    "request_termination": AUTHORS,
    "agree_termination": PEOPLE,
    "state_on_termination": PEOPLE,
    "withdraw_termination": AUTHORS,
    "terminate_program": HEAD,
    "publish_survey_form": CURATOR,
    "list_survey_forms": ASKED,
    "get_survey_form": ASKED,
    "questionnaire_document": ASKED,
    "open_survey": CURATOR,
    "list_surveys": ASKED,
    "get_survey": ASKED,
    "answer_survey": Allow(Role.CURATOR, *PAIR),
    "close_survey": CURATOR,
    "survey_results_of": ANSWERABLE,
    "survey_summary": ANSWERABLE,
    "needs_report_document": ANSWERABLE,
    "needs_report": Allow(*ANSWERABLE.roles, Role.OFFICE),
    "summarise_swot": CURATOR,
    "get_swot": ANSWERABLE,
    "get_swot_summary": ANSWERABLE,
    "file_petition": PETITIONERS,
    "list_petitions": IN_SCHOOL,
    "get_petition": IN_SCHOOL,
    "petition_document": IN_SCHOOL,
    "petition_history": EVERYBODY,
    "petition_receipt": EVERYBODY,
    "decide_petition": OFFICES,
    "acknowledge_petition": OFFICES,
    "withdraw_petition": PETITIONERS,
    "request_help": MENTEE,
    "list_help_requests": EVERYBODY,
    "get_help_request": EVERYBODY,
    "answer_help": AUTHORS,
    "close_help": MENTEE,
    "list_helpers": EVERYBODY,
    "invite_helper": MENTOR,
    "join_activity": IN_SCHOOL,
    "leave_activity": IN_SCHOOL,
    "get_helped_activity": IN_SCHOOL,
    "comment_activity": IN_SCHOOL,
    "finish_as_helper": IN_SCHOOL,
    "open_mediation": PEOPLE,
    "list_mediations": MEDIATING,
    "get_mediation": MEDIATING,
    "propose_mediator": MEDIATING,
    "agree_mediator": MEDIATING,
    "speak_in_mediation": MEDIATING,
    "close_mediation": MEDIATING,
    "list_file_accesses": EVERYBODY,
    "get_file_access": Allow(*HEADS, *PAIR),
    "view_file": MENTOR,
    "revoke_file_access": HEAD,
    "set_timetable": CURATOR,
    "get_timetable": EVERYBODY,
    "list_lent_programs": Allow(Role.PARTNER),
}
