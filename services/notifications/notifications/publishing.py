"""What the service tells the others."""

from backbone.events import Recorded
from backbone.relay import Publishes
from contracts import notifications as told

from notifications.domain.notification import NotificationAbandoned, NotificationSent


def sent(recorded: Recorded) -> told.NotificationSent:
    event = recorded.event
    assert isinstance(event, NotificationSent)
    return told.NotificationSent(
        notification=recorded.originator_id, recipient=event.recipient, channel=event.channel.value
    )


def abandoned(recorded: Recorded) -> told.NotificationAbandoned:
    event = recorded.event
    assert isinstance(event, NotificationAbandoned)
    return told.NotificationAbandoned(
        notification=recorded.originator_id, recipient=event.recipient, channel=event.channel.value, error=event.error
    )


PUBLISHES: Publishes = {NotificationSent: sent, NotificationAbandoned: abandoned}
