"""A log of programs with as many events as wanted, made by PostgreSQL itself: many lives at the same time."""

from datetime import UTC, datetime
from uuid import uuid4

import psycopg
from backbone.events import Event, Meta, Recorded
from backbone.eventstore.mapper import EventMapper
from programs.application import Programs
from programs.domain.completion import ProgramCompleted
from programs.domain.extension import ProgramExtended
from programs.domain.meetings import MeetingHeld, MeetingScheduled
from programs.domain.reports import MentorReported
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted

from tests.bench.copies import AT_ONCE, ID, pattern
from tests.programs.given import (
    ACTIVITY,
    AGREED,
    APPROVED,
    DIFFICULTY,
    DUE,
    DURING,
    MENTEE,
    NOON,
    RESULT,
    REVIEWED,
    STARTED,
    SUBMITTED,
    TEXT,
    UNTIL,
    drafted,
    named,
    outlined,
)

MEETINGS = 4
COPIES = """
INSERT INTO programs_events (originator_id, originator_version, topic, state)
SELECT (copy || %(rest)s)::uuid, version, topic, convert_to(replace(state, %(id)s, copy), 'UTF8')
FROM generate_series(0, %(cohorts)s - 1) AS cohort,
     unnest(%(topics)s::text[], %(states)s::text[]) WITH ORDINALITY AS life (topic, state, version),
     generate_series(0, %(at_once)s - 1) AS one,
     LATERAL (SELECT lpad(to_hex(cohort * %(at_once)s + one), 8, '0') AS copy) AS copies
ORDER BY cohort, version, one"""


def life() -> list[Event]:
    """From the draft to the end, with meetings and a task."""
    events: list[Event] = [drafted(), outlined(), DIFFICULTY, RESULT, ACTIVITY, SUBMITTED, AGREED, REVIEWED, APPROVED]
    events.append(STARTED)
    for number in range(MEETINGS):
        meeting = named(f"meeting {number}")
        events += [
            MeetingScheduled(on=DURING, meeting=meeting, at=NOON, day=NOON.date(), remote=True, topic=TEXT),
            MeetingHeld(on=DURING, meeting=meeting, minutes=45, note=TEXT),
        ]
    task = named("task")
    return [
        *events,
        TaskAssigned(on=DURING, task=task, mentee=MENTEE.person, text=TEXT, due=DUE),
        TaskSubmitted(on=DURING, task=task, mentee=MENTEE.person, text=TEXT),
        TaskChecked(on=DURING, task=task, mentee=MENTEE.person, accepted=True, comment=TEXT),
        MentorReported(on=DURING, text=TEXT, about={MENTEE.person: TEXT}),
        ProgramExtended(on=DURING, previous_until=DUE, until=UNTIL, order=named("order")),
        ProgramCompleted(on=DURING, order=named("order")),
    ]


def lived(app: Programs, owner: str, events: int) -> int:
    """Makes the log as long as that, or a little longer. Gives its length."""
    assert isinstance(app.mapper, EventMapper)
    stored = [_stored(event, app.mapper) for event in life()]
    at_once = min(AT_ONCE, -(-events // len(stored)))
    cohorts = -(-events // (len(stored) * at_once))
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("TRUNCATE programs_events RESTART IDENTITY")
        connection.execute(
            COPIES,
            {
                "rest": "-0000-4000-8000-000000000001",
                "id": ID,
                "cohorts": cohorts,
                "at_once": at_once,
                "topics": [topic for topic, _ in stored],
                "states": [state for _, state in stored],
            },
        )
        connection.execute("VACUUM ANALYZE programs_events")
    return cohorts * len(stored) * at_once


def _stored(event: Event, mapper: EventMapper) -> tuple[str, str]:
    meta = Meta(
        event_id=uuid4(),
        recorded_at=datetime(2025, 10, 6, 12, tzinfo=UTC),
        actor=str(uuid4()),
        role="mentor",
        school=uuid4(),
        correlation_id=uuid4(),
        command_id=str(uuid4()),
        edition=uuid4(),
    )
    recorded = Recorded(named("program"), 1, meta, event)
    stored = mapper.to_stored_event(recorded)
    return stored.topic, pattern(stored.state.decode())
