"""People and histories that tests of programs begin with: a pair, or a group of three."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from backbone.events import Event
from contracts.codes import ActivityKind, Direction, Form, Kind, OrderKind
from programs.domain.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramDrafted,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from programs.domain.orders import Order
from programs.domain.parts import Justification, Nature, Part, Participant, PlannedActivity, Terms
from programs.domain.plan import ActivityPlanned, DifficultyRecorded, ExpectedResultSet, ProgramOutlined


def named(name: str) -> UUID:
    return uuid5(UUID(int=7), name)


MENTOR = Participant(named("mentor"), Part.MENTOR)
MENTEE = Participant(named("mentee"), Part.MENTEE)
SECOND = Participant(named("second"), Part.MENTEE)
THIRD = Participant(named("third"), Part.MENTEE)
CURATOR = Participant(named("curator"), Part.CURATOR)
HEAD = Participant(named("head"), Part.HEAD)

MATCH = named("match")
TERMS = Terms(min_months=3, max_months=12, group_min_mentees=2, hearing_working_days=5)
TEXT = named("text")
ASSIGNED, START, UNTIL = date(2025, 9, 1), date(2025, 9, 8), date(2026, 3, 8)
BEFORE, DURING, DUE = date(2025, 9, 3), date(2025, 10, 6), date(2025, 11, 20)
NOON = datetime(2025, 10, 6, 12, tzinfo=UTC)


def drafted(*mentees: Participant, **changes: object) -> ProgramDrafted:
    kind = Kind.GROUP if len(mentees) > 1 else Kind.TRADITIONAL
    fields: dict[str, object] = {
        "on": ASSIGNED,
        "match": MATCH,
        "mentor": MENTOR.person,
        "mentees": [mentee.person for mentee in mentees or (MENTEE,)],
        "curator": CURATOR.person,
        "direction": Direction.METHODS,
        "forms": [Form.TEACHER_TEACHER],
        "kinds": [kind],
        "edition": named("edition"),
        "terms": TERMS,
        "order": named("order on pairs"),
        "effective": ASSIGNED,
    }
    return ProgramDrafted.model_validate(fields | changes)


JUSTIFICATION = Justification(
    goal=named("goal"), difficulties=named("difficulties"), request=named("request"), resources=named("resources")
)


def outlined(**changes: object) -> ProgramOutlined:
    fields: dict[str, object] = {
        "on": BEFORE,
        "forms": [Form.TEACHER_TEACHER],
        "kinds": [Kind.TRADITIONAL],
        "directions": [Direction.METHODS],
        "justification": JUSTIFICATION,
        "start": START,
        "until": UNTIL,
    }
    return ProgramOutlined.model_validate(fields | changes)


DIFFICULTY = DifficultyRecorded(
    on=BEFORE, difficulty=named("difficulty"), nature=Nature.DIFFICULTY, mentee=MENTEE.person, text=TEXT
)
RESULT = ExpectedResultSet(on=BEFORE, result=named("result"), text=TEXT, measure=named("measure"))


def planned(
    name: str = "activity",
    due: date = DUE,
    responsible: Participant = MENTOR,
    kind: ActivityKind = ActivityKind.COMMUNITY,
) -> PlannedActivity:
    return PlannedActivity(
        activity=named(name),
        text=TEXT,
        due=due,
        responsible=responsible.person,
        addresses=(DIFFICULTY.difficulty,),
        kind=kind,
    )


ACTIVITY = ActivityPlanned(on=BEFORE, planned=planned())
CREATIVE = ActivityPlanned(on=BEFORE, planned=planned("creative", kind=ActivityKind.INNOVATION))
REASONS = {"R-4.2-04": TEXT}
"""Why the draft has no creative activity."""

SUBMITTED = ProgramSubmitted(on=BEFORE)
AGREED = ProgramAgreed(on=BEFORE, mentee=MENTEE.person, unanimous=True)
REVIEWED = ProgramReviewed(on=BEFORE)
APPROVED = ProgramApproved(on=BEFORE)
STARTED = ProgramStarted(on=START)

DRAFT: tuple[Event, ...] = (drafted(), outlined(), DIFFICULTY, RESULT, ACTIVITY)
READY: tuple[Event, ...] = (*DRAFT, SUBMITTED, AGREED, REVIEWED, APPROVED)
RUNNING: tuple[Event, ...] = (*READY, STARTED)
GROUP: tuple[Event, ...] = (
    drafted(MENTEE, SECOND, THIRD),
    outlined(kinds=[Kind.GROUP]),
    *DRAFT[2:],
    SUBMITTED,
    *(ProgramAgreed(on=BEFORE, mentee=one.person, unanimous=one is THIRD) for one in (MENTEE, SECOND, THIRD)),
    REVIEWED,
    APPROVED,
    STARTED,
)


def order(kind: OrderKind, dated: date = DURING, match: UUID = MATCH, until: date | None = None) -> Order:
    return Order(named(f"order {kind}"), kind, dated, match, until)
