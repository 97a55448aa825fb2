"""A longer period by mutual consent and the head's order (7.2), never beyond the cap for the whole program (INV-05)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import OrderKind, ProgramState

from programs.domain.consent import completes, require_agreed, require_open
from programs.domain.deviations import allow_all
from programs.domain.entitlement import lasting
from programs.domain.orders import Order, must_constitute
from programs.domain.parts import Part, Participant
from programs.domain.period import Period
from programs.domain.program import Program, ProgramEvent, must_be_part
from programs.domain.proposals import Extension


class ExtensionProposed(ProgramEvent):
    """The latest proposal is the one that stands; whoever agreed to another has to agree anew."""

    TOPIC: ClassVar[str] = "programs.ExtensionProposed"
    by: UUID
    until: date
    text: UUID | None = None

    def apply(self, program: Program) -> None:
        program.extension = Extension(self.by, frozenset((self.by,)), self.on, self.text, self.until)


class ExtensionAgreed(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ExtensionAgreed"
    person: UUID
    unanimous: bool

    def apply(self, program: Program) -> None:
        if program.extension:
            agreed = program.extension.agreed | {self.person}
            program.extension = replace(program.extension, agreed=agreed, settled=self.on)


class ProgramExtended(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramExtended"
    previous_until: date
    until: date
    order: UUID

    def apply(self, program: Program) -> None:
        if program.period:
            program.period = Period(program.period.start, self.until)
        program.extension = None
        program.orders |= {self.order}


def propose(program: Program, by: Participant, until: date, text: UUID | None, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(ProgramState.RUNNING)
    period = program.planned_period()
    if until <= period.until:
        raise Refused("not-longer", f"Программа и так идёт до {period.until:%d.%m.%Y}", field="/until")
    Period(period.start, until).require_length(program.terms.rules)
    program.record(ExtensionProposed(on=on, by=by.person, until=until, text=text))


def agree(program: Program, by: Participant, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(ProgramState.RUNNING)
    proposal = require_open(program.extension, by.person)
    unanimous = completes(program, proposal.agreed, by.person)
    program.record(ExtensionAgreed(on=on, person=by.person, unanimous=unanimous))


def approve(program: Program, order: Order, reasons: dict[str, UUID], on: date, entitled: date | None = None) -> None:
    """The order names the agreed date and is not older than the last consent. `entitled`: up to and including which day
    a mentor from outside may be one."""
    program.must_be(ProgramState.RUNNING)
    proposal = require_agreed(program, program.extension)
    must_constitute(order, program, OrderKind.EXTEND_PROGRAM, proposal.settled, on)
    if order.until != proposal.until:
        raise Refused("order-other-date", f"Согласован срок до {proposal.until:%d.%m.%Y}", field="/order")
    allow_all(program, [lasting(entitled, proposal.until)], reasons, on)
    previous = program.planned_period().until
    program.record(ProgramExtended(on=order.dated, previous_until=previous, until=proposal.until, order=order.id))
