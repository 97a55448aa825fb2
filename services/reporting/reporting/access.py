"""Who may ask: the office for the whole municipality, and every school for the same figures of its own."""

from backbone.identity import Role
from backbone.web import PUBLIC, SYSTEM, AccessTable, Allow

LEADERS = Allow(Role.OFFICE, Role.HEAD, Role.ACTING_HEAD, Role.CURATOR)
OF_SCHOOL, HEAD = Allow(Role.HEAD, Role.ACTING_HEAD, Role.CURATOR), Allow(Role.HEAD, Role.ACTING_HEAD)
OFFICE, AUTHORS = Allow(Role.OFFICE), Allow(Role.CURATOR, Role.SYSADMIN)

ACCESS: AccessTable = SYSTEM | {
    "get_statistics": LEADERS,
    "get_figure": LEADERS,
    "list_figure_events": LEADERS,
    "list_figures": LEADERS,
    "export_figures": LEADERS,
    "what_if": LEADERS,
    "report_document": OF_SCHOOL,
    "plan_document": OF_SCHOOL,
    "return_document": OF_SCHOOL,
    "whole_set": OF_SCHOOL,
    "verify_paper": PUBLIC,
    "list_forms": LEADERS,
    "announce_campaign": OFFICE,
    "extend_campaign": OFFICE,
    "list_campaigns": LEADERS,
    "get_campaign": LEADERS,
    "list_returns": OFFICE,
    "get_return": OF_SCHOOL,
    "prepare_return": Allow(Role.CURATOR),
    "file_return": HEAD,
    "return_difference": OF_SCHOOL,
    "plan_report": AUTHORS,
    "list_reports": LEADERS,
    "get_report": LEADERS,
    "report_history": OF_SCHOOL,
    "report_receipt": OF_SCHOOL,
    "report_difference": LEADERS,
    "cosign_report": HEAD,
    "record_absence": Allow(Role.CURATOR),
    "compile_report": AUTHORS,
    "submit_report": AUTHORS,
    "return_report": HEAD,
    "approve_report": HEAD,
    "get_dashboard": LEADERS,
    "show_checkpoints": LEADERS,
    "get_all_figures": LEADERS,
    "get_figure_page": LEADERS,
    "get_events_page": LEADERS,
    "stream_changes": LEADERS,
    "show_sign_in": PUBLIC,
    "begin_sign_in": PUBLIC,
    "finish_sign_in": PUBLIC,
    "sign_out": PUBLIC,
    "dashboard_file": PUBLIC,
}
