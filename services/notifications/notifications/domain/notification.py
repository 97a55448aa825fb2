"""A notification: one message to one person over one channel, until it has arrived or trying has ended."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import singledispatchmethod
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import NotFound
from backbone.events import Event, Upcaster
from pydantic import JsonValue

RETRY_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""The pauses between attempts; after the one that follows the last pause nobody tries again."""

TOO_OLD = "too-old"
"""The error of an e-mail that nobody tried to send: what it tells happened too long ago."""


class Channel(StrEnum):
    INBOX = "inbox"
    EMAIL = "email"


class State(StrEnum):
    REQUESTED = "requested"
    FAILED = "failed"
    SENT = "sent"
    ABANDONED = "abandoned"


class NotificationRequested(Event):
    """`template` names the words; `facts` are what they speak of: ids, codes and dates, never a name. `about` is the
    object it leads to (`program`) and `about_id` that object's id. `required`: it must be told whatever the person
    wishes. An e-mail goes `not_before` a moment in UTC."""

    TOPIC: ClassVar[str] = "notifications.NotificationRequested"
    VERSION: ClassVar[int] = 2
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {1: lambda data: data | {"required": False, "not_before": None}}
    recipient: UUID
    channel: Channel
    template: str
    about: str | None = None
    about_id: UUID | None = None
    facts: dict[str, JsonValue]
    required: bool = False
    not_before: datetime | None = None


class NotificationSent(Event):
    """The inbox shows it, or the mail server has accepted it."""

    TOPIC: ClassVar[str] = "notifications.NotificationSent"
    recipient: UUID
    channel: Channel


class NotificationFailed(Event):
    """`error` is a code, never the server's words; `retry_at` is UTC, None after the last attempt."""

    TOPIC: ClassVar[str] = "notifications.NotificationFailed"
    attempt: int
    error: str
    retry_at: datetime | None


class NotificationAbandoned(Event):
    """Nobody tries any more; `error` is the code of the last failure."""

    TOPIC: ClassVar[str] = "notifications.NotificationAbandoned"
    recipient: UUID
    channel: Channel
    error: str


class NotificationRead(Event):
    TOPIC: ClassVar[str] = "notifications.NotificationRead"


class Notification(Aggregate):
    BORN_AS = NotificationRequested

    def reset(self) -> None:
        self.request: NotificationRequested | None = None
        self.state = State.REQUESTED
        self.attempts = 0
        self.due_at: datetime | None = None
        self.is_read = False

    @property
    def asked(self) -> NotificationRequested:
        assert self.request is not None, "a notification begins with its request"
        return self.request

    @property
    def open(self) -> bool:
        return self.state in (State.REQUESTED, State.FAILED)

    def due(self, now: datetime) -> bool:
        return self.open and (self.due_at is None or self.due_at <= now)

    def begin(self, request: NotificationRequested) -> None:
        """What is in the inbox has arrived; e-mail has its way before it."""
        self.record(request)
        if request.channel is Channel.INBOX:
            self.arrive(request.on)

    def arrive(self, on: date) -> None:
        if self.open:
            self.record(NotificationSent(on=on, recipient=self.asked.recipient, channel=self.asked.channel))

    def fail(self, on: date, error: str, now: datetime, awake: Callable[[datetime], datetime]) -> None:
        """It is tried again after a pause, and not before the person is `awake`."""
        if not self.open:
            return
        last = self.attempts == len(RETRY_AFTER)
        retry_at = None if last else awake(now + RETRY_AFTER[self.attempts])
        self.record(NotificationFailed(on=on, attempt=self.attempts + 1, error=error, retry_at=retry_at))
        if last:
            self.abandon(on, error)

    def abandon(self, on: date, error: str) -> None:
        if self.open:
            asked = self.asked
            self.record(NotificationAbandoned(on=on, recipient=asked.recipient, channel=asked.channel, error=error))

    def read(self, on: date, reader: UUID | None) -> None:
        """Reading again changes nothing. Only the recipient reads, and only the inbox."""
        if reader != self.asked.recipient or self.asked.channel is not Channel.INBOX:
            raise NotFound
        if not self.is_read:
            self.record(NotificationRead(on=on))

    @singledispatchmethod
    def evolve(self, event: Event) -> None:
        raise TypeError(event)

    @evolve.register
    def _(self, event: NotificationRequested) -> None:
        self.request, self.due_at = event, event.not_before

    @evolve.register
    def _(self, event: NotificationSent) -> None:
        self.state = State.SENT

    @evolve.register
    def _(self, event: NotificationFailed) -> None:
        self.state = State.FAILED
        self.attempts = event.attempt
        self.due_at = event.retry_at

    @evolve.register
    def _(self, event: NotificationAbandoned) -> None:
        self.state = State.ABANDONED

    @evolve.register
    def _(self, event: NotificationRead) -> None:
        self.is_read = True
