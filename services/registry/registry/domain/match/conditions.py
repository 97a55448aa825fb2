"""What the law and the regulation ask of a pair or group before anybody compares anything: hard filters, each named.

They are the same checks by which a proposal is refused; here all of them are tried and told.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import DomainError, RuleBroken
from backbone.rules import require
from contracts.codes import Code, ConsentPurpose, Direction

from registry.domain.match.criteria import Profile
from registry.domain.participant.absence import must_be_at_work
from registry.domain.participant.assignments import must_be_free
from registry.domain.participant.clearances import must_be_cleared
from registry.domain.participant.participant import Participant
from registry.domain.participant.profile import must_qualify


class Condition(Code):
    OTHERS = "others", "никто не наставляет сам себя"
    HERE = "here", "никто не выбыл"
    QUALIFIED = "qualified", "наставник – педагогический работник или внешний специалист с основанием"
    CLEARED = "cleared", "справки внешнего специалиста действуют"
    COVERED = "covered", "запрос каждого наставляемого покрыт компетенцией или личным опытом наставника"
    DIRECTION_FREE = "direction-free", "по этому направлению у наставляемых ещё нет наставника"
    CAPACITY = "capacity", "у наставника есть свободные места"


@dataclass(frozen=True)
class Asked:
    mentor: Participant
    mentees: Sequence[Participant]
    direction: Direction
    day: date


@dataclass(frozen=True)
class Judged:
    """`words` say why not, with the rule where there is one."""

    condition: Condition
    rule: str | None = None
    words: str = ""

    @property
    def met(self) -> bool:
        return not self.words


def must_have_clearances(asked: Asked) -> None:
    must_be_cleared(asked.mentor, asked.day)


def must_not_mentor_oneself(mentor: UUID, mentees: Collection[UUID]) -> None:
    require(mentor not in mentees, "INV-02", "Наставник и наставляемый – одно лицо", field="/mentees")


def must_be_others(asked: Asked) -> None:
    must_not_mentor_oneself(asked.mentor.id, [mentee.id for mentee in asked.mentees])


def must_all_be_here(asked: Asked) -> None:
    for person in (asked.mentor, *asked.mentees):
        must_be_at_work(person, asked.day)


def must_be_qualified(asked: Asked) -> None:
    must_qualify(asked.mentor, asked.day)


def must_cover(mentor: Participant, mentee: Participant, direction: Direction) -> None:
    """At least one request is covered, and the direction of the match is among those covered."""
    covered = direction in mentee.needs and direction in Profile.of(mentor).covered
    detail = f"Направление «{direction.label}» – не из запросов наставляемого, покрытых компетенциями наставника"
    require(covered, "INV-03a", detail, field="/direction")


def must_cover_all(asked: Asked) -> None:
    for mentee in asked.mentees:
        must_cover(asked.mentor, mentee, asked.direction)


def must_all_be_free(asked: Asked) -> None:
    for mentee in asked.mentees:
        must_be_free(mentee, asked.direction)


def must_have_places(asked: Asked) -> None:
    free = asked.mentor.free_capacity
    detail = f"Свободных мест у наставника: {free}, нужно {len(asked.mentees)}"
    require(free >= len(asked.mentees), "INV-23", detail)


CONDITIONS: dict[Condition, Callable[[Asked], None]] = {
    Condition.OTHERS: must_be_others,
    Condition.HERE: must_all_be_here,
    Condition.QUALIFIED: must_be_qualified,
    Condition.CLEARED: must_have_clearances,
    Condition.COVERED: must_cover_all,
    Condition.DIRECTION_FREE: must_all_be_free,
    Condition.CAPACITY: must_have_places,
}


MAY_CHANGE = {Condition.CLEARED, Condition.CAPACITY}


def judge(asked: Asked) -> tuple[Judged, ...]:
    return tuple(_judged(condition, check, asked) for condition, check in CONDITIONS.items())


def must_be_proposable(asked: Asked) -> None:
    """What may still change until the order, the order checks (INV-23, R-A.3-D4)."""
    for condition, check in CONDITIONS.items():
        if condition not in MAY_CHANGE:
            check(asked)


def before_order(asked: Asked) -> tuple[str, ...]:
    """What a lawful order will want of the mentor besides (3.2): no hindrance to a proposal."""
    mentor = asked.mentor
    wanted = {
        "Письменное согласие быть наставником": mentor.consented(ConsentPurpose.BE_MENTOR, None, asked.day),
        "Приказ о назначении наставником": mentor.is_mentor_on(asked.day),
    }
    return tuple(words for words, there in wanted.items() if not there)


def _judged(condition: Condition, check: Callable[[Asked], None], asked: Asked) -> Judged:
    try:
        check(asked)
    except RuleBroken as broken:
        return Judged(condition, broken.rule, str(broken))
    except DomainError as refused:
        return Judged(condition, None, str(refused))
    return Judged(condition)
