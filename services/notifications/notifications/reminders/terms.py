"""What a row of the table of deadlines is made of, and how it becomes a plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from backbone.letters import Delivery
from contracts.base import Contract
from contracts.regulation import RuleParameters
from contracts.workdays import is_working
from pydantic import JsonValue

from notifications.reminders.planning import Due, Planned, midnight, morning


class Step(NamedTuple):
    """So many calendar days `before` the last day people are reminded; on a negative one, after it, of the breach.
    `to` names posts, parts of the program and fields of the contract that opened it."""

    before: int
    template: str
    to: str
    working: bool = False
    every: int | None = None


class Opening(NamedTuple):
    """What a contract opens: the key that closes it, its last day, and what is to be said of it beside its facts. What
    is `weak` gives way to every other."""

    key: str
    due: date
    facts: Mapping[str, JsonValue] = {}
    expires: datetime | None = None
    weak: bool = False


Opens = Callable[[Delivery[Any], RuleParameters, ZoneInfo], Iterable[Opening]]
Closes = Callable[[Any], Iterable[str]]
Steps = Callable[[Any, RuleParameters], Iterable[Step]]


@dataclass(frozen=True)
class Deadline:
    """`label` is how the head's digest calls it; without one it is not in there. `catches_up`: who learns of it late is
    reminded at once; else the notice of the opening is enough. `with_program`: its end ends this too; `stands_still`
    while it is suspended; `final` and `forward` as in Planned."""

    kind: str
    opened: Mapping[type[Contract], Opens]
    closed: Mapping[type[Contract], Closes]
    steps: Steps
    label: str = ""
    catches_up: bool = False
    with_program: bool = False
    stands_still: bool = False
    final: bool = False
    forward: bool = False


def keyed(*names: str) -> Closes:
    """The key is what these fields hold."""

    def keys(fact: Contract) -> Iterator[str]:
        yield ":".join(str(getattr(fact, name)) for name in names)

    return keys


def until(due: str, *names: str) -> Opens:
    """Opened up to what the field `due` holds; by nothing where it is empty."""
    keys = keyed(*names)

    def opens(told: Delivery[Any], *_: object) -> Iterator[Opening]:
        day = getattr(told.fact, due)
        if day is not None:
            yield from (Opening(key, day) for key in keys(told.fact))

    return opens


def always(*steps: Step) -> Steps:
    return lambda fact, parameters: steps


def planned(
    row: Deadline, told: Delivery[Any], opening: Opening, parameters: RuleParameters, zone: ZoneInfo
) -> Planned:
    fact = told.fact
    about, about_id = subject(fact) or ("school", told.meta.school)
    facts = {**fact.model_dump(mode="json"), "due": opening.due.isoformat(), **opening.facts}
    arranged = told.meta.recorded_at.astimezone(zone).date()
    expires = opening.expires or midnight(opening.due + timedelta(days=1), zone)
    dues = [
        Due(morning(day, zone), step.template, step.to, expires if step.before >= 0 else None, step.every)
        for step in row.steps(fact, parameters)
        if step.to and ((day := _day(opening.due, step)) > arranged or step.before < 0 or row.catches_up)
    ]
    program = fact.program if row.with_program else None
    return Planned(
        *(row.kind, opening.key, opening.due, about, about_id, facts, dues, program),
        stands_still=row.stands_still,
        final=row.final,
        forward=row.forward,
    )


ABOUT = frozenset(
    [
        "survey",
        "petition",
        "help",
        "roadmap",
        "cycle",
        "partnership",
        "publication",
        "practice",
        "request",
        "invitation",
        "report",
        "program",
        "match",
        "order",
        "participant",
        "edition",
    ]
)
"""Fields that name what a notification leads to; the first in a contract is its subject."""


def subject(fact: Contract) -> tuple[str, UUID] | None:
    for name in type(fact).model_fields:
        if name in ABOUT:
            found: UUID | None = getattr(fact, name)
            if found:
                return name, found
    return None


def _day(due: date, step: Step) -> date:
    day = due - timedelta(days=step.before)
    while step.working and not is_working(day):
        day -= timedelta(days=1)
    return day
