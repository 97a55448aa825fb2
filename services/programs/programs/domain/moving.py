"""A program stays on its edition of the regulation unless the head's order moves it (9.2)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import OrderKind

from programs.domain.orders import Order, must_constitute
from programs.domain.parts import Terms
from programs.domain.program import Program, ProgramEvent


class ProgramMoved(ProgramEvent):
    """What was lawful under the previous edition stays; what comes goes by this one (R-9.2-01)."""

    TOPIC: ClassVar[str] = "programs.ProgramMoved"
    previous: UUID
    edition: UUID
    terms: Terms
    order: UUID

    def apply(self, program: Program) -> None:
        program.edition, program.terms = self.edition, self.terms
        program.orders |= {self.order}


def move(program: Program, order: Order, edition: UUID, terms: Terms, on: date) -> None:
    program.must_live()
    must_constitute(order, program, OrderKind.MOVE_PROGRAM, program.effective, on)
    if edition == program.edition:
        raise Refused("same-edition", "Программа уже идёт по этой редакции Положения", field="/order")
    program.record(ProgramMoved(on=order.dated, previous=program.edition, edition=edition, terms=terms, order=order.id))
