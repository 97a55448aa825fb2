"""A campaign of the education office: a form, what it is asked of, and the days in which schools file it."""

from abc import abstractmethod
from datetime import date
from typing import ClassVar

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event

from reporting.domain.form import Cell, require_cells


class Campaign(Aggregate):
    """`since` and `until` are the half-open period asked about; without `since` it is the day before `until`. Schools
    file from `opens` to `closes`, both included."""

    title: str
    cells: tuple[Cell, ...]
    since: date | None
    until: date
    opens: date
    closes: date

    def reset(self) -> None:
        pass

    def evolve(self, event: Event) -> None:
        assert isinstance(event, CampaignEvent)
        event.apply(self)

    def require_open(self, today: date) -> None:
        if not self.opens <= today <= self.closes:
            told = f"Приём с {self.opens:%d.%m.%Y} по {self.closes:%d.%m.%Y} включительно"
            raise Refused("window-closed", told)


class CampaignEvent(Event):
    @abstractmethod
    def apply(self, campaign: Campaign) -> None:
        """Changes the campaign's state; never refuses."""


class CampaignAnnounced(CampaignEvent):
    TOPIC: ClassVar[str] = "reporting.CampaignAnnounced"
    title: str
    cells: tuple[Cell, ...]
    since: date | None
    until: date
    opens: date
    closes: date

    def apply(self, campaign: Campaign) -> None:
        for name in ("title", "cells", "since", "until", "opens", "closes"):
            setattr(campaign, name, getattr(self, name))


Campaign.BORN_AS = CampaignAnnounced


class CampaignExtended(CampaignEvent):
    TOPIC: ClassVar[str] = "reporting.CampaignExtended"
    closes: date

    def apply(self, campaign: Campaign) -> None:
        campaign.closes = self.closes


def announce(campaign: Campaign, announced: CampaignAnnounced) -> None:
    require_cells(announced.cells)
    if announced.since is not None and announced.since >= announced.until:
        raise Refused("ends-before-start", "Период кончается раньше, чем начинается", field="/until")
    if announced.opens < announced.until:
        raise Refused("opens-too-early", "Приём начинается после последнего дня, о котором спрашивают", field="/opens")
    if announced.closes < announced.opens:
        raise Refused("closes-before-opening", "Приём кончается раньше, чем начинается", field="/closes")
    campaign.record(announced)


def extend(campaign: Campaign, closes: date, today: date) -> None:
    if closes <= campaign.closes:
        raise Refused("not-later", f"Приём и так до {campaign.closes:%d.%m.%Y}", field="/closes")
    campaign.record(CampaignExtended(on=today, closes=closes))
