"""When somebody leaves, is away for long or lays the mentoring down, it must be decided what becomes of the program
(A-35): suspend, replace, change the group, end."""

from collections.abc import Collection
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from contracts.codes import DecisionCause, DecisionOutcome

from programs.domain.program import Program, ProgramEvent
from programs.domain.standing import PendingDecision


class DecisionNeeded(ProgramEvent):
    """`due` is the last day (A-35)."""

    TOPIC: ClassVar[str] = "programs.DecisionNeeded"
    decision: UUID
    cause: DecisionCause
    person: UUID
    due: date

    def apply(self, program: Program) -> None:
        program.decisions[self.decision] = PendingDecision(self.cause, self.person, self.due)


class DecisionTaken(ProgramEvent):
    """A-35."""

    TOPIC: ClassVar[str] = "programs.DecisionTaken"
    decision: UUID
    outcome: DecisionOutcome

    def apply(self, program: Program) -> None:
        del program.decisions[self.decision]


def need(program: Program, cause: DecisionCause, person: UUID, on: date) -> None:
    """Once for a person, whatever else is told of him meanwhile."""
    waits = any(pending.person == person for pending in program.decisions.values())
    concerned = (program.mentor,) if cause is DecisionCause.RELIEVED else program.people
    if program.has_ended or waits or person not in concerned:
        return
    due = program.terms.rules.decision_due(on)
    decision = uuid5(program.id, f"decision {program.version}")
    program.record(DecisionNeeded(on=on, decision=decision, cause=cause, person=person, due=due))


def take(program: Program, outcome: DecisionOutcome, on: date, about: Collection[UUID] | None = None) -> None:
    """What has been done decides: everything that waits, or what is `about` some persons."""
    for id, pending in list(program.decisions.items()):
        if about is None or pending.person in about:
            program.record(DecisionTaken(on=on, decision=id, outcome=outcome))
