"""One timeline for whatever has no table of its own: what each contract says is so, as rows of a table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid5

from backbone.letters import Delivery
from contracts.base import Contract
from reporting.timeline import Entry


@dataclass(frozen=True, kw_only=True)
class Fact(Entry):
    """What else the columns mean, the migration says."""

    TABLE: ClassVar[str] = "facts"
    kind: str
    code: str | None = None
    level: str | None = None
    value: float | None = None
    persons: list[UUID] = field(default_factory=list)
    about: UUID | None = None
    due: date | None = None


Value = Callable[[Delivery[Any]], Any]


@dataclass(frozen=True)
class Told:
    """`contract` makes its subject a `kind`. Subject, code and the other columns name fields of the contract; after `=`
    a code is told outright. `within`: the subject has other facts too, and these fields keep them apart from this one.
    `day`: it is so from that field's day on, and not from the day it was told. A function where no field says it."""

    contract: type[Contract]
    kind: str | Value
    subject: str
    code: str | Value = "="
    within: tuple[str, ...] | None = None
    level: str = ""
    value: str | Value = ""
    persons: str = ""
    about: str = ""
    due: str = ""
    day: str | Value = ""
    live: bool = True

    def __call__(self, told: Delivery[Any]) -> Iterator[Entry]:
        fact = told.fact
        kind = self.kind if isinstance(self.kind, str) else self.kind(told)
        subject: UUID = getattr(fact, self.subject)
        if self.within is not None:
            subject = uuid5(subject, ":".join([kind, *(str(getattr(fact, name)) for name in self.within)]))
        yield Fact(
            subject=subject,
            since=_of(told, self.day) or told.on,
            live=self.live,
            kind=kind,
            code=_of(told, self.code),
            level=_of(told, self.level),
            value=_of(told, self.value),
            persons=_people(_of(told, self.persons)),
            about=_of(told, self.about),
            due=_of(told, self.due),
        )


def _of(told: Delivery[Any], source: str | Value) -> Any:
    if not isinstance(source, str):
        return source(told)
    if source.startswith("="):
        return source[1:] or None
    return getattr(told.fact, source) if source else None


def _people(found: UUID | Iterable[UUID] | None) -> list[UUID]:
    if found is None:
        return []
    return [found] if isinstance(found, UUID) else list(found)
