"""Every stored version of every event can still be read, and is told in words."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from backbone.events import Event, event_classes
from backbone.eventstore.mapper import restore
from notifications.audit import WORDS
from notifications.domain.feed import FeedIssued, FeedRevoked, digest
from notifications.domain.notification import (
    Channel,
    NotificationAbandoned,
    NotificationFailed,
    NotificationRead,
    NotificationRequested,
    NotificationSent,
)
from notifications.domain.preferences import Email, PreferencesSet

SAMPLES = Path(__file__).parent / "samples"
ON = date(2026, 5, 12)
ANNA = UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6")
MATCH = UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7")
OURS = [kind for kind in event_classes() if kind.TOPIC.startswith("notifications.")]
EXPECTED: dict[str, Event] = {
    "notifications.NotificationRequested.v1": NotificationRequested(
        on=ON,
        recipient=ANNA,
        channel=Channel.EMAIL,
        template="mentor-assigned",
        about="match",
        about_id=MATCH,
        facts={"mentees": [str(ANNA)], "direction": "lesson", "effective": "2026-05-13"},
    ),
    "notifications.NotificationRequested.v2": NotificationRequested(
        on=ON,
        recipient=ANNA,
        channel=Channel.EMAIL,
        template="mentor-assigned",
        about="match",
        about_id=MATCH,
        facts={"mentees": [str(ANNA)], "direction": "lesson", "effective": "2026-05-13"},
        required=True,
        not_before=datetime(2026, 5, 13, 3, tzinfo=UTC),
    ),
    "notifications.NotificationSent.v1": NotificationSent(on=ON, recipient=ANNA, channel=Channel.INBOX),
    "notifications.NotificationFailed.v1": NotificationFailed(
        on=ON, attempt=3, error="smtp-451", retry_at=datetime(2026, 5, 12, 9, 15, tzinfo=UTC)
    ),
    "notifications.NotificationAbandoned.v1": NotificationAbandoned(
        on=ON, recipient=ANNA, channel=Channel.EMAIL, error="no-address"
    ),
    "notifications.NotificationRead.v1": NotificationRead(on=ON),
    "notifications.PreferencesSet.v1": PreferencesSet(
        on=ON, person=ANNA, email=Email.REQUIRED, quiet_from=time(20), quiet_to=time(7)
    ),
    "notifications.FeedIssued.v1": FeedIssued(on=ON, person=ANNA, digest=digest("secret")),
    "notifications.FeedRevoked.v1": FeedRevoked(on=ON),
}


def test_there_is_a_sample_of_every_version() -> None:
    versions = {f"{kind.TOPIC}.v{version}" for kind in OURS for version in range(1, kind.VERSION + 1)}
    assert {path.stem for path in SAMPLES.glob("*.json")} == set(EXPECTED) == versions


@pytest.mark.parametrize("name", EXPECTED)
def test_a_stored_sample_is_read_as_the_event_of_today(name: str) -> None:
    topic, _, version = name.rpartition(".v")
    assert restore(topic, int(version), json.loads((SAMPLES / f"{name}.json").read_text())) == EXPECTED[name]


def test_every_event_has_its_words() -> None:
    assert WORDS.missing(OURS) == []
    assert all(WORDS.sentence(event) for event in EXPECTED.values())
