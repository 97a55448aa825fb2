"""What programs tells of how long each of them is to last: papers of mentors from outside are to last as long."""

from backbone.follower import Handles
from backbone.letters import Delivery
from contracts.programs import ProgramApproved, ProgramDrafted, ProgramExtended, ProgramStarted

from registry.views.rows import Rows


def on_draft(rows: Rows, told: Delivery[ProgramDrafted]) -> None:
    fact = told.fact
    rows["program_ends"].add({"program": fact.program, "school": told.meta.school, "match": fact.match})


def on_end(rows: Rows, told: Delivery[ProgramApproved] | Delivery[ProgramStarted] | Delivery[ProgramExtended]) -> None:
    rows["program_ends"].change(told.fact.program, {"until": told.fact.until})


HANDLES: Handles = {
    ProgramDrafted: on_draft,
    ProgramApproved: on_end,
    ProgramStarted: on_end,
    ProgramExtended: on_end,
}
