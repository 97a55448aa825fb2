"""A program drafted from a template of the bank."""

from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent

from programs.application.base import Base, Texts, spoken_of
from programs.application.planning import NewActivity, NewDifficulty, NewResult
from programs.domain.parts import Nature
from programs.domain.plan import ActivityPlanned
from programs.domain.templates import TEMPLATES, ProgramTemplate, TemplateApplied, apply_template


class Templating(Base):
    @command
    def apply_template(self, intent: Intent, id: UUID, chosen: ProgramTemplate) -> Decision:
        """Its activities count their days from the start of the program, and the mentor answers for them."""
        program, by = self.take(intent, id)
        template, period = TEMPLATES[chosen], program.planned_period()
        texts, subject = Texts(intent, self.vault), spoken_of(program, by)
        difficulties = [
            NewDifficulty(Nature.DIFFICULTY, mentee, template.difficulty.label, template.difficulty).recorded(
                intent, texts, by.person, f"difficulty {number}"
            )
            for number, mentee in enumerate(program.mentees)
        ]
        result = NewResult(template.result, template.measure).expected(intent, texts, subject, by.person)
        addresses = tuple(recorded.difficulty for recorded in difficulties)
        activities = [
            NewActivity(one.text, one.due(period), program.mentor, addresses, one.kind).planned(
                intent, texts, subject, by.person, f"activity {number}"
            )
            for number, one in enumerate(template.activities)
        ]
        items = (*addresses, result.result, *(planned.activity for planned in activities))
        applied = TemplateApplied(on=intent.today, template=chosen.value, items=items)
        planned_ = [ActivityPlanned(on=intent.today, planned=planned) for planned in activities]
        apply_template(program, by, applied, [*difficulties, result, *planned_])
        return program, *texts.sealed
