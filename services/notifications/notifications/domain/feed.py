"""The address at which a person's calendar is read. Whoever knows it reads it: only a digest of it is kept."""

from datetime import date
from hashlib import sha256
from hmac import compare_digest
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event


class FeedIssued(Event):
    """The address before it, if there was one, leads nowhere any more."""

    TOPIC: ClassVar[str] = "notifications.FeedIssued"
    person: UUID
    digest: str


class FeedRevoked(Event):
    TOPIC: ClassVar[str] = "notifications.FeedRevoked"


class Feed(Aggregate):
    """`since` is empty while no address is good."""

    BORN_AS = FeedIssued

    def reset(self) -> None:
        self.person: UUID | None = None
        self.since: date | None = None
        self._digest = ""

    def issue(self, on: date, person: UUID, digest: str) -> None:
        self.record(FeedIssued(on=on, person=person, digest=digest))

    def revoke(self, on: date) -> None:
        if self.since is None:
            raise Refused("no-address", "Адрес календаря не выдан")
        self.record(FeedRevoked(on=on))

    def opens_to(self, secret: str) -> bool:
        return self.since is not None and compare_digest(self._digest, digest(secret))

    def evolve(self, event: Event) -> None:
        match event:
            case FeedIssued():
                self.person, self.since, self._digest = event.person, event.on, event.digest
            case FeedRevoked():
                self.since = None


def digest(secret: str) -> str:
    """Of a secret too long to be guessed, so that neither salt nor slowness is needed."""
    return sha256(secret.encode()).hexdigest()


def feed_id(person: UUID) -> UUID:
    return uuid5(person, "feed")
