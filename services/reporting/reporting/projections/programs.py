"""Programs: their states, who is in them, their forms and kinds, what they are for, their planned periods."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, TypeVar
from uuid import UUID, uuid5

from backbone.letters import Delivery
from contracts import programs
from contracts.codes import ProgramState
from reporting.projections.facts import Fact
from reporting.timeline import Entry, Handles

P = TypeVar("P", bound=programs.ProgramContract)
T = TypeVar(
    "T", programs.ProgramDrafted, programs.ProgramApproved, programs.ProgramAmended, programs.ProgramGroupChanged
)


@dataclass(frozen=True, kw_only=True)
class State(Entry):
    """`initiator` and `reason_group` where the program was terminated."""

    TABLE: ClassVar[str] = "program_states"
    state: str
    initiator: str | None = None
    reason_group: str | None = None


@dataclass(frozen=True, kw_only=True)
class Members(Entry):
    TABLE: ClassVar[str] = "program_members"
    mentor: UUID
    mentees: list[UUID]


@dataclass(frozen=True, kw_only=True)
class Terms(Entry):
    TABLE: ClassVar[str] = "program_terms"
    forms: list[str]
    kinds: list[str]


@dataclass(frozen=True, kw_only=True)
class Period(Entry):
    """Half-open; `previous_ends` where this row is an extension."""

    TABLE: ClassVar[str] = "program_periods"
    ends: date
    starts: date | None = None
    previous_ends: date | None = None


def drafted(told: Delivery[programs.ProgramDrafted]) -> Iterator[Entry]:
    yield _state(told, ProgramState.DRAFT)
    yield from members(told)
    yield _terms(told)


def submitted(told: Delivery[programs.ProgramSubmitted]) -> Iterator[Entry]:
    yield _state(told, ProgramState.SUBMITTED)


def agreed(told: Delivery[programs.ProgramAgreed]) -> Iterator[Entry]:
    if told.fact.unanimous:
        yield _state(told, ProgramState.AGREED)


def reviewed(told: Delivery[programs.ProgramReviewed]) -> Iterator[Entry]:
    yield _state(told, ProgramState.REVIEWED)


def returned(told: Delivery[programs.ProgramReturned] | Delivery[programs.ProgramReopened]) -> Iterator[Entry]:
    yield _state(told, ProgramState.DRAFT)


def approved(told: Delivery[programs.ProgramApproved]) -> Iterator[Entry]:
    fact = told.fact
    yield _state(told, ProgramState.APPROVED)
    yield _terms(told)
    yield Fact(
        subject=uuid5(fact.program, "purpose"),
        since=told.on,
        kind="purpose",
        code=fact.purpose.value if fact.purpose else "unknown",
        about=fact.program,
    )
    yield Period(subject=fact.program, since=told.on, starts=fact.start, ends=fact.until)


def started(told: Delivery[programs.ProgramStarted]) -> Iterator[Entry]:
    fact = told.fact
    yield _state(told, ProgramState.RUNNING)
    yield from members(told)
    yield from _planned(told, told.fact.activities)
    yield Period(subject=fact.program, since=told.on, starts=fact.start, ends=fact.until)


def extended(told: Delivery[programs.ProgramExtended]) -> Iterator[Entry]:
    fact = told.fact
    yield Period(subject=fact.program, since=told.on, ends=fact.until, previous_ends=fact.previous_until)


def amended(told: Delivery[programs.ProgramAmended]) -> Iterator[Entry]:
    yield _terms(told)
    yield from _planned(told, told.fact.added)
    for activity in told.fact.removed:
        yield Fact(subject=activity, since=told.on, kind="activity", live=False)


def group_changed(told: Delivery[programs.ProgramGroupChanged]) -> Iterator[Entry]:
    """Messages of an older form do not say the forms; then those told before stand."""
    yield from members(told)
    if told.fact.forms:
        yield _terms(told)


def suspended(told: Delivery[programs.ProgramSuspended]) -> Iterator[Entry]:
    yield _state(told, ProgramState.SUSPENDED, told.fact.since)


def resumed(told: Delivery[programs.ProgramResumed]) -> Iterator[Entry]:
    yield _state(told, ProgramState.RUNNING, told.fact.since)


def completed(told: Delivery[programs.ProgramCompleted]) -> Iterator[Entry]:
    yield _state(told, ProgramState.COMPLETED, told.fact.ended)


def terminated(told: Delivery[programs.ProgramTerminated]) -> Iterator[Entry]:
    fact = told.fact
    ended = _state(told, ProgramState.TERMINATED, fact.ended)
    yield replace(ended, initiator=fact.initiator.value, reason_group=fact.reason.group)


def members(told: Delivery[P]) -> Iterator[Entry]:
    fact = told.fact
    yield Members(subject=fact.program, since=told.on, mentor=fact.mentor, mentees=list(fact.mentees))


def _state(told: Delivery[P], state: ProgramState, since: date | None = None) -> State:
    return State(subject=told.fact.program, since=since or told.on, state=state.value)


def _planned(told: Delivery[P], activities: Iterable[programs.ActivityTerm]) -> Iterator[Entry]:
    about = told.fact.program
    for ahead in activities:
        yield Fact(subject=ahead.activity, since=told.on, kind="activity", code="planned", about=about, due=ahead.due)


def _terms(told: Delivery[T]) -> Terms:
    fact = told.fact
    forms, kinds = [form.value for form in fact.forms], [kind.value for kind in fact.kinds]
    return Terms(subject=fact.program, since=told.on, forms=forms, kinds=kinds)


HANDLES: Handles = {
    programs.ProgramDrafted: drafted,
    programs.ProgramSubmitted: submitted,
    programs.ProgramAgreed: agreed,
    programs.ProgramReviewed: reviewed,
    programs.ProgramReturned: returned,
    programs.ProgramReopened: returned,
    programs.ProgramApproved: approved,
    programs.ProgramStarted: started,
    programs.ProgramGroupChanged: group_changed,
    programs.ProgramMentorReplaced: members,
    programs.ProgramExtended: extended,
    programs.ProgramAmended: amended,
    programs.ProgramSuspended: suspended,
    programs.ProgramResumed: resumed,
    programs.ProgramCompleted: completed,
    programs.ProgramTerminated: terminated,
}
