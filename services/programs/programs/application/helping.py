"""Commands of help: what a mentee asks for, and the colleagues a mentor involves."""

from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import Decision, command
from backbone.intent import Intent

from programs import knowledge
from programs.application.base import Base, Texts, participant
from programs.domain import help as helps
from programs.domain import helping, progress
from programs.domain.help import HelpRequest
from programs.domain.helping import Helping, helping_id
from programs.domain.parts import Part, Participant
from programs.domain.program import Program


class Helps(Base):
    @command
    def request_help(self, intent: Intent, program: UUID, text: str) -> Decision:
        about, by = self.take(intent, program)
        texts = Texts(intent, self.vault)
        due = knowledge.parameters_of(self.database, intent.school, about.edition).help_due(intent.today)
        told = texts.keep(by.person, "text", text)
        asked = helps.request(intent.new_id("help"), about, by, told, due, self.clock.now(), intent.today)
        return asked, *texts.sealed

    @command
    def answer_help(self, intent: Intent, id: UUID, text: str) -> Decision:
        help, by = self.take_help(id, intent.school, intent.actor.person, intent.actor.role)
        texts = Texts(intent, self.vault)
        helps.answer(help, by, texts.keep(by.person, "text", text), self.clock.now(), intent.today)
        return help, *texts.sealed

    @command
    def close_help(self, intent: Intent, id: UUID) -> HelpRequest:
        help, by = self.take_help(id, intent.school, intent.actor.person, intent.actor.role)
        helps.close(help, by, intent.today)
        return help

    @command
    def invite_helper(self, intent: Intent, id: UUID, activity: UUID, person: UUID) -> Helping:
        program, by = self.take(intent, id)
        found = self._helping(intent.school, activity, person)
        helping.invite(found, program, by, activity, person, intent.today)
        return found

    @command
    def join_activity(self, intent: Intent, id: UUID, activity: UUID) -> Helping:
        found, _ = self.take_helping(intent.school, id, activity, intent.actor.person)
        helping.join(found, intent.today)
        return found

    @command
    def leave_activity(self, intent: Intent, id: UUID, activity: UUID, person: UUID) -> Helping:
        """The helper himself or the mentor; nobody else learns that there is one."""
        by = intent.actor.person
        found, program = self.take_helping(intent.school, id, activity, person)
        if by is None or by not in (person, program.mentor):
            raise NotFound
        helping.leave(found, by, program, intent.today)
        return found

    @command
    def comment_activity(self, intent: Intent, id: UUID, activity: UUID, text: str) -> Decision:
        found, program = self.take_helping(intent.school, id, activity, intent.actor.person)
        helping.activity_of(found, program)
        texts = Texts(intent, self.vault)
        helping.comment(found, texts.keep(found.helper, "text", text), intent.today)
        return found, *texts.sealed

    @command
    def finish_as_helper(self, intent: Intent, id: UUID, activity: UUID) -> Program:
        found, program = self.take_helping(intent.school, id, activity, intent.actor.person)
        helping.activity_of(found, program)
        progress.finish_activity(program, Participant(found.helper, Part.HELPER), activity, intent.today)
        return program

    def take_help(
        self, id: UUID, school: UUID | None, person: UUID | None, role: str
    ) -> tuple[HelpRequest, Participant]:
        """NotFound for those who have no part in the program, and for the other mentees of a group."""
        help = self.load(HelpRequest, id, school)
        by = participant(self.load(Program, help.program, school), person, role)
        if by.part is Part.MENTEE and by.person != help.mentee:
            raise NotFound
        return help, by

    def take_helping(
        self, school: UUID | None, program: UUID, activity: UUID, person: UUID | None
    ) -> tuple[Helping, Program]:
        """NotFound for whom nobody has invited."""
        if person is None:
            raise NotFound
        found = self.load(Helping, helping_id(activity, person), school)
        if found.program != program:
            raise NotFound
        return found, self.load(Program, program, school)

    def _helping(self, school: UUID, activity: UUID, person: UUID) -> Helping:
        """What there was of it, or a first beginning."""
        id = helping_id(activity, person)
        return self.load(Helping, id, school) if self.holds(id, school) else Helping(id)
