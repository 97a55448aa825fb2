"""A school's return to a campaign: counted, corrected with a reason, prepared by the curator, filed by the head."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import require
from pydantic import BaseModel, ConfigDict

from reporting.domain.campaign import Campaign


class State(StrEnum):
    NONE = "none"
    PREPARED = "prepared"
    FILED = "filed"


class Number(BaseModel):
    """`counted`: by the platform, None where there is no data; `n` and `part`: of how many. `value` is what is filed;
    it differs where there is a `reason`, which is sealed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    counted: int | float | None
    n: int
    part: int | None = None
    value: int | float | None
    reason: UUID | None = None


@dataclass(frozen=True)
class Filing:
    """`positions`: how far each source was taken in; at these the counted numbers are the same again."""

    prepared_on: date
    positions: Mapping[str, int]
    numbers: tuple[Number, ...]
    reason: UUID | None
    filed_on: date | None = None


class Return(Aggregate):
    """One of each school for each campaign: its id follows from both."""

    campaign: UUID

    def reset(self) -> None:
        self.versions: list[Filing] = []

    def evolve(self, event: Event) -> None:
        assert isinstance(event, ReturnEvent)
        event.apply(self)

    @property
    def filed(self) -> Filing | None:
        """What the office has: the version filed last."""
        return next((version for version in reversed(self.versions) if version.filed_on), None)

    @property
    def state(self) -> State:
        if not self.versions:
            return State.NONE
        return State.FILED if self.versions[-1].filed_on else State.PREPARED


class ReturnEvent(Event):
    @abstractmethod
    def apply(self, filing: Return) -> None:
        """Changes the return's state; never refuses."""


class ReturnPrepared(ReturnEvent):
    """`reason` is given where a filed version is corrected (INV-29), and sealed."""

    TOPIC: ClassVar[str] = "reporting.ReturnPrepared"
    campaign: UUID
    version: int
    positions: dict[str, int]
    numbers: tuple[Number, ...]
    reason: UUID | None

    def apply(self, filing: Return) -> None:
        filing.campaign = self.campaign
        filing.versions.append(Filing(self.on, self.positions, self.numbers, self.reason))


Return.BORN_AS = ReturnPrepared


class ReturnFiled(ReturnEvent):
    """Frozen (INV-29)."""

    TOPIC: ClassVar[str] = "reporting.ReturnFiled"
    version: int

    def apply(self, filing: Return) -> None:
        filing.versions[-1] = replace(filing.versions[-1], filed_on=self.on)


def return_id(campaign: UUID, school: UUID) -> UUID:
    return uuid5(campaign, str(school))


def corrected(
    numbers: tuple[Number, ...], values: Mapping[str, int | float | None], reasons: Mapping[str, UUID]
) -> tuple[Number, ...]:
    """What the school says in place of what was counted."""
    codes = {number.code for number in numbers}
    for place, code in enumerate(values):
        if code not in codes:
            raise Refused("no-such-cell", f"Строки {code} в форме нет", field=f"/corrections/{place}/code")
    return tuple(
        number.model_copy(update={"value": values[number.code], "reason": reasons[number.code]})
        if number.code in values
        else number
        for number in numbers
    )


def prepare(filing: Return, campaign: Campaign, prepared: ReturnPrepared) -> None:
    campaign.require_open(prepared.on)
    explained = prepared.reason is not None or filing.filed is None
    require(explained, "INV-29", "Сведения уже сданы: укажите причину исправления", field="/reason")
    filing.record(prepared)


def file(filing: Return, campaign: Campaign, today: date) -> None:
    campaign.require_open(today)
    if filing.state is not State.PREPARED:
        raise Refused("wrong-state", "Сдавать нечего: сведения не подготовлены или уже сданы")
    filing.record(ReturnFiled(on=today, version=len(filing.versions)))
