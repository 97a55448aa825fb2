"""What the education office collects, as heads and curators hear of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from backbone.intent import MUNICIPALITY
from contracts import reporting

from tests.notifications.due import come, new_morning, ticked
from tests.notifications.town import School, Town

OPENS, CLOSES = 10, 20
"""Days from now."""


@dataclass
class Campaign:
    """It is over for everybody when the test is."""

    town: Town
    id: UUID = field(default_factory=uuid4)
    today: date = field(init=False)
    last: int = CLOSES

    def __post_init__(self) -> None:
        self.today = self.town.clock.today()

    def day(self, ahead: int) -> date:
        return self.today + timedelta(days=ahead)

    def announce(self) -> None:
        days = {"opens": self.day(OPENS), "closes": self.day(CLOSES)}
        self._told(self.town.others.tell(reporting.CampaignAnnounced(campaign=self.id, **days), MUNICIPALITY))

    def extend(self, last: int) -> None:
        self.last = last
        more = reporting.CampaignExtended(campaign=self.id, closes=self.day(last))
        self._told(self.town.others.tell(more, MUNICIPALITY))

    def filed(self, school: School) -> None:
        fact = reporting.ReturnFiled(filing=uuid4(), campaign=self.id, version=1)
        self._told(self.town.others.tell(fact, school.id))

    def come(self, ahead: int) -> None:
        come(self.town, self.day(ahead))

    def heard(self, person: UUID, school: School) -> list[str]:
        items = [item for item in self.town.inbox(school, person) if item["about_id"] == str(self.id)]
        assert {item["about"] for item in items} <= {"campaign"}
        return [item["template"] for item in reversed(items)]

    def _told(self, position: str) -> None:
        self.town.reached(position)
        ticked(self.town)


@pytest.fixture
def campaign(town: Town, school: School) -> Iterator[Campaign]:
    assert school
    new_morning(town)
    found = Campaign(town)
    yield found
    found.come(found.last + 2)


@pytest.mark.row("R-3.4-11")
def test_head_and_curator_hear_when_it_begins_before_it_ends_and_that_it_is_over(
    town: Town, school: School, campaign: Campaign
) -> None:
    campaign.announce()
    told: list[str] = []
    for day, template in (
        (OPENS - 1, ""),
        (OPENS, "campaign-opened"),
        (CLOSES - 4, ""),
        (CLOSES - 3, "campaign-due"),
        (CLOSES, ""),
        (CLOSES + 1, "campaign-overdue"),
    ):
        campaign.come(day)
        told += [template] if template else []
        for person in (school.head, school.curator):
            assert campaign.heard(person, school) == told
    for person in (school.mentor, school.mentee):
        assert campaign.heard(person, school) == []
    (first, *_) = [item["text"] for item in reversed(town.inbox(school, school.head)) if item["about"] == "campaign"]
    assert f"с {campaign.day(OPENS):%d.%m.%Y} по {campaign.day(CLOSES):%d.%m.%Y}" in first


@pytest.mark.row("R-3.4-11")
def test_who_has_filed_is_reminded_no_more_and_needs_no_more_time(town: Town, campaign: Campaign) -> None:
    early, late = town.school(), town.school()
    campaign.announce()
    campaign.come(OPENS)
    campaign.filed(early)
    campaign.extend(CLOSES + 10)
    campaign.come(CLOSES + 1)
    assert campaign.heard(early.head, early) == ["campaign-opened"]
    assert campaign.heard(late.head, late) == ["campaign-opened", "campaign-extended"]
    campaign.come(CLOSES + 7)
    campaign.come(CLOSES + 11)
    assert campaign.heard(early.head, early) == ["campaign-opened"]
    assert campaign.heard(late.head, late)[2:] == ["campaign-due", "campaign-overdue"]


@pytest.mark.row("R-3.4-11")
@pytest.mark.parametrize("after", [OPENS, CLOSES + 1])
def test_a_school_that_comes_later_is_asked_as_long_as_it_is_not_over(
    town: Town, campaign: Campaign, after: int
) -> None:
    campaign.announce()
    campaign.come(after)
    newcomer = town.school()
    ticked(town)
    assert campaign.heard(newcomer.head, newcomer) == (["campaign-opened"] if after == OPENS else [])


@pytest.mark.row("R-3.4-11")
def test_a_campaign_that_is_open_already_is_told_at_once_and_once(
    town: Town, school: School, campaign: Campaign
) -> None:
    campaign.today -= timedelta(days=OPENS + 1)
    campaign.announce()
    assert campaign.heard(school.curator, school) == ["campaign-opened"]
    town.read_again()
    ticked(town)
    assert campaign.heard(school.curator, school) == ["campaign-opened"]
