"""Commands that end a program: completed in full, or early on one of the initiatives of 7.1."""

from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import SurveyForm, TerminationReason

from programs.application.base import Base, Texts
from programs.domain import completion, termination
from programs.domain.program import Program
from programs.domain.survey.survey import survey_id


class Ending(Base):
    @command
    def complete(self, intent: Intent, id: UUID, order: UUID) -> Program:
        program, _ = self.take(intent, id)
        asked = self.holds(survey_id(id, SurveyForm.INTERIM), intent.school)
        completion.complete(program, self.order(intent, order), asked, intent.today)
        return program

    @command
    def request_termination(self, intent: Intent, id: UUID, reason: TerminationReason, text: str) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        termination.request(program, by, reason, texts.keep(by.person, "text", text), intent.today)
        return program, *texts.sealed

    @command
    def agree_termination(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        termination.agree(program, by, intent.today)
        return program

    @command
    def state_on_termination(self, intent: Intent, id: UUID, text: str) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        termination.state(program, by, texts.keep(by.person, "text", text), intent.today)
        return program, *texts.sealed

    @command
    def withdraw_termination(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        termination.withdraw(program, by, intent.today)
        return program

    @command
    def terminate(self, intent: Intent, id: UUID, order: UUID) -> Program:
        program, _ = self.take(intent, id)
        termination.terminate(program, self.order(intent, order), intent.today)
        return program
