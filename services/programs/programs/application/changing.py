"""Commands that change a program under way: by everybody's consent, and by order where the regulation wants one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import Form, Kind

from programs.application.base import Base, Texts, spoken_of
from programs.application.planning import NewActivity
from programs.domain import amendment, extension, moving, suspension
from programs.domain.amendment import AmendmentProposed
from programs.domain.program import Program
from programs.knowledge import terms_of


@dataclass(frozen=True)
class Change:
    """None where forms or kinds stay as they are."""

    forms: tuple[Form, ...] | None
    kinds: tuple[Kind, ...] | None
    added: tuple[NewActivity, ...]
    removed: tuple[UUID, ...]
    text: str | None


class Changing(Base):
    @command
    def suspend(self, intent: Intent, id: UUID, order: UUID) -> Program:
        program, _ = self.take(intent, id)
        suspension.suspend(program, self.order(intent, order), intent.today)
        return program

    @command
    def resume(self, intent: Intent, id: UUID, order: UUID) -> Program:
        program, _ = self.take(intent, id)
        suspension.resume(program, self.order(intent, order), intent.today)
        return program

    @command
    def move(self, intent: Intent, id: UUID, order: UUID) -> Program:
        """To the edition that the order names."""
        program, _ = self.take(intent, id)
        found = self.order(intent, order)
        edition = found.edition or program.edition
        moving.move(program, found, edition, terms_of(self.database, intent.school, edition), intent.today)
        return program

    @command
    def propose_extension(self, intent: Intent, id: UUID, until: date, text: str | None) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        extension.propose(program, by, until, texts.keep_any(by.person, "text", text), intent.today)
        return program, *texts.sealed

    @command
    def agree_extension(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        extension.agree(program, by, intent.today)
        return program

    @command
    def approve_extension(self, intent: Intent, id: UUID, order: UUID) -> Program:
        program, _ = self.take(intent, id)
        extension.approve(program, self.order(intent, order), intent.today)
        return program

    @command
    def propose_amendment(self, intent: Intent, id: UUID, change: Change) -> Decision:
        program, by = self.take(intent, id)
        texts, subject = Texts(intent, self.vault), spoken_of(program, by)
        proposed = AmendmentProposed(
            on=intent.today,
            by=by.person,
            forms=change.forms,
            kinds=change.kinds,
            added=tuple(
                new.planned(intent, texts, subject, by.person, f"activity {number}")
                for number, new in enumerate(change.added)
            ),
            removed=change.removed,
            text=texts.keep_any(by.person, "text", change.text),
        )
        amendment.propose(program, by, proposed)
        return program, *texts.sealed

    @command
    def agree_amendment(self, intent: Intent, id: UUID) -> Program:
        program, by = self.take(intent, id)
        amendment.agree(program, by, intent.today)
        return program

    @command
    def approve_amendment(self, intent: Intent, id: UUID, order: UUID | None) -> Program:
        program, _ = self.take(intent, id)
        amendment.approve(program, self.order(intent, order) if order else None, intent.today)
        return program
