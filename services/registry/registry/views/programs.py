"""What programs tells of how long each of them is to last: papers of mentors from outside are to last as long."""

from backbone.follower import Handles
from backbone.letters import Delivery
from contracts.programs import ProgramApproved, ProgramDrafted, ProgramExtended, ProgramStarted

from registry.views.rows import Rows, add


def on_draft(rows: Rows, told: Delivery[ProgramDrafted]) -> None:
    fact = told.fact
    add(rows, "program_ends", {"program": fact.program, "school": told.meta.school, "match": fact.match})


def on_end(rows: Rows, told: Delivery[ProgramApproved] | Delivery[ProgramStarted] | Delivery[ProgramExtended]) -> None:
    rows.execute("UPDATE program_ends SET until = %s WHERE program = %s", (told.fact.until, told.fact.program))


HANDLES: Handles = {
    ProgramDrafted: on_draft,
    ProgramApproved: on_end,
    ProgramStarted: on_end,
    ProgramExtended: on_end,
}
