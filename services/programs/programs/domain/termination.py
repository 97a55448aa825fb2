"""The early end (7.1): asked for by the mentor, a mentee, all of them, or the curator; ended by the head's order.

Nobody's request can be vetoed (A-19). Where the curator asks, the people are heard before (T-07, A-20).
"""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Forbidden, Refused
from backbone.rules import require
from contracts.codes import DecisionOutcome, Initiator, OrderKind, ProgramState, TerminationReason

from programs.domain import decisions
from programs.domain.consent import completes
from programs.domain.orders import Order, must_constitute
from programs.domain.parts import Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_part
from programs.domain.proposals import Statement, Termination

INITIATORS = {Part.MENTOR: Initiator.MENTOR, Part.MENTEE: Initiator.MENTEE, Part.CURATOR: Initiator.CURATOR}


class TerminationRequested(ProgramEvent):
    """`hearing_until` is the last day for statements, where the curator asks."""

    TOPIC: ClassVar[str] = "programs.TerminationRequested"
    by: UUID
    initiator: Initiator
    reason: TerminationReason
    text: UUID
    hearing_until: date | None = None

    def apply(self, program: Program) -> None:
        program.termination = Termination(
            by=self.by,
            initiator=self.initiator,
            reason=self.reason,
            text=self.text,
            on=self.on,
            hearing_until=self.hearing_until,
            agreed=frozenset((self.by,)),
        )


class TerminationAgreed(ProgramEvent):
    """With the last agreement the decision is mutual."""

    TOPIC: ClassVar[str] = "programs.TerminationAgreed"
    person: UUID
    unanimous: bool

    def apply(self, program: Program) -> None:
        if program.termination:
            initiator = Initiator.MUTUAL if self.unanimous else program.termination.initiator
            agreed = program.termination.agreed | {self.person}
            program.termination = replace(program.termination, agreed=agreed, initiator=initiator)


class StatementMade(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.StatementMade"
    person: UUID
    text: UUID

    def apply(self, program: Program) -> None:
        if program.termination:
            made = {**program.termination.statements, self.person: Statement(self.text, self.on)}
            program.termination = replace(program.termination, statements=made)


class TerminationWithdrawn(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.TerminationWithdrawn"

    def apply(self, program: Program) -> None:
        program.termination = None


class ProgramTerminated(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.ProgramTerminated"
    initiator: Initiator
    reason: TerminationReason
    order: UUID

    def apply(self, program: Program) -> None:
        program.end(ProgramState.TERMINATED, self.on, self.order)


def request(program: Program, by: Participant, reason: TerminationReason, text: UUID, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE, Part.CURATOR)
    program.must_live()
    if program.termination:
        raise Refused("already-requested", f"О прекращении уже просит {program.termination.initiator.label}")
    by_curator = by.part is Part.CURATOR
    requested = TerminationRequested(
        on=on,
        by=by.person,
        initiator=INITIATORS[by.part],
        reason=reason,
        text=text,
        hearing_until=program.terms.rules.hearing_until(on) if by_curator else None,
    )
    program.record(requested)


def agree(program: Program, by: Participant, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    requested = _requested(program)
    if requested.hearing_until:
        raise Refused("hearing", "О прекращении просит куратор: дайте пояснение")
    if by.person in requested.agreed:
        raise Refused("already-agreed", "Ваше согласие уже получено")
    unanimous = completes(program, requested.agreed, by.person)
    program.record(TerminationAgreed(on=on, person=by.person, unanimous=unanimous))


def state(program: Program, by: Participant, text: UUID, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    requested = _requested(program)
    if requested.hearing_until is None:
        raise Refused("no-hearing", "Пояснения даются, когда о прекращении просит куратор")
    if by.person in requested.statements:
        raise Refused("already-stated", "Ваше пояснение уже получено")
    program.record(StatementMade(on=on, person=by.person, text=text))


def withdraw(program: Program, by: Participant, on: date) -> None:
    """Only who asked may take it back; for the curator, whoever is curator now."""
    requested = _requested(program)
    as_curator = by.part is Part.CURATOR and requested.initiator is Initiator.CURATOR
    if by.person != requested.by and not as_curator:
        raise Forbidden("Просьбу отзывает тот, кто её подал")
    program.record(TerminationWithdrawn(on=on))


def terminate(program: Program, order: Order, on: date) -> None:
    requested = _requested(program)
    must_constitute(order, program, OrderKind.TERMINATE_PROGRAM, max(requested.on, program.since), on)
    detail = "На день приказа не все выслушаны, и срок пояснений не прошёл"
    require(_heard(program, requested, order.dated), "R-7.1-03", detail, field="/order")
    ended = ProgramTerminated(on=order.dated, initiator=requested.initiator, reason=requested.reason, order=order.id)
    program.record(ended)
    decisions.take(program, DecisionOutcome.ENDED, on)


def _requested(program: Program) -> Termination:
    program.must_live()
    if program.termination is None:
        raise Refused("nothing-requested", "О прекращении никто не просил")
    return program.termination


def _heard(program: Program, requested: Termination, by_day: date) -> bool:
    """Everybody had spoken by the day of the order, or the term for it had passed."""
    if requested.hearing_until is None or by_day > requested.hearing_until:
        return True
    spoken = {person for person, statement in requested.statements.items() if statement.on <= by_day}
    return spoken >= program.people
