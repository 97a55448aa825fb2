"""What is so at the end of a day; every value begins with its school."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.base import Contract

STATES: dict[type[Contract], str] = {
    programs.ProgramDrafted: "draft",
    programs.ProgramSubmitted: "submitted",
    programs.ProgramReviewed: "reviewed",
    programs.ProgramReturned: "draft",
    programs.ProgramApproved: "approved",
    programs.ProgramStarted: "running",
    programs.ProgramSuspended: "suspended",
    programs.ProgramResumed: "running",
    programs.ProgramCompleted: "completed",
    programs.ProgramTerminated: "terminated",
}
JOINING = (
    programs.ProgramDrafted,
    programs.ProgramStarted,
    programs.ProgramGroupChanged,
    programs.ProgramMentorReplaced,
)
"""They say who is in the program from now on."""


@dataclass
class World:
    schools: set[UUID] = field(default_factory=set)
    staff: dict[UUID, tuple[UUID, Any]] = field(default_factory=dict)
    capacity: dict[UUID, tuple[UUID, int]] = field(default_factory=dict)
    appointed: dict[UUID, tuple[UUID, None]] = field(default_factory=dict)
    waiting: dict[UUID, tuple[UUID, date]] = field(default_factory=dict)
    matches: dict[UUID, tuple[UUID, Any]] = field(default_factory=dict)
    states: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)
    members: dict[UUID, Any] = field(default_factory=dict)
    terms: dict[UUID, Any] = field(default_factory=dict)
    purposes: dict[UUID, str] = field(default_factory=dict)
    starts: dict[UUID, date] = field(default_factory=dict)
    ends: dict[UUID, date] = field(default_factory=dict)
    known: dict[str, dict[Any, tuple[Any, ...]]] = field(default_factory=dict)
    """Whatever else is so, by kind and subject."""

    def of(self, kind: str) -> dict[Any, tuple[Any, ...]]:
        return self.known.setdefault(kind, {})

    def live_through(self, day: date, told: Sequence[Delivery[Any]]) -> None:
        """Pairs begin and end first; then people without a pair may ask for one."""
        for delivery in told:
            self._match(delivery.meta.school, delivery.fact)
            self._program(delivery.meta.school, delivery.fact)
            self._work(delivery.meta.school, delivery.fact)
            self._growth(delivery.meta.school, delivery.fact)
            self._act(delivery.meta.school, delivery.fact)
        paired = self.paired()
        self.waiting = {mentee: wait for mentee, wait in self.waiting.items() if mentee not in paired}
        for delivery in told:
            self._person(delivery.meta.school, delivery.fact, day, paired)

    def paired(self) -> dict[UUID, UUID]:
        return {mentee: school for school, match in self.matches.values() for mentee in match.mentees}

    def running(self) -> list[tuple[UUID, UUID]]:
        """Programs, with their schools."""
        return [(program, school) for program, (school, state) in self.states.items() if state == "running"]

    def learning(self) -> list[tuple[UUID, UUID, UUID]]:
        """Mentees of running programs: the mentee, the program, the school."""
        running = [(program, school) for program, school in self.running() if program in self.members]
        return [(one, program, school) for program, school in running for one in self.members[program].mentees]

    def load(self, mentor: UUID) -> int:
        led = [match.mentees for _, match in self.matches.values() if match.mentor == mentor]
        return len({mentee for mentees in led for mentee in mentees})

    def _match(self, school: UUID, fact: Any) -> None:
        match fact:
            case registry.MentorAssigned() | registry.MentorReplaced() | registry.GroupChanged():
                self.matches[fact.match] = (school, fact)
            case registry.AssignmentEnded():
                self.matches.pop(fact.match, None)

    def _program(self, school: UUID, fact: Any) -> None:
        kind = type(fact)
        if kind in STATES:
            self.states[fact.program] = (school, STATES[kind])
        if kind in JOINING:
            self.members[fact.program] = fact
        match fact:
            case programs.ProgramApproved() | programs.ProgramStarted():
                self.starts[fact.program], self.ends[fact.program] = fact.start, fact.until
            case programs.ProgramExtended():
                self.ends[fact.program] = fact.until
        match fact:
            case programs.ProgramApproved():
                self.purposes[fact.program] = fact.purpose.value if fact.purpose else "unknown"
        if isinstance(fact, programs.ProgramDrafted | programs.ProgramApproved | programs.ProgramAmended):
            self.terms[fact.program] = fact
        if isinstance(fact, programs.ProgramGroupChanged) and fact.forms:
            self.terms[fact.program] = fact

    def _work(self, school: UUID, fact: Any) -> None:
        match fact:
            case programs.ProgramStarted():
                self.of("plan").update((one.activity, (school, fact.program, one.due)) for one in fact.activities)
            case programs.ProgramAmended():
                self.of("plan").update((one.activity, (school, fact.program, one.due)) for one in fact.added)
                for activity in fact.removed:
                    self.of("plan").pop(activity, None)
            case programs.ActivityFinished():
                self.of("plan").pop(fact.activity, None)
            case programs.TaskAssigned():
                self.of("task")[fact.task] = (school, "assigned")
            case programs.TaskSubmitted():
                self.of("task")[fact.task] = (school, "submitted")
            case programs.TaskChecked():
                self.of("task")[fact.task] = (school, "accepted" if fact.accepted else "returned")

    def _growth(self, school: UUID, fact: Any) -> None:
        match fact:
            case programs.ResultAssessed():
                self.of("result")[fact.result] = (school, fact.achieved)
            case programs.DifficultyRecorded() if fact.nature == "difficulty":
                self.of("difficulty")[fact.difficulty] = (school, False)
            case programs.DifficultyResolved():
                self.of("difficulty")[fact.difficulty] = (school, True)
            case programs.PlanItemRemoved():
                for kind in ("result", "difficulty"):
                    self.of(kind).pop(fact.item, None)
            case registry.PortfolioUpdated():
                self.of("portfolio")[fact.participant] = (school,)
            case programs.CompetenceAssessed():
                self.of(fact.point.value)[fact.program, fact.mentee, fact.direction.value] = (school, fact.level)

    def _act(self, school: UUID, fact: Any) -> None:
        match fact:
            case registry.SchoolRegistered():
                self.schools.add(fact.school)
            case registry.OrderIssued():
                self.of("order")[fact.order] = (school, fact.kind.value)
            case registry.OrderRepealed():
                self.of("order").pop(fact.order, None)
            case registry.PublicationPublished():
                self.of("publication")[fact.publication] = (school, fact.kind.value)
            case registry.PublicationWithdrawn():
                self.of("publication").pop(fact.publication, None)
            case registry.RoadmapApproved():
                self.of("order")[fact.roadmap] = (school, "approve-roadmap")
                terms = ((fact.roadmap, term.stage, term.due) for term in fact.stages)
                self.of("stage").update(((roadmap, stage), (school, due)) for roadmap, stage, due in terms)
            case registry.StageCompleted():
                self.of("completed")[fact.roadmap, fact.stage] = (school,)
            case registry.PartnershipConcluded() | registry.PartnershipRenewed():
                self.of("partnership")[fact.partnership] = (school, fact.until)
            case registry.PartnershipEnded():
                self.of("partnership").pop(fact.partnership, None)

    def _person(self, school: UUID, fact: Any, day: date, paired: dict[UUID, UUID]) -> None:
        match fact:
            case registry.ParticipantRegistered():
                self.staff[fact.participant] = (school, fact)
            case registry.MentorRegistered():
                self.capacity[fact.participant] = (school, fact.capacity)
            case registry.MentorAppointed():
                self.appointed[fact.participant] = (school, None)
            case registry.MentorRegimeRecorded():
                self.of("regime")[fact.participant] = (school, fact.regime.value)
            case registry.LabourAgreementSigned():
                self.of("agreement")[fact.participant] = (school,)
            case registry.MentorRelieved():
                self.appointed.pop(fact.participant, None)
                self.of("regime").pop(fact.participant, None)
            case registry.MenteeRegistered() if fact.participant not in paired:
                self.waiting.setdefault(fact.participant, (school, day))
            case registry.ParticipantLeft():
                for known in (self.staff, self.capacity, self.appointed, self.waiting):
                    known.pop(fact.participant, None)
