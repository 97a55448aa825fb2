"""A petition is decided or withdrawn: by whom, with which outcome, on which order, its kind says."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import Forbidden, Refused
from backbone.rules import require
from contracts.codes import PetitionKind, PetitionOutcome, PetitionState

from programs.domain.orders import Order, must_be_order
from programs.domain.petition.filing import must_be
from programs.domain.petition.kinds import Who
from programs.domain.petition.petition import Petition, PetitionDecided, PetitionWithdrawn, ReleaseUndone, Substitution
from programs.domain.petition.release import Lesson, require_replaced


@dataclass(frozen=True)
class Ruling:
    """What the head or the curator decides. `free` are the released who have no lessons on those days."""

    outcome: PetitionOutcome
    reason: UUID | None = None
    order: Order | None = None
    continuity: UUID | None = None
    substitutions: tuple[Substitution, ...] = ()
    free: frozenset[UUID] = frozenset()


def decide(
    petition: Petition, by: UUID, post: Who | None, ruling: Ruling, lessons: frozenset[Lesson], on: date
) -> None:
    """`lessons` are those that the released would have given."""
    procedure = petition.procedure
    petition.must_be_open()
    must_be(
        post in procedure.decided_by, procedure, f"Решает {' или '.join(one.label for one in procedure.decided_by)}"
    )
    if by == petition.by:
        raise Forbidden("О своём обращении решает другой")
    _require_possible(petition, ruling.outcome)
    if procedure.reasoned:
        _require_given(petition, ruling.reason is not None, "Решение принимают с указанием причины", "/reason")
    if ruling.outcome is PetitionOutcome.GRANTED:
        _require_basis(petition, ruling.order, on)
        if petition.kind is PetitionKind.RELEASE:
            require(ruling.continuity is not None, "R-1.4-05", "Подтвердите, что обучение не прервётся", "/continuity")
            require_replaced(petition.details, ruling.substitutions, ruling.free, lessons)
    decided = PetitionDecided(
        on=on,
        by=by,
        outcome=ruling.outcome,
        reason=ruling.reason,
        order=ruling.order and ruling.order.id,
        continuity=ruling.continuity,
        substitutions=ruling.substitutions,
    )
    petition.record(decided)


def undo(petition: Petition, by: UUID, on: date) -> None:
    """`by` is the order that repeals the one it was granted by. Hearing of it twice changes nothing."""
    if petition.kind is PetitionKind.RELEASE and petition.state is PetitionState.DECIDED:
        petition.record(ReleaseUndone(on=on, by=by))


def withdraw(petition: Petition, by: UUID, on: date) -> None:
    petition.must_be_open()
    if by != petition.by:
        raise Forbidden("Обращение отзывает тот, кто его подал")
    petition.record(PetitionWithdrawn(on=on))


def _require_possible(petition: Petition, outcome: PetitionOutcome) -> None:
    possible = ", ".join(one.label for one in petition.outcomes)
    if petition.kind is PetitionKind.RESIGNATION:
        detail = f"По ст. 351.8 ТК отказ от наставничества не отклоняют; возможно: {possible}"
        require(outcome in petition.outcomes, "R-4.1-03", detail, field="/outcome")
    elif outcome not in petition.outcomes:
        raise Refused("no-such-outcome", f"По этому обращению возможно: {possible}", field="/outcome")


def _require_basis(petition: Petition, order: Order | None, on: date) -> None:
    kind, setting = petition.procedure.order, petition.setting
    if kind is None:
        return
    _require_given(petition, order is not None, f"Нужен приказ {kind.label}", "/order")
    if order and setting:
        must_be_order(order, setting.match, kind, petition.filed, on)


def _require_given(petition: Petition, given: bool, detail: str, field: str) -> None:
    rule = petition.procedure.rule
    if rule:
        require(given, rule, detail, field=field)
    elif not given:
        raise Refused("field-required", detail, field=field)
