"""Agreements with partner organisations (3.3): concluded, renewed, ended."""

from abc import abstractmethod
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from contracts.codes import AgreementKind, Level


class Partnership(Aggregate):
    """`partner` is the sealed name of the organisation. `until` is the last day, None where there is no term."""

    kind: AgreementKind
    number: str
    partner: UUID
    level: Level
    since: date
    until: date | None

    def reset(self) -> None:
        self.ended: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, PartnershipEvent)
        event.apply(self)

    def in_force_on(self, day: date) -> bool:
        over = self.ended is not None and self.ended < day
        return self.since <= day and not over and (self.until is None or day <= self.until)


class PartnershipEvent(Event):
    """A fact of one partnership."""

    @abstractmethod
    def apply(self, partnership: Partnership) -> None:
        """Changes the partnership's state; never refuses."""


class PartnershipConcluded(PartnershipEvent):
    """An agreement with a partner (R-2.2-03, R-3.3-06)."""

    TOPIC: ClassVar[str] = "registry.PartnershipConcluded"
    kind: AgreementKind
    number: str
    partner: UUID
    level: Level
    until: date | None

    def apply(self, partnership: Partnership) -> None:
        partnership.kind, partnership.number, partnership.partner = self.kind, self.number, self.partner
        partnership.level, partnership.since, partnership.until = self.level, self.on, self.until


Partnership.BORN_AS = PartnershipConcluded


class PartnershipRenewed(PartnershipEvent):
    """By the supplementary agreement `number`."""

    TOPIC: ClassVar[str] = "registry.PartnershipRenewed"
    number: str
    until: date

    def apply(self, partnership: Partnership) -> None:
        partnership.until = self.until


class PartnershipEnded(PartnershipEvent):
    TOPIC: ClassVar[str] = "registry.PartnershipEnded"

    def apply(self, partnership: Partnership) -> None:
        partnership.ended = self.on


def conclude(
    partnership: Partnership,
    kind: AgreementKind,
    number: str,
    partner: UUID,
    level: Level,
    since: date,
    until: date | None,
) -> None:
    if until is not None and until < since:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/until")
    partnership.record(
        PartnershipConcluded(on=since, kind=kind, number=number, partner=partner, level=level, until=until)
    )


def renew(partnership: Partnership, number: str, until: date, today: date) -> None:
    _must_go_on(partnership)
    if partnership.until is None or until <= partnership.until:
        raise Refused("not-longer", "Новый срок не дольше прежнего", field="/until")
    partnership.record(PartnershipRenewed(on=today, number=number, until=until))


def end(partnership: Partnership, today: date) -> None:
    _must_go_on(partnership)
    partnership.record(PartnershipEnded(on=today))


def _must_go_on(partnership: Partnership) -> None:
    if partnership.ended is not None:
        raise Refused("partnership-ended", f"Договор прекращён {partnership.ended:%d.%m.%Y}")
