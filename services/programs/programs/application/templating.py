"""A program drafted from a template of the bank."""

from programs.application.base import Base, Here, in_program
from programs.application.planning import NewActivity, NewDifficulty, NewResult
from programs.domain.parts import Nature
from programs.domain.plan import ActivityPlanned
from programs.domain.templates import TEMPLATES, ProgramTemplate, TemplateApplied, apply_template


class Templating(Base):
    @in_program
    def apply_template(self, here: Here, chosen: ProgramTemplate) -> None:
        """Its activities count their days from the start of the program, and the mentor answers for them."""
        template, program = TEMPLATES[chosen], here.program
        period = program.planned_period()
        difficulties = [
            NewDifficulty(Nature.DIFFICULTY, mentee, template.difficulty.label, template.difficulty).recorded(
                here, f"difficulty {number}"
            )
            for number, mentee in enumerate(program.mentees)
        ]
        result = NewResult(template.result, template.measure).expected(here)
        addresses = tuple(recorded.difficulty for recorded in difficulties)
        activities = [
            NewActivity(one.text, one.due(period), program.mentor, addresses, one.kind).planned(
                here, f"activity {number}"
            )
            for number, one in enumerate(template.activities)
        ]
        items = (*addresses, result.result, *(planned.activity for planned in activities))
        applied = TemplateApplied(on=here.today, template=chosen.value, items=items)
        planned_ = [ActivityPlanned(on=here.today, planned=planned) for planned in activities]
        apply_template(program, here.by, applied, [*difficulties, result, *planned_])
