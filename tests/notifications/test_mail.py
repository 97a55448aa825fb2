"""E-mail over a real SMTP server: when it arrives, when it is tried again, when nobody tries any more."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from backbone.asks import Asker
from backbone.bus import Bus
from backbone.database import Database
from backbone.identity import Role
from backbone.transparency.witness import Witness
from contracts import registry
from contracts.codes import ConsentPurpose
from contracts.notifications import NotificationAbandoned
from notifications.application import Notifications
from notifications.domain.notification import RETRY_AFTER
from notifications.mail import Mail
from notifications.people import Directory, Person
from notifications.settings import Settings
from notifications.views.queries import Views

from tests.notifications.outside import text_of
from tests.notifications.town import School, Town, address, until


def withdraw(town: Town, school: School) -> None:
    """A letter to the curator alone."""
    fact = registry.ConsentWithdrawn(participant=school.mentor, purpose=ConsentPurpose.BE_MENTOR)
    town.reached(town.others.tell(fact, school.id, actor=school.mentor))


def test_a_letter_carries_the_notifications_id_and_speaks_russian(town: Town, school: School) -> None:
    withdraw(town, school)
    (letter,) = town.letters(school.curator)
    row = town.comes_to("sent", school, school.curator)
    assert letter["Message-ID"] == f"<{row['notification']}@mentoring.mentoring.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "ru"
    assert letter["Subject"] == "Согласие отозвано"
    assert text_of(letter).startswith("Здравствуйте, Curator Имя!")


def test_a_refused_letter_is_tried_again_after_a_pause_under_the_same_id(town: Town, school: School) -> None:
    town.mail.refusals[address(school.curator)] = ["after 451 try again"]
    withdraw(town, school)
    row = town.comes_to("failed", school, school.curator)
    assert (row["attempts"], row["error"]) == (1, "smtp-451")
    assert row["due_at"] > row["changed_at"]
    town.pass_time(RETRY_AFTER[0])
    town.comes_to("sent", school, school.curator)
    first, second = town.letters(school.curator, 2)
    assert first["Message-ID"] == second["Message-ID"]


def test_after_the_eighth_refusal_nobody_tries_again(town: Town, school: School) -> None:
    town.mail.refusals[address(school.curator)] = ["451 try again"] * 8
    withdraw(town, school)
    for attempt, pause in enumerate(RETRY_AFTER, start=1):
        until(lambda attempt=attempt: town.delivery(school, school.curator)["attempts"] == attempt)  # type: ignore[misc]
        town.pass_time(pause)
    row = town.comes_to("abandoned", school, school.curator)
    assert (row["attempts"], row["error"], row["due_at"]) == (8, "smtp-451", None)
    until(lambda: "smtp-451" in abandoned(town, school.curator))


def test_a_mailbox_that_does_not_exist_is_not_tried_twice(town: Town, school: School) -> None:
    town.mail.refusals[address(school.curator)] = ["550 no such mailbox"]
    withdraw(town, school)
    assert town.comes_to("abandoned", school, school.curator)["error"] == "smtp-550"


def test_people_without_an_address_and_forgotten_ones_get_no_mail_and_that_is_said(town: Town, school: School) -> None:
    town.others.known[school.curator] = Person(name="Без адреса")
    withdraw(town, school)
    assert town.comes_to("abandoned", school, school.curator)["error"] == "no-address"
    forgotten = town.school()
    del town.others.known[forgotten.curator]
    withdraw(town, forgotten)
    assert town.comes_to("abandoned", forgotten, forgotten.curator)["error"] == "forgotten"


def test_an_address_that_is_none_stops_nobody_elses_mail(town: Town, school: School) -> None:
    town.others.known[school.curator] = Person(name="Имя\r\nBcc: all@example.org", email="не адрес")
    withdraw(town, school)
    other = town.school()
    withdraw(town, other)
    assert town.comes_to("abandoned", school, school.curator)["error"] == "unsendable"
    town.comes_to("sent", other, other.curator)


def test_while_registry_is_silent_letters_wait_and_lose_no_attempt(
    town: Town, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    town.others.fall_silent()
    withdraw(town, school)
    waits(town, school, capsys)
    town.others.speak()
    assert town.comes_to("sent", school, school.curator)["attempts"] == 1


def test_while_the_mail_server_is_away_letters_wait_and_lose_no_attempt(
    town: Town, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    town.mail.close()
    withdraw(town, school)
    waits(town, school, capsys)
    town.mail.open()
    assert town.comes_to("sent", school, school.curator)["attempts"] == 1


def test_a_letter_from_a_clock_that_was_a_day_ahead_does_not_wait_for_that_day(
    town: Town, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    town.others.fall_silent()
    town.pass_time(timedelta(days=1))
    withdraw(town, school)
    waits(town, school, capsys)
    town.pass_time(timedelta(days=-1))
    town.others.speak()
    assert town.comes_to("sent", school, school.curator)["attempts"] == 1


def test_registry_is_told_that_the_service_itself_sends(town: Town, school: School) -> None:
    withdraw(town, school)
    town.letters(school.curator)
    asked = [wanted for wanted in town.others.asked if school.curator in wanted.persons]
    seen_by = {(wanted.purpose, wanted.service, wanted.reader, wanted.role) for wanted in asked}
    assert seen_by == {("notification-sending", "notifications", None, Role.SERVICE)}


NOBODY_ASKED = Witness(Asker(Bus("notifications", "nats://nowhere", Path("none"))), ())


class AddressBook(Directory):
    """Knows everybody at once, so that several senders are ready at the same time."""

    def __init__(self, known: Mapping[UUID, Person]) -> None:
        self._known = known

    async def addresses(self, persons: Collection[UUID]) -> Mapping[UUID, Person | None]:
        await asyncio.sleep(0.05)
        return {id: self._known.get(id) for id in persons}


def test_of_several_senders_only_one_sends(town: Town, school: School, settings: Settings) -> None:
    town.others.fall_silent()
    withdraw(town, school)
    app = town.parts.app
    assert isinstance(app, Notifications)
    senders = [Mail(app, Views(app.database), AddressBook(town.others.known), NOBODY_ASKED, settings) for _ in range(4)]

    async def all_at_once() -> None:
        await asyncio.gather(*(sender.send_due() for sender in senders))

    def sent() -> bool:
        asyncio.run(all_at_once())
        return bool(town.mail.letters[address(school.curator)])

    until(sent)
    asyncio.run(all_at_once())
    town.others.speak()
    town.comes_to("sent", school, school.curator)
    assert len(town.mail.letters[address(school.curator)]) == 1


class BehindTheTimes(Views):
    """A view that has not heard yet."""

    def __init__(self, database: Database, letter: UUID) -> None:
        super().__init__(database)
        self._letter = letter

    def mail_due(self, now: datetime, limit: int) -> list[UUID]:
        return [self._letter]


def test_what_is_sent_is_not_sent_again_because_the_view_is_late(
    town: Town, school: School, settings: Settings
) -> None:
    withdraw(town, school)
    letter = UUID(town.comes_to("sent", school, school.curator)["notification"])
    app = town.parts.app
    assert isinstance(app, Notifications)
    late = Mail(app, BehindTheTimes(app.database, letter), AddressBook(town.others.known), NOBODY_ASKED, settings)
    asyncio.run(late.send_due())
    assert len(town.letters(school.curator)) == 1


def waits(town: Town, school: School, said: pytest.CaptureFixture[str]) -> None:
    """The sender has come by in vain."""
    until(lambda: "mail_waits" in said.readouterr().out)
    row = town.delivery(school, school.curator)
    assert (row["state"], row["attempts"]) == ("requested", 0)


def abandoned(town: Town, person: UUID) -> list[str]:
    found = [letter for letter in town.others.heard() if letter.type == NotificationAbandoned.TYPE]
    told = [NotificationAbandoned.model_validate_json(letter.data) for letter in found]
    return [fact.error for fact in told if fact.recipient == person]
