"""One message to one person over one channel: from the request to its arrival or the end of trying."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from backbone.errors import NotFound
from backbone.events import Event
from backbone.testing import given
from notifications.domain.notification import (
    RETRY_AFTER,
    Channel,
    Notification,
    NotificationAbandoned,
    NotificationFailed,
    NotificationRead,
    NotificationRequested,
    NotificationSent,
    State,
)

TODAY = date(2026, 5, 12)
NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)
ANNA = uuid4()


def request(channel: Channel) -> NotificationRequested:
    return NotificationRequested(on=TODAY, recipient=ANNA, channel=channel, template="task-accepted", facts={})


def sent(channel: Channel) -> NotificationSent:
    return NotificationSent(on=TODAY, recipient=ANNA, channel=channel)


def failed(attempt: int) -> NotificationFailed:
    retry_at = NOW + RETRY_AFTER[attempt - 1] if attempt <= len(RETRY_AFTER) else None
    return NotificationFailed(on=TODAY, attempt=attempt, error="smtp-451", retry_at=retry_at)


def abandoned(error: str) -> NotificationAbandoned:
    return NotificationAbandoned(on=TODAY, recipient=ANNA, channel=Channel.EMAIL, error=error)


def at_once(moment: datetime) -> datetime:
    """Nobody sleeps."""
    return moment


INBOX = (request(Channel.INBOX), sent(Channel.INBOX))
EMAIL = (request(Channel.EMAIL),)


def test_what_is_put_into_the_inbox_has_arrived() -> None:
    given(Notification).when(lambda it: it.begin(request(Channel.INBOX))).then(*INBOX)


def test_an_email_is_only_requested_until_the_mail_server_has_it() -> None:
    given(Notification).when(lambda it: it.begin(request(Channel.EMAIL))).then(*EMAIL)


def test_an_email_arrives_once() -> None:
    given(Notification, *EMAIL).when(lambda it: it.arrive(TODAY)).then(sent(Channel.EMAIL))
    given(Notification, *EMAIL, sent(Channel.EMAIL)).when(lambda it: it.arrive(TODAY)).then()


def test_a_failed_attempt_is_followed_by_another_one_a_minute_later() -> None:
    waiting = given(Notification, *EMAIL).when(lambda it: it.fail(TODAY, "smtp-451", NOW, at_once)).then(failed(1))
    assert not waiting.due(NOW)
    assert waiting.due(NOW + timedelta(minutes=1))


def test_nobody_is_woken_by_another_attempt() -> None:
    morning = NOW + timedelta(hours=8)
    put_off = failed(1).model_copy(update={"retry_at": morning})
    given(Notification, *EMAIL).when(lambda it: it.fail(TODAY, "smtp-451", NOW, lambda _: morning)).then(put_off)


def test_every_pause_is_longer_than_the_one_before() -> None:
    assert list(RETRY_AFTER) == sorted(set(RETRY_AFTER))


def test_an_email_may_arrive_after_failures() -> None:
    given(Notification, *EMAIL, failed(1), failed(2)).when(lambda it: it.arrive(TODAY)).then(sent(Channel.EMAIL))


def test_after_the_eighth_failure_nobody_tries_again() -> None:
    history = [failed(attempt) for attempt in range(1, 8)]
    ended = given(Notification, *EMAIL, *history).when(lambda it: it.fail(TODAY, "smtp-451", NOW, at_once))
    assert ended.then(failed(8), abandoned("smtp-451")).state is State.ABANDONED


@pytest.mark.parametrize("last", [sent(Channel.EMAIL), abandoned("no-address")])
def test_what_has_ended_fails_and_is_abandoned_no_more(last: NotificationSent | NotificationAbandoned) -> None:
    given(Notification, *EMAIL, last).when(lambda it: it.fail(TODAY, "smtp-451", NOW, at_once)).then()
    given(Notification, *EMAIL, last).when(lambda it: it.abandon(TODAY, "forgotten")).then()


def test_an_email_that_can_reach_nobody_is_abandoned_at_once() -> None:
    given(Notification, *EMAIL).when(lambda it: it.abandon(TODAY, "no-address")).then(abandoned("no-address"))


def test_reading_twice_is_reading_once() -> None:
    given(Notification, *INBOX).when(lambda it: it.read(TODAY, ANNA)).then(NotificationRead(on=TODAY))
    given(Notification, *INBOX, NotificationRead(on=TODAY)).when(lambda it: it.read(TODAY, ANNA)).then()


@pytest.mark.parametrize(("history", "reader"), [(INBOX, uuid4()), (INBOX, None), (EMAIL, ANNA)])
def test_only_the_recipient_reads_and_only_the_inbox(history: tuple[Event, ...], reader: UUID | None) -> None:
    with pytest.raises(AssertionError) as refusal:
        given(Notification, *history).when(lambda it: it.read(TODAY, reader)).then()
    assert isinstance(refusal.value.__cause__, NotFound)
