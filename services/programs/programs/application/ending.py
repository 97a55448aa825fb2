"""Commands that end a program: completed in full, or early on one of the initiatives of 7.1."""

from uuid import UUID

from contracts.codes import SurveyForm, TerminationReason

from programs.application.base import Base, Here, in_program
from programs.domain import completion, termination
from programs.domain.survey.survey import survey_id


class Ending(Base):
    @in_program
    def complete(self, here: Here, order: UUID) -> None:
        asked = self.holds(survey_id(here.program.id, SurveyForm.INTERIM), here.intent.school)
        completion.complete(here.program, self.order(here.intent, order), asked, here.today)

    @in_program
    def request_termination(self, here: Here, reason: TerminationReason, text: str) -> None:
        told = here.texts.keep(here.by.person, "text", text, here.subject)
        termination.request(here.program, here.by, reason, told, here.today)

    @in_program
    def agree_termination(self, here: Here) -> None:
        termination.agree(here.program, here.by, here.today)

    @in_program
    def state_on_termination(self, here: Here, text: str) -> None:
        told = here.texts.keep(here.by.person, "text", text, here.subject)
        termination.state(here.program, here.by, told, here.today)

    @in_program
    def withdraw_termination(self, here: Here) -> None:
        termination.withdraw(here.program, here.by, here.today)

    @in_program
    def terminate(self, here: Here, order: UUID) -> None:
        termination.terminate(here.program, self.order(here.intent, order), here.today)
