"""Clients of two schools: each registers people, corrects their cards, asks them for a consent, and looks at once
whether it can see what it was told was done, and whether it can see what is not its own."""

import logging
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
from mentoring.access import Access
from mentoring.platform import Platform
from mentoring.story import founding
from mentoring.story.cast import HEAD
from mentoring.story.client import Client
from mentoring.story.play import HERE
from mentoring.story.schools import Plot
from mentoring.story.stage import School
from mentoring.story.telling import line_to

from tests.faults.card import card
from tests.faults.ledger import Entry, Kind, Ledger

CLIENTS = 3
"""Of each school."""
PATIENCE = 300
"""Seconds after which a client gives up: then something has not come back."""
AGAIN = 0.2
"""Seconds between attempts."""
CALM, HURRIED = (0, 10), (0, 0.4)
"""Seconds between one person and the next. If all hurried all the time, two cores would be behind most of the time, and
a fault would find nobody at the place where it is to be found."""
log = logging.getLogger(__name__)
UNDECIDED = {429, 500, 502, 503, 504}


class Refused(Exception):
    """The service says no; the ledger has it."""


@dataclass(frozen=True)
class Place:
    """A school with its head's token."""

    school: UUID
    token: str


@dataclass
class Load:
    """Runs until it is told to stop, and then every client ends the command it has begun."""

    url: str
    places: Sequence[Place]
    ledger: Ledger
    seen: Counter[str] = field(default_factory=Counter)
    _stop: threading.Event = field(default_factory=threading.Event)
    _hurry: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator[None]:
        """`seen` counts as `unanswered` who gave up."""
        clients = [
            threading.Thread(target=self._client, args=(place,)) for place in self.places for _ in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        try:
            yield
        finally:
            self._stop.set()
            self._hurry.set()
            for client in clients:
                client.join()

    @contextmanager
    def hurried(self) -> Iterator[None]:
        self._hurry.set()
        try:
            yield
        finally:
            self._hurry.clear()

    def _client(self, place: Place) -> None:
        try:
            with httpx.Client(base_url=self.url, timeout=5, trust_env=False) as http:
                while not self._stop.is_set():
                    with suppress(Refused):
                        self._person(http, place)
                    self._think()
        except Exception:
            log.exception("a client gave up")
            self.seen["unanswered"] += 1

    def _think(self) -> None:
        """Whoever is calm hurries as soon as he is told to."""
        if self._hurry.wait(random.uniform(*CALM)):
            self._stop.wait(random.uniform(*HURRIED))

    def _person(self, http: httpx.Client, place: Place) -> None:
        registered = self._command(http, place, "register", UUID(int=0), "/participants", card(), None)
        person = UUID(registered["id"])
        self._look(http, place, person, registered)
        edited = {"experience_years": 4}
        edit = self._command(http, place, "edit", person, f"/participants/{person}/card", edited, registered["version"])
        asked = {"purpose": "personal-data"}
        path = f"/participants/{person}/consents/requests"
        self._look(http, place, person, self._command(http, place, "ask", person, path, asked, edit["version"]))

    def _command(
        self, http: httpx.Client, place: Place, what: str, person: UUID, path: str, body: object, version: int | None
    ) -> dict[str, Any]:
        """The same key until there is an answer. Raises Refused, though nothing is wrong with what is asked here, and
        TimeoutError."""
        key, deadline = str(uuid4()), time.monotonic() + PATIENCE

        def note(kind: Kind, status: int | None = None, told: dict[str, Any] | None = None) -> None:
            done = {"version": told["version"], "position": told["position"]} if told else {}
            subject = UUID(told["id"]) if told else person
            self.ledger.write(
                Entry(command=key, school=place.school, person=subject, kind=kind, what=what,
                      moment=time.monotonic(), status=status, **done)
            )  # fmt: skip

        headers = {"Authorization": f"Bearer {place.token}", "Idempotency-Key": key}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        while True:
            note("invoke")
            try:
                answer = http.post(path, json=body, headers=headers)
            except httpx.TransportError:
                note("info")
            else:
                if answer.is_success:
                    told: dict[str, Any] = answer.json()
                    note("ok", answer.status_code, told)
                    return told
                if answer.status_code not in UNDECIDED:
                    note("fail", answer.status_code)
                    log.error("%s was refused: %s", what, answer.text)
                    raise Refused
                note("info", answer.status_code)
            if time.monotonic() > deadline:
                raise TimeoutError(f"{what}: no answer in {PATIENCE} s")
            time.sleep(AGAIN)

    def _look(self, http: httpx.Client, place: Place, person: UUID, told: dict[str, Any]) -> None:
        """Whoever was told that it is done sees it, at least as it was then; the other school sees nothing of it."""
        other = next(one for one in self.places if one is not place)
        own = self._seen(http, place, person, told["position"])
        if own is not None:
            self.seen["looks"] += 1
            if own.status_code != 200 or int(own.headers["ETag"].strip('"')) < told["version"]:
                self.ledger.write(
                    Entry(command=told["position"], school=place.school, person=person, kind="stale", what="look",
                          moment=time.monotonic(), status=own.status_code)
                )  # fmt: skip
        foreign = self._seen(http, other, person, told["position"])
        if foreign is not None:
            self.seen["tenant_leaks"] += foreign.status_code != 404

    def _seen(self, http: httpx.Client, place: Place, person: UUID, position: str) -> httpx.Response | None:
        """None where nobody answers."""
        headers = {"Authorization": f"Bearer {place.token}", "X-Min-Position": position}
        try:
            answer = http.get(f"/participants/{person}", headers=headers)
        except httpx.TransportError:
            return None
        return None if answer.status_code in UNDECIDED else answer


def today(on: Platform) -> date:
    return on.access.now().astimezone(HERE).date()


def founded(access: Access, today: date) -> Place:
    """A school of its own, which has begun: with its head, two others, and an approved regulation."""
    name = f"Ш{uuid4().hex[:6]}"
    plot = Plot(f"Школа {name}", name, name, capacities=(1,), experience=(0,), pairings=())
    with line_to(access) as line:
        school = School(uuid4().hex, plot, client=Client(line))
        school.today = today
        for act in (founding.registration, founding.staff_import, founding.regulation):
            act(school)
    return Place(school.id, access.token("head", person=school.people[HEAD], school=school.id))
