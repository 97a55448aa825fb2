"""Who may ask: the office for the whole municipality, and every school for the same figures of its own."""

from backbone.identity import Role
from backbone.web import SYSTEM, AccessTable, Allow

LEADERS = Allow(Role.OFFICE, Role.HEAD, Role.ACTING_HEAD, Role.CURATOR)

ACCESS: AccessTable = SYSTEM | {
    "get_statistics": LEADERS,
    "get_figure": LEADERS,
    "list_figure_events": LEADERS,
    "list_figures": LEADERS,
    "what_if": LEADERS,
}
