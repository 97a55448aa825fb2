"""A program pauses and goes on by the head's orders (A-35). Its end does not move: INV-05 counts on."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import DecisionOutcome, OrderKind, ProgramState

from programs.domain import decisions
from programs.domain.orders import Order, must_constitute
from programs.domain.program import Program, ProgramEvent


class ProgramSuspended(ProgramEvent):
    """From this day nothing is asked of its people; `pause_until` is the last day, where it is foreseen (A-35)."""

    TOPIC: ClassVar[str] = "programs.ProgramSuspended"
    order: UUID
    pause_until: date | None = None

    def apply(self, program: Program) -> None:
        program.enter(ProgramState.SUSPENDED, self.on)
        program.orders |= {self.order}


class ProgramResumed(ProgramEvent):
    """A-35."""

    TOPIC: ClassVar[str] = "programs.ProgramResumed"
    order: UUID

    def apply(self, program: Program) -> None:
        program.enter(ProgramState.RUNNING, self.on)
        program.orders |= {self.order}


def suspend(program: Program, order: Order, on: date) -> None:
    program.must_be(ProgramState.RUNNING)
    must_constitute(order, program, OrderKind.SUSPEND_PROGRAM, program.since, on)
    program.record(ProgramSuspended(on=_day(order, program, on), order=order.id, pause_until=order.until))
    decisions.take(program, DecisionOutcome.SUSPENDED, on)


def resume(program: Program, order: Order, on: date) -> None:
    program.must_be(ProgramState.SUSPENDED)
    must_constitute(order, program, OrderKind.RESUME_PROGRAM, program.since, on)
    program.record(ProgramResumed(on=_day(order, program, on), order=order.id))


def _day(order: Order, program: Program, today: date) -> date:
    """From when the order holds. One that comes late holds from its own day, but not from before the last change."""
    since = order.since or order.dated
    if since > today:
        raise Refused("order-not-in-force", f"Приказ действует с {since:%d.%m.%Y}", field="/order")
    return max(since, program.since)
