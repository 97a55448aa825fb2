"""A change of content by mutual consent (7.2); a change of form or kind also needs the head's order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Form, Kind, OrderKind, ProgramState

from programs.domain.completeness import require_fitting, require_suitable
from programs.domain.consent import completes, require_agreed, require_open
from programs.domain.orders import Order, must_constitute
from programs.domain.parts import ActivityState, Part, Participant, PlannedActivity
from programs.domain.plan import add_activity
from programs.domain.program import Program, ProgramEvent, must_be_part
from programs.domain.proposals import Amendment

AMENDABLE = (ProgramState.APPROVED, ProgramState.RUNNING)


class AmendmentProposed(ProgramEvent):
    """None where forms or kinds stay as they are. The latest proposal is the one that stands."""

    TOPIC: ClassVar[str] = "programs.AmendmentProposed"
    by: UUID
    forms: tuple[Form, ...] | None = None
    kinds: tuple[Kind, ...] | None = None
    added: tuple[PlannedActivity, ...] = ()
    removed: tuple[UUID, ...] = ()
    text: UUID | None = None

    def apply(self, program: Program) -> None:
        program.amendment = Amendment(
            by=self.by,
            agreed=frozenset((self.by,)),
            settled=self.on,
            text=self.text,
            forms=self.forms,
            kinds=self.kinds,
            added=self.added,
            removed=self.removed,
        )


class AmendmentAgreed(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.AmendmentAgreed"
    person: UUID
    unanimous: bool

    def apply(self, program: Program) -> None:
        if program.amendment:
            agreed = program.amendment.agreed | {self.person}
            program.amendment = replace(program.amendment, agreed=agreed, settled=self.on)


class ProgramAmended(ProgramEvent):
    """`forms` and `kinds` are those from now on. The version before stays readable."""

    TOPIC: ClassVar[str] = "programs.ProgramAmended"
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    added: tuple[PlannedActivity, ...]
    removed: tuple[UUID, ...]
    order: UUID | None = None

    def apply(self, program: Program) -> None:
        program.forms, program.kinds, program.amendment = self.forms, self.kinds, None
        for new in self.added:
            add_activity(program, new)
        for id in self.removed:
            program.activities[id] = replace(program.activities[id], state=ActivityState.REMOVED, closed=self.on)
        if self.order:
            program.orders |= {self.order}


def propose(program: Program, by: Participant, proposed: AmendmentProposed) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(*AMENDABLE)
    change = _what_changes(program, proposed)
    require_suitable(program, *_forms_and_kinds(program, change))
    for index, new in enumerate(change.added):
        require_fitting(program, new, program.planned_period(), at=f"/add_activities/{index}")
    _require_removable(program, change.removed)
    left = [id for id, activity in program.activities.items() if activity.state is not ActivityState.REMOVED]
    remaining = len(left) + len(change.added) - len(set(change.removed))
    require(remaining > 0, "INV-11", "В плане не останется мероприятий", field="/remove_activities")
    program.record(change)


def agree(program: Program, by: Participant, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE)
    program.must_be(*AMENDABLE)
    proposal = require_open(program.amendment, by.person)
    unanimous = completes(program, proposal.agreed, by.person)
    program.record(AmendmentAgreed(on=on, person=by.person, unanimous=unanimous))


def approve(program: Program, order: Order | None, on: date) -> None:
    """Takes effect on the day of the order, or today where none is needed."""
    program.must_be(*AMENDABLE)
    proposal = require_agreed(program, program.amendment)
    ordered = order is not None or not proposal.needs_order
    require(ordered, "R-7.2-02", "Изменение формы или вида вводится приказом", field="/order")
    if order is not None:
        must_constitute(order, program, OrderKind.AMEND_PROGRAM, proposal.settled, on)
    _require_removable(program, proposal.removed)
    forms, kinds = _forms_and_kinds(program, proposal)
    amended = ProgramAmended(
        on=order.dated if order else on,
        forms=forms,
        kinds=kinds,
        added=proposal.added,
        removed=proposal.removed,
        order=order and order.id,
    )
    program.record(amended)


def _what_changes(program: Program, proposed: AmendmentProposed) -> AmendmentProposed:
    """The proposal without forms or kinds that are as they were: those need no order."""
    forms = None if set(proposed.forms or ()) == set(program.forms) else proposed.forms
    kinds = None if set(proposed.kinds or ()) == set(program.kinds) else proposed.kinds
    if forms is None and kinds is None and not proposed.added and not proposed.removed:
        raise Refused("nothing-to-amend", "Предложение ничего не меняет")
    return proposed.model_copy(update={"forms": forms, "kinds": kinds})


def _forms_and_kinds(
    program: Program, change: AmendmentProposed | Amendment
) -> tuple[tuple[Form, ...], tuple[Kind, ...]]:
    forms = program.forms if change.forms is None else change.forms
    kinds = program.kinds if change.kinds is None else change.kinds
    return forms, kinds


def _require_removable(program: Program, removed: Sequence[UUID]) -> None:
    """What was done between the proposal and its approval can no longer be removed."""
    for index, id in enumerate(removed):
        at = f"/remove_activities/{index}"
        if id not in program.activities:
            raise Refused("unknown-activity", "Такого мероприятия в плане нет", field=at)
        if program.activities[id].state is not ActivityState.PLANNED:
            raise Refused("activity-closed", f"Мероприятие уже {program.activities[id].state.label}", field=at)
