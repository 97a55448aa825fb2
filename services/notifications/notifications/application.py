"""The commands of the service: who is told what, and whether it arrived."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from backbone.errors import Forbidden, NotFound
from backbone.eventstore import Decision, EventSourced, command
from backbone.intent import Actor, Intent

from notifications.domain.feed import Feed, feed_id
from notifications.domain.notification import TOO_OLD, Channel, Notification, NotificationRequested
from notifications.domain.preferences import Email, Preferences, Quiet, preferences_id


class Notifications(EventSourced):
    name = "notifications"
    quiet = Quiet(time(20), time(7))
    """Of those who have not chosen others."""
    news_for = timedelta(days=14)
    """What is older is no news: no e-mail tells it."""

    @command
    def request(
        self, intent: Intent, cause: UUID, requests: Iterable[NotificationRequested], since: datetime
    ) -> Decision:
        """All that one event (or one due time) tells, to be told `since` then; `cause` is its id, so that a repeat
        finds the same ones."""
        begun = [_begun(cause, wished) for request in requests if (wished := self._wished(intent.school, request))]
        if self.too_old(since):
            for letter in (one for one in begun if one.asked.channel is Channel.EMAIL):
                letter.abandon(intent.today, TOO_OLD)
        return tuple(begun)

    def too_old(self, moment: datetime) -> bool:
        return self.clock.now() - moment > self.news_for

    def tell(self, school: UUID, cause: UUID, requests: Iterable[NotificationRequested], since: datetime) -> None:
        """Because a time has come. The same cause tells nothing twice."""
        actor = Actor(id=self.name, role="service", school=school)
        self.request(
            Intent(actor, command_id=str(cause), fingerprint=b"", correlation_id=cause, today=self.clock.today()),
            cause,
            requests,
            since,
        )

    @command
    def set_preferences(self, intent: Intent, email: Email, quiet: Quiet) -> Preferences:
        person = person_of(intent)
        try:
            preferences = self.load(Preferences, preferences_id(person), intent.school)
        except NotFound:
            preferences = Preferences(preferences_id(person))
        preferences.choose(intent.today, person, email, quiet)
        return preferences

    def wishes(self, school: UUID, person: UUID) -> tuple[Email, Quiet]:
        try:
            preferences = self.load(Preferences, preferences_id(person), school)
        except NotFound:
            return Email.ALL, self.quiet
        return preferences.email, preferences.quiet

    def _wished(self, school: UUID, request: NotificationRequested) -> NotificationRequested | None:
        """The inbox tells everything at once. E-mail waits for the end of the night, and who has chosen to gets only
        what must be told."""
        if request.channel is not Channel.EMAIL:
            return request
        email, quiet = self.wishes(school, request.recipient)
        if email is Email.REQUIRED and not request.required:
            return None
        return request.model_copy(update={"not_before": quiet.over(self.clock.now(), self.clock.time_zone)})

    def feed(self, school: UUID, person: UUID) -> Feed | None:
        try:
            return self.load(Feed, feed_id(person), school)
        except NotFound:
            return None

    @command
    def issue_feed(self, intent: Intent, digest: str) -> Feed:
        person = person_of(intent)
        feed = self.feed(intent.school, person) or Feed(feed_id(person))
        feed.issue(intent.today, person, digest)
        return feed

    @command
    def revoke_feed(self, intent: Intent, person: UUID) -> Feed:
        feed = self.load(Feed, feed_id(person), intent.school)
        feed.revoke(intent.today)
        return feed

    def feed_at(self, id: UUID, secret: str) -> Feed:
        """Of whichever school. Raises NotFound, whatever is wrong with the address."""
        feed = self.load(Feed, id, None)
        if not feed.opens_to(secret):
            raise NotFound
        return feed

    @command
    def arrive(self, intent: Intent, id: UUID) -> Notification:
        notification = self.load(Notification, id, intent.school)
        notification.arrive(intent.today)
        return notification

    @command
    def fail(self, intent: Intent, id: UUID, error: str, now: datetime) -> Notification:
        notification = self.load(Notification, id, intent.school)
        _, quiet = self.wishes(intent.school, notification.asked.recipient)
        notification.fail(intent.today, error, now, lambda moment: quiet.awake(moment, self.clock.time_zone))
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


def person_of(intent: Intent) -> UUID:
    """Who gives the command. Raises Forbidden where it is nobody in particular."""
    if intent.actor.person is None:
        raise Forbidden("В удостоверении не указан человек")
    return intent.actor.person


def notification_id(cause: UUID, request: NotificationRequested) -> UUID:
    """Once per event, recipient, channel and template."""
    return uuid5(cause, f"{request.recipient}:{request.channel.value}:{request.template}")


def _begun(cause: UUID, request: NotificationRequested) -> Notification:
    notification = Notification(notification_id(cause, request))
    notification.begin(request)
    return notification
