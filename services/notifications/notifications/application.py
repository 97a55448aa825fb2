"""The commands of the service: who is told what, and whether it arrived."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid5

from backbone.eventstore import Decision, EventSourced, command
from backbone.intent import Actor, Intent

from notifications.domain.notification import Notification, NotificationRequested


class Notifications(EventSourced):
    name = "notifications"

    @command
    def request(self, intent: Intent, cause: UUID, requests: Iterable[NotificationRequested]) -> Decision:
        """All that one event (or one due time) tells; `cause` is its id, so that a repeat finds the same ones."""
        return tuple(_begun(cause, request) for request in requests)

    def tell(self, school: UUID, cause: UUID, requests: Iterable[NotificationRequested]) -> None:
        """Because a time has come. The same cause tells nothing twice."""
        actor = Actor(id=self.name, role="service", school=school)
        self.request(
            Intent(actor, command_id=str(cause), fingerprint=b"", correlation_id=cause, today=self.clock.today()),
            cause,
            requests,
        )

    @command
    def arrive(self, intent: Intent, id: UUID) -> Notification:
        notification = self.load(Notification, id, intent.school)
        notification.arrive(intent.today)
        return notification

    @command
    def fail(self, intent: Intent, id: UUID, error: str, now: datetime) -> Notification:
        notification = self.load(Notification, id, intent.school)
        notification.fail(intent.today, error, now)
        return notification

    @command
    def abandon(self, intent: Intent, id: UUID, error: str) -> Notification:
        notification = self.load(Notification, id, intent.school)
        notification.abandon(intent.today, error)
        return notification

    @command
    def read(self, intent: Intent, id: UUID) -> Notification:
        notification = self.load(Notification, id, intent.school)
        notification.read(intent.today, intent.actor.person)
        return notification


def notification_id(cause: UUID, request: NotificationRequested) -> UUID:
    """Once per event, recipient, channel and template."""
    return uuid5(cause, f"{request.recipient}:{request.channel.value}:{request.template}")


def _begun(cause: UUID, request: NotificationRequested) -> Notification:
    notification = Notification(notification_id(cause, request))
    notification.begin(request)
    return notification
