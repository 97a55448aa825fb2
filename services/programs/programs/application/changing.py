"""Commands that change a program under way: by everybody's consent, and by order where the regulation wants one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.codes import Form, Kind

from programs.application.base import Base, Here, in_program
from programs.application.planning import NewActivity
from programs.domain import amendment, extension, moving, suspension
from programs.domain.amendment import AmendmentProposed
from programs.knowledge import terms_of
from programs.lent import entitled_until


@dataclass(frozen=True)
class Change:
    """None where forms or kinds stay as they are."""

    forms: tuple[Form, ...] | None
    kinds: tuple[Kind, ...] | None
    added: tuple[NewActivity, ...]
    removed: tuple[UUID, ...]
    text: str | None


class Changing(Base):
    @in_program
    def suspend(self, here: Here, order: UUID) -> None:
        suspension.suspend(here.program, self.order(here.intent, order), here.today)

    @in_program
    def resume(self, here: Here, order: UUID) -> None:
        suspension.resume(here.program, self.order(here.intent, order), here.today)

    @in_program
    def move(self, here: Here, order: UUID) -> None:
        """To the edition that the order names."""
        found = self.order(here.intent, order)
        edition = found.edition or here.program.edition
        moving.move(here.program, found, edition, terms_of(self.database, here.intent.school, edition), here.today)

    @in_program
    def propose_extension(self, here: Here, until: date, text: str | None) -> None:
        told = here.texts.keep_any(here.by.person, "text", text, here.subject)
        extension.propose(here.program, here.by, until, told, here.today)

    @in_program
    def agree_extension(self, here: Here) -> None:
        extension.agree(here.program, here.by, here.today)

    @in_program
    def approve_extension(self, here: Here, order: UUID) -> None:
        entitled = entitled_until(self.database, here.intent.school, here.program.mentor)
        found = self.order(here.intent, order)
        extension.approve(here.program, found, here.intent.deviations, here.today, entitled)

    @in_program
    def propose_amendment(self, here: Here, change: Change) -> None:
        person = here.by.person
        proposed = AmendmentProposed(
            on=here.today,
            by=person,
            forms=change.forms,
            kinds=change.kinds,
            added=tuple(new.planned(here, f"activity {number}") for number, new in enumerate(change.added)),
            removed=change.removed,
            text=here.texts.keep_any(person, "text", change.text, here.subject),
        )
        amendment.propose(here.program, here.by, proposed)

    @in_program
    def agree_amendment(self, here: Here) -> None:
        amendment.agree(here.program, here.by, here.today)

    @in_program
    def approve_amendment(self, here: Here, order: UUID | None) -> None:
        amendment.approve(here.program, self.order(here.intent, order) if order else None, here.today)
