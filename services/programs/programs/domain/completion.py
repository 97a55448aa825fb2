"""The regular end: the plan was done in full, and the head's order says so (7.1, INV-18, R-A.6-D1)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.rules import require
from contracts.codes import DecisionOutcome, OrderKind, ProgramState

from programs.domain import decisions
from programs.domain.orders import Order, must_constitute
from programs.domain.parts import ActivityState
from programs.domain.program import Program, ProgramEvent


class ProgramCompleted(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramCompleted"
    order: UUID

    def apply(self, program: Program) -> None:
        program.end(ProgramState.COMPLETED, self.on, self.order)


def complete(program: Program, order: Order, asked: bool, on: date) -> None:
    """The order is not older than the day on which nothing was left to do.
    `asked` is whether its people were, half-way."""
    program.must_be(ProgramState.RUNNING)
    activities = program.activities.values()
    open_ = sum(activity.state is ActivityState.PLANNED for activity in activities)
    require(not open_, "INV-18", f"Не проведено мероприятий: {open_}")
    detail = "Промежуточный опрос участников ещё не открывали"
    require(asked or not needs_interim(program), "R-A.6-D1", detail)
    done = max(activity.closed or date.min for activity in activities)
    must_constitute(order, program, OrderKind.COMPLETE_PROGRAM, done, on)
    program.record(ProgramCompleted(on=order.dated, order=order.id))
    decisions.take(program, DecisionOutcome.ENDED, on)


def needs_interim(program: Program) -> bool:
    """A program of that length is looked at half-way (T-19)."""
    period = program.planned_period()
    return program.terms.rules.asks_half_way(period.start, period.until)
