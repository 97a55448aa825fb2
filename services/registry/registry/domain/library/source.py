"""The legal library (1.1, 8.1): acts that the school rests on, as they were amended."""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from contracts.codes import ActLevel, ActType
from pydantic import BaseModel, ConfigDict, Field

from registry.domain.act import Act
from registry.domain.signature import CODE


class Requisites(BaseModel):
    """`valid_to` is the last day; `horizon` that for which the act set its goals (A-01)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: ActType
    number: str = Field(pattern=CODE, max_length=64, examples=["273-ФЗ"])
    dated: date
    level: ActLevel
    valid_from: date
    valid_to: date | None = None
    horizon: date | None = None


class LegalSource(Aggregate):
    """`title` is sealed. `amendments` are the numbers of the amending acts by the day they are in force from."""

    requisites: Requisites
    title: UUID

    def reset(self) -> None:
        self.amendments: dict[str, date] = {}
        self.valid_to: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, LegalSourceEvent)
        event.apply(self)

    def current_on(self, day: date) -> bool:
        """Neither repealed nor past the horizon of its goals."""
        ends = [end for end in (self.valid_to, self.requisites.horizon) if end is not None]
        return all(day <= end for end in ends)


class LegalSourceEvent(Event):
    """A fact of one act."""

    @abstractmethod
    def apply(self, source: LegalSource) -> None:
        """Changes the act's state; never refuses."""


class LegalSourceAdded(LegalSourceEvent):
    """An act is in the library, with all that finds it (R-1.1-03, R-1.1-04, R-1.1-05)."""

    TOPIC: ClassVar[str] = "registry.LegalSourceAdded"
    requisites: Requisites
    title: UUID

    def apply(self, source: LegalSource) -> None:
        source.requisites, source.title = self.requisites, self.title
        source.valid_to = self.requisites.valid_to


LegalSource.BORN_AS = LegalSourceAdded


class LegalSourceAmended(LegalSourceEvent):
    """«With later changes» (R-1.1-03): by the act `number`, from `effective`. `repealed` ends it on the day before.
    `cited`: an edition in force rests on it, so it may have to be amended (R-9.2-01)."""

    TOPIC: ClassVar[str] = "registry.LegalSourceAmended"
    number: str
    effective: date
    repealed: bool
    cited: bool

    @property
    def last_day(self) -> date:
        """Of the old wording."""
        return self.effective - timedelta(days=1)

    def apply(self, source: LegalSource) -> None:
        source.amendments[self.number] = self.effective
        if self.repealed:
            source.valid_to = self.last_day


def source_id(school: UUID, type: ActType, number: str, dated: date) -> UUID:
    """One act, one entry in a school's library."""
    return uuid5(school, f"act:{type.value}:{number.casefold()}:{dated.isoformat()}")


def add(source: LegalSource, requisites: Requisites, title: UUID, today: date) -> None:
    source.record(LegalSourceAdded(on=today, requisites=requisites, title=title))


def amend(source: LegalSource, number: str, effective: date, today: date, *, repealed: bool, cited: bool) -> None:
    if number in source.amendments:
        raise Refused("already-amended", f"Изменение {number} уже внесено", field="/number")
    amended = LegalSourceAmended(on=today, number=number, effective=effective, repealed=repealed, cited=cited)
    source.record(amended)


def must_be_current(sources: Iterable[LegalSource], act: Act) -> None:
    """An edition may cite what is past its time, but somebody says why (R-1.1-04)."""
    stale = [source.requisites.number for source in sources if not source.current_on(act.dated)]
    act.prefer(not stale, "A-01", f"Срок действия или целей акта истёк: {', '.join(stale)}")
