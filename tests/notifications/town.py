"""The service as it runs, with its neighbours, the people of one school, and a clock to move."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from operator import ge
from typing import Any
from uuid import UUID, uuid4

import httpx
from backbone.follower import Waiter
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.migrate import migrate_store
from backbone.service import Parts, rebuilt
from backbone.web import build_app
from backbone.web.testing import running
from contracts import registry
from mentoring.roles import Databases
from notifications.history import PAUSE
from notifications.main import SERVICE, compose
from notifications.people import Person
from notifications.settings import Settings
from notifications.views.queries import Views

from tests.notifications.outside import Neighbours, PostOffice

PATIENCE = 20.0
Item = dict[str, Any]


@dataclass
class School:
    """People by what they are; each test has a school of its own."""

    id: UUID = field(default_factory=uuid4)
    head: UUID = field(default_factory=uuid4)
    curator: UUID = field(default_factory=uuid4)
    mentor: UUID = field(default_factory=uuid4)
    mentee: UUID = field(default_factory=uuid4)

    @property
    def people(self) -> dict[str, UUID]:
        return {"head": self.head, "curator": self.curator, "mentor": self.mentor, "mentee": self.mentee}


class Town:
    def __init__(
        self,
        parts: Parts,
        client: httpx.Client,
        issuer: Issuer,
        mail: PostOffice,
        others: Neighbours,
        settings: Settings,
    ) -> None:
        self.parts, self.client, self.mail, self.others = parts, client, mail, others
        self.clock = parts.app.clock
        assert settings.clock_file
        self._issuer, self._settings, self._clock_file = issuer, settings, settings.clock_file

    def rebuild(self) -> None:
        rebuilt(SERVICE, self._settings, lambda _: None)

    def school(self, age: timedelta = timedelta()) -> School:
        """With a head and a curator, which the service has heard of, and names and addresses that registry knows. So
        old are the messages of them."""
        school = School()
        for part, person in school.people.items():
            self.others.known[person] = Person(name=f"{part.title()} Имя", email=address(person))
        fact = registry.SchoolRegistered(school=school.id, name="Школа", short_name="Ш", head=school.head)
        at, since = self.clock.now() - age, self.clock.today() - age
        self.others.tell(fact, school.id, at=at)
        appointed = registry.CuratorAppointed(person=school.curator, order=uuid4(), since=since)
        self.reached(self.others.tell(appointed, school.id, at=at))
        return school

    def bearer(self, school: School, person: UUID, role: Role = Role.MENTOR) -> dict[str, str]:
        return self._issuer.bearer(role, school=school.id, person=person)

    def inbox(self, school: School, person: UUID, at_least: str = "", **query: Any) -> list[Item]:
        """Newest first, from the position on."""
        if at_least:
            self.reached(at_least)
        answer = self.client.get("/inbox", headers=self.bearer(school, person), params=query)
        items: list[Item] = answer.raise_for_status().json()["items"]
        return items

    def templates(self, school: School, person: UUID, at_least: str) -> list[str]:
        return [item["template"] for item in self.inbox(school, person, at_least)]

    def reached(self, position: str) -> None:
        """Waits until the service has dealt with it and shows what came of it."""
        headers = self._issuer.bearer(Role.MENTOR, school=uuid4(), person=uuid4())

        def arrived() -> bool:
            params = {"min_position": position}
            return self.client.get("/inbox/unread", headers=headers, params=params).is_success

        until(arrived)

    def letters(self, person: UUID, count: int = 1) -> list[EmailMessage]:
        until(lambda: len(self.mail.letters[address(person)]) >= count)
        return self.mail.letters[address(person)]

    def deliveries(self, school: School, **query: Any) -> list[Item]:
        headers = self.bearer(school, school.curator, Role.CURATOR)
        items: list[Item] = (
            self.client.get("/deliveries", headers=headers, params=query).raise_for_status().json()["items"]
        )
        return items

    def delivery(self, school: School, person: UUID) -> Item:
        """Of the person's last letter."""
        return self._letters(school, person)[0]

    def comes_to(self, state: str, school: School, person: UUID) -> Item:
        until(lambda: [letter["state"] for letter in self._letters(school, person)[:1]] == [state])
        return self.delivery(school, person)

    def _letters(self, school: School, person: UUID) -> list[Item]:
        return [row for row in self.deliveries(school) if row["recipient"] == str(person)]

    def read_again(self) -> None:
        """The reactions take in everything from the beginning; then the pause is over that they make after the past."""
        before = self._read_up_to()
        with self.parts.app.database.transaction() as cursor:
            cursor.execute("UPDATE positions SET position = 0, sequence = 0 WHERE follower = 'reactions'")
        until(lambda: all(map(ge, self._read_up_to(), before)), 6 * PATIENCE)
        self.pass_time(2 * PAUSE)

    def _read_up_to(self) -> list[int]:
        """By source."""
        query = "SELECT position FROM positions WHERE follower = 'reactions' ORDER BY source"
        with self.parts.app.database.transaction() as cursor:
            return [row["position"] for row in cursor.execute(query).fetchall()]

    def no_mail_waits(self) -> None:
        queries = Views(self.parts.app.database)
        until(lambda: not queries.mail_due(self.clock.now(), 1))

    def pass_time(self, span: timedelta) -> None:
        self.set_clock(self.clock.now() + span)

    def set_clock(self, moment: datetime) -> None:
        offset = (moment - datetime.now(UTC)).total_seconds()
        draft = self._clock_file.with_suffix(".draft")
        draft.write_text(json.dumps({"offset_seconds": offset}))
        draft.replace(self._clock_file)


def address(person: UUID) -> str:
    return f"{person}@school.example"


def until(holds: Callable[[], bool], patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


@contextmanager
def town(settings: Settings, others: Neighbours, mail: PostOffice, databases: Databases) -> Iterator[Town]:
    migrate_store(SERVICE.application, databases.owner_url, databases.url, SERVICE.migrations)
    issuer = Issuer()
    with compose(settings).open() as parts:
        worker = parts.worker()
        api = replace(
            parts.api,
            verifier=issuer.verifier,
            lifespan=worker.running,
            status=worker.status,
            waiter=Waiter(parts.app, parts.followers),
        )
        with running(build_app(api)) as client, others.awake():
            yield Town(parts, client, issuer, mail, others, settings)
