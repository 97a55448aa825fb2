"""The personalised program (1.2): one history, one consistency boundary.

Here are its state and who is who in it. What may be done with it is told by theme: lifecycle, plan, progress, meetings,
tasks, difficulties, competence, extension, amendment, group, suspension, completion, termination, and so on. Each theme
has its events, which know what they change, and its decisions: functions that take the program, record events or
refuse.
"""

from abc import abstractmethod
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden, Refused
from backbone.events import Event
from contracts.codes import AssessmentPoint, Direction, Form, Kind, ProgramState, Purpose

from programs.domain.parts import (
    Activity,
    ActivityState,
    Deviation,
    ExpectedResult,
    Justification,
    Meeting,
    Part,
    Participant,
    Task,
    TaskState,
    Terms,
    Trait,
)
from programs.domain.period import Period
from programs.domain.proposals import Amendment, Extension, Termination
from programs.domain.standing import Assessment, DevelopmentPlan, MentorReport, PendingDecision, Recommendation, Remark

EDITABLE = (ProgramState.DRAFT, ProgramState.SUBMITTED, ProgramState.AGREED, ProgramState.REVIEWED)
ENDED = (ProgramState.COMPLETED, ProgramState.TERMINATED)


class Program(Aggregate):
    """`since` is when it entered its state; `agreed` are the mentees who agreed to the draft; `orders` are those that
    have taken effect here. It goes on for its `predecessor`, its `successor` for it (A-04). `scheduled` says that the
    meetings were agreed on as a series, before the start or later."""

    match: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    curator: UUID
    edition: UUID
    terms: Terms
    effective: date

    def reset(self) -> None:
        self.state = ProgramState.DRAFT
        self.since = date.min
        self.forms: tuple[Form, ...] = ()
        self.kinds: tuple[Kind, ...] = ()
        self.directions: tuple[Direction, ...] = ()
        self.purpose: Purpose | None = None
        self.justification: Justification | None = None
        self.period: Period | None = None
        self.traits: dict[UUID, Trait] = {}
        self.results: dict[UUID, ExpectedResult] = {}
        self.activities: dict[UUID, Activity] = {}
        self.agreed: frozenset[UUID] = frozenset()
        self.review_comment: UUID | None = None
        self.from_template: frozenset[UUID] = frozenset()
        self.scheduled = False
        self.meetings: dict[UUID, Meeting] = {}
        self.tasks: dict[UUID, Task] = {}
        self.extension: Extension | None = None
        self.amendment: Amendment | None = None
        self.termination: Termination | None = None
        self.remarks: dict[UUID, Remark] = {}
        self.assessments: dict[tuple[UUID, Direction, AssessmentPoint], Assessment] = {}
        self.independent: dict[UUID, date] = {}
        self.recommendations: dict[UUID, Recommendation] = {}
        self.report: MentorReport | None = None
        self.development: dict[UUID, DevelopmentPlan] = {}
        self.decisions: dict[UUID, PendingDecision] = {}
        self.deviations: tuple[Deviation, ...] = ()
        self.orders: frozenset[UUID] = frozenset()
        self.ended: date | None = None
        self.predecessor: UUID | None = None
        self.successor: UUID | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, ProgramEvent)
        event.apply(self)

    @property
    def people(self) -> frozenset[UUID]:
        """The mentor and the mentees: those whose consent changes need."""
        return frozenset((self.mentor, *self.mentees))

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    def part_of(self, person: UUID | None) -> Part | None:
        if person == self.mentor:
            return Part.MENTOR
        return Part.MENTEE if person in self.mentees else None

    def must_be(self, *states: ProgramState) -> None:
        if self.has_ended:
            raise Refused("program-ended", f"Программа {self.state.label}")
        if self.state not in states:
            needed = ", ".join(state.label for state in states)
            raise Refused("wrong-state", f"Программа: «{self.state.label}»; это возможно в состоянии: {needed}")

    def must_live(self) -> None:
        self.must_be(*(state for state in ProgramState if state not in ENDED))

    def planned_period(self) -> Period:
        """Raises Refused while nobody has set one."""
        if self.period is None:
            raise Refused("not-outlined", "Срок программы ещё не определён")
        return self.period

    def enter(self, state: ProgramState, on: date) -> None:
        self.state = state
        self.since = on

    def back_to_draft(self, on: date) -> None:
        self.enter(ProgramState.DRAFT, on)
        self.agreed = frozenset()

    def end(self, state: ProgramState, on: date, order: UUID) -> None:
        self.enter(state, on)
        self.ended = on
        self.orders |= {order}

    def hand_over(self, previous: UUID, mentor: UUID) -> None:
        """What the previous mentor was to do is the new one's; what he agreed to or asked for is not."""
        self.mentor = mentor
        self._release(previous)

    def drop(self, mentee: UUID) -> None:
        """Who leaves takes his agreements and open tasks with him; what he was to do is the mentor's."""
        self.agreed -= {mentee}
        self.tasks = {
            id: task for id, task in self.tasks.items() if task.mentee != mentee or task.state is TaskState.ACCEPTED
        }
        self._release(mentee)

    def _release(self, person: UUID) -> None:
        for id, activity in self.activities.items():
            if activity.responsible == person and activity.state is ActivityState.PLANNED:
                self.activities[id] = replace(activity, responsible=self.mentor)
        self.extension = self.extension and self.extension.without(person)
        self.amendment = self.amendment and self.amendment.without(person)
        self.termination = self.termination and self.termination.without(person)


class ProgramEvent(Event):
    """A fact of one program."""

    @abstractmethod
    def apply(self, program: Program) -> None:
        """Changes the program's state; never refuses."""


def program_id(match: UUID) -> UUID:
    """A match has one program."""
    return uuid5(match, "program")


def must_be_part(by: Participant, *parts: Part) -> None:
    if by.part not in parts:
        needed = ", ".join(part.label for part in parts)
        raise Forbidden(f"Это делает {needed} программы")


def must_be_mentee(program: Program, person: UUID) -> None:
    if person not in program.mentees:
        raise Refused("not-a-mentee", "Этот человек не наставляемый программы", field="/mentee")
