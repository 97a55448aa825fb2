"""A young database before old streams: everything is learned, the inbox is filled, and no old news goes by mail."""

from datetime import timedelta
from uuid import uuid4

import pytest
from contracts import programs, registry
from contracts.codes import ConsentPurpose, PetitionKind, PetitionOutcome
from notifications.application import Notifications
from notifications.history import PAUSE
from notifications.reminders.ticking import remind

from tests.notifications.due import new_morning
from tests.notifications.town import School, Town

OLD = timedelta(days=40)


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


@pytest.fixture
def school(town: Town) -> School:
    return town.school(2 * OLD)


def withdraw(town: Town, school: School, age: timedelta) -> None:
    """Tells the curator alone."""
    fact = registry.ConsentWithdrawn(participant=school.mentor, purpose=ConsentPurpose.BE_MENTOR)
    town.reached(town.others.tell(fact, school.id, actor=school.mentor, at=town.clock.now() - age))


@pytest.mark.parametrize(("days", "state", "error"), [(13, "sent", None), (15, "abandoned", "too-old")])
def test_what_is_no_news_any_more_is_in_the_inbox_alone_and_the_deliveries_say_so(
    town: Town, school: School, days: int, state: str, error: str | None
) -> None:
    withdraw(town, school, timedelta(days=days))
    assert [item["template"] for item in town.inbox(school, school.curator)] == ["consent-withdrawn"]
    assert town.comes_to(state, school, school.curator)["error"] == error


def test_what_was_kept_long_ago_is_not_taken_for_overdue_while_its_end_has_not_been_read(
    town: Town, school: School
) -> None:
    kept, open_still = petition(town, school), petition(town, school)
    app = town.parts.app
    assert isinstance(app, Notifications)
    remind(app)
    assert overdue(town, school) == []
    decided = programs.PetitionDecided.model_validate(kept | {"outcome": PetitionOutcome.GRANTED})
    town.reached(town.others.tell(decided, school.id, at=town.clock.now() - OLD))
    town.pass_time(2 * PAUSE)
    remind(app)
    town.reached(f"notifications:{app.recorder.max_notification_id()}")
    assert overdue(town, school) == [str(open_still["petition"])]
    letters = [row for row in town.deliveries(school) if row["template"] == "petition-overdue"]
    assert {(row["state"], row["error"]) for row in letters} == {("abandoned", "too-old")}


def petition(town: Town, school: School) -> dict[str, object]:
    """Filed long ago; it should have been decided long ago, too."""
    people = {"by": school.mentee, "for_head": True, "for_curator": True}
    about = {"petition": uuid4(), "program": uuid4(), "kind": PetitionKind.REPLACEMENT} | people
    due = town.clock.today() - OLD + timedelta(days=14)
    filed = programs.PetitionFiled.model_validate(about | {"due": due})
    town.reached(town.others.tell(filed, school.id, at=town.clock.now() - OLD))
    return about


def overdue(town: Town, school: School) -> list[str]:
    return [item["about_id"] for item in town.inbox(school, school.head) if item["template"] == "petition-overdue"]
