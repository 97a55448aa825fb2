"""What notifications tells: whether a message arrived."""

from typing import ClassVar
from uuid import UUID

from contracts.base import Contract


class NotificationSent(Contract):
    TYPE: ClassVar[str] = "notifications.NotificationSent"
    notification: UUID
    recipient: UUID
    channel: str


class NotificationAbandoned(Contract):
    """Given up after the last attempt; `error` is a code, never the server's words."""

    TYPE: ClassVar[str] = "notifications.NotificationAbandoned"
    notification: UUID
    recipient: UUID
    channel: str
    error: str
