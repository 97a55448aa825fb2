"""Which e-mail people want, and when."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from contracts import registry
from contracts.codes import ConsentPurpose

from tests.notifications.due import new_morning
from tests.notifications.town import School, Town, address


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


def choose(town: Town, school: School, person: UUID, **chosen: str) -> None:
    body = {"email": "all", "quiet_from": "00:00", "quiet_to": "00:00"} | chosen
    headers = town.bearer(school, person) | {"Idempotency-Key": str(uuid4())}
    town.client.post("/preferences", headers=headers, json=body).raise_for_status()
    told = town.client.get("/preferences", headers=town.bearer(school, person)).raise_for_status().json()
    assert told == {name: value if name == "email" else f"{value}:00" for name, value in body.items()}


def withdrawn(town: Town, school: School) -> None:
    """Of this the curator must be told."""
    fact = registry.ConsentWithdrawn(participant=school.mentor, purpose=ConsentPurpose.BE_MENTOR)
    town.reached(town.others.tell(fact, school.id, actor=school.mentor))


def away(town: Town, school: School) -> None:
    """Of this the curator need not be told by e-mail."""
    fact = registry.ParticipantAway(participant=school.mentor, since=town.clock.today())
    town.reached(town.others.tell(fact, school.id))


def test_who_wants_only_what_is_required_gets_no_other_mail(town: Town, school: School) -> None:
    choose(town, school, school.curator, email="required")
    away(town, school)
    withdrawn(town, school)
    town.letters(school.curator)
    town.no_mail_waits()
    assert [letter["Subject"] for letter in town.mail.letters[address(school.curator)]] == ["Согласие отозвано"]
    assert [item["template"] for item in town.inbox(school, school.curator)] == [
        "consent-withdrawn",
        "participant-away",
    ]


def test_in_quiet_hours_mail_waits_and_the_inbox_does_not(town: Town, school: School) -> None:
    now = town.clock.now()
    hours = [(now + timedelta(hours=4 + later)).strftime("%H:00") for later in (0, 3)]
    choose(town, school, school.curator, quiet_from=hours[0], quiet_to=hours[1])
    withdrawn(town, school)
    assert [item["template"] for item in town.inbox(school, school.curator)] == ["consent-withdrawn"]
    town.no_mail_waits()
    assert not town.mail.letters[address(school.curator)]
    town.pass_time(timedelta(hours=3))
    assert len(town.letters(school.curator)) == 1


def test_another_attempt_waits_for_the_end_of_quiet_hours_too(town: Town, school: School) -> None:
    town.mail.refusals[address(school.curator)] = ["451 try again"]
    choose(town, school, school.curator, quiet_from="09:31", quiet_to="12:00")
    withdrawn(town, school)
    town.comes_to("failed", school, school.curator)
    town.pass_time(timedelta(hours=1))
    town.no_mail_waits()
    assert not town.mail.letters[address(school.curator)]
    town.pass_time(timedelta(hours=2))
    assert len(town.letters(school.curator)) == 1
