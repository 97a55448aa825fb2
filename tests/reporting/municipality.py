"""Two publishers in miniature: they tell facts in order, as registry and programs do."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from backbone.events import Meta
from backbone.letters import Delivery
from contracts import programs, registry
from contracts.base import Contract
from contracts.codes import (
    ActivityKind,
    Direction,
    Form,
    Initiator,
    Kind,
    MediationOutcome,
    PetitionKind,
    PetitionOutcome,
    Purpose,
    QualificationCategory,
    TeachingSubject,
    TerminationReason,
)
from contracts.regulation import RuleParameters

TakeIn = Callable[[Iterable[Delivery[Contract]]], None]

NOON = datetime(2025, 9, 1, 12, tzinfo=UTC)
BIRTH = date(2025, 9, 1)
TAUGHT = (), (TeachingSubject.PHYSICS,), (TeachingSubject.PHYSICS, TeachingSubject.CHEMISTRY)
ATTESTED = None, QualificationCategory.FIRST, QualificationCategory.HIGHEST


def named(name: str) -> UUID:
    return uuid5(UUID(int=9), name)


@dataclass
class Municipality:
    """`told` is everything told so far, a list for each source. Facts are recorded an hour apart, as decided under the
    edition `under`."""

    told: dict[str, list[Delivery[Contract]]] = field(default_factory=lambda: {"registry": [], "programs": []})
    under: UUID | None = None

    def tell(self, school: str, on: date, fact: Contract, aggregate: UUID | None = None) -> Delivery[Contract]:
        source = fact.TYPE.partition(".")[0]
        log = self.told[source]
        position = len(log) + 1
        meta = Meta(
            event_id=named(f"{source}:{position}"),
            recorded_at=NOON + timedelta(hours=sum(map(len, self.told.values()))),
            actor="test",
            role="curator",
            school=named(school),
            correlation_id=named("correlation"),
            command_id="test",
            edition=self.under,
        )
        log.append(Delivery(fact, meta, on, source, position, position - 1, aggregate or named(school), position))
        return log[-1]

    @property
    def everything(self) -> list[Delivery[Contract]]:
        return [*self.told["registry"], *self.told["programs"]]

    def school(self, school: str, on: date = BIRTH) -> None:
        title = f"Школа {school}"
        origins = (f"https://{school}.example",)
        head = named(f"{school} head")
        fact = registry.SchoolRegistered(school=named(school), name=title, short_name=title, head=head, origins=origins)
        self.tell(school, on, fact)

    def edition(self, school: str, on: date = BIRTH, **parameters: object) -> None:
        chosen = RuleParameters.model_validate(parameters)
        ids = {"edition": named(f"{school} edition {on}"), "order": named("order")}
        self.tell(school, on, registry.RegulationEditionApproved(number=1, valid_from=on, parameters=chosen, **ids))

    def pool_actualised(self, school: str, on: date) -> None:
        self.tell(school, on, registry.MenteePoolActualised(mentees=3, next_due=on))

    def person(
        self, school: str, person: str, on: date = BIRTH, *, experience: int = 10, external: bool = False
    ) -> None:
        young = experience < 5
        fact = registry.ParticipantRegistered(
            participant=named(person),
            pedagogical=True,
            external=external,
            experience_years=experience,
            young=young,
            subjects=TAUGHT[experience % len(TAUGHT)],
            category=ATTESTED[experience % len(ATTESTED)],
        )
        self.tell(school, on, fact, named(person))

    def leaves(self, school: str, person: str, on: date) -> None:
        self.tell(school, on, registry.ParticipantLeft(participant=named(person)), named(person))

    def offers(self, school: str, person: str, on: date, capacity: int = 2) -> None:
        fact = registry.MentorRegistered(participant=named(person), competences=(Direction.METHODS,), capacity=capacity)
        self.tell(school, on, fact, named(person))

    def appointed(self, school: str, person: str, on: date) -> None:
        self.tell(school, on, registry.MentorAppointed(participant=named(person), order=named("order")), named(person))

    def asks(self, school: str, person: str, on: date) -> None:
        fact = registry.MenteeRegistered(participant=named(person), needs=(Direction.METHODS,))
        self.tell(school, on, fact, named(person))

    def assigned(self, school: str, match: str, mentor: str, mentees: list[str], on: date) -> None:
        fact = registry.MentorAssigned(
            match=named(match),
            mentor=named(mentor),
            mentees=tuple(map(named, mentees)),
            direction=Direction.METHODS,
            forms=(Form.TEACHER_TEACHER,),
            kinds=(Kind.TRADITIONAL,),
            order=named("order"),
            effective=on,
            edition=named("edition"),
            curator=named("curator"),
        )
        self.tell(school, on, fact, named(match))

    def replaced(self, school: str, match: str, previous: str, mentor: str, mentees: list[str], on: date) -> None:
        fact = registry.MentorReplaced(
            match=named(match),
            previous=named(previous),
            mentor=named(mentor),
            mentees=tuple(map(named, mentees)),
            order=named("order"),
            effective=on,
        )
        self.tell(school, on, fact, named(match))

    def regrouped(self, school: str, match: str, mentor: str, mentees: list[str], on: date) -> None:
        fact = registry.GroupChanged(
            match=named(match),
            mentor=named(mentor),
            mentees=tuple(map(named, mentees)),
            order=named("order"),
            effective=on,
        )
        self.tell(school, on, fact, named(match))

    def petitions(self, school: str, petition: str, kind: PetitionKind, filed: date, decided: date) -> None:
        """Granted on the second day."""
        who = {"petition": named(petition), "kind": kind, "by": named("somebody"), "for_head": True}
        place = {**who, "for_curator": False}
        self.tell(school, filed, programs.PetitionFiled.model_validate({"due": filed, **place}))
        granted = {"outcome": PetitionOutcome.GRANTED, **place}
        self.tell(school, decided, programs.PetitionDecided.model_validate(granted))

    def undone(self, school: str, petition: str, on: date) -> None:
        who = {"petition": named(petition), "by": named("somebody"), "for_head": True, "for_curator": False}
        told = {**who, "kind": PetitionKind.RELEASE, "order": named("order"), "since": on, "until": on}
        self.tell(school, on, programs.ReleaseUndone.model_validate(told))

    def mediated(self, school: str, outcome: MediationOutcome, on: date) -> None:
        mediation = named(f"mediation {len(self.told['programs'])}")
        self.tell(school, on, programs.MediationClosed(mediation=mediation, outcome=outcome))

    def match_ended(self, school: str, match: str, mentor: str, mentees: list[str], on: date) -> None:
        fact = registry.AssignmentEnded(match=named(match), mentor=named(mentor), mentees=tuple(map(named, mentees)))
        self.tell(school, on, fact, named(match))

    def deviates(self, school: str, rule: str, on: date) -> None:
        self.tell(school, on, registry.DeviationRecorded(rule=rule))

    def program(self, school: str, program: str, mentor: str, mentees: list[str]) -> "Program":
        return Program(self, school, named(program), named(mentor), tuple(map(named, mentees)))


@dataclass
class Program:
    municipality: Municipality
    school: str
    id: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    kinds: tuple[Kind, ...] = (Kind.TRADITIONAL,)
    forms: tuple[Form, ...] = (Form.TEACHER_TEACHER,)
    purpose: Purpose | None = None

    def _tell(self, on: date, kind: type[programs.ProgramContract], /, **fields: object) -> None:
        people = {"program": self.id, "mentor": self.mentor, "mentees": self.mentees}
        self.municipality.tell(self.school, on, kind.model_validate(people | fields), self.id)

    @property
    def _terms(self) -> dict[str, object]:
        return {"forms": self.forms, "kinds": self.kinds}

    def drafted(self, on: date) -> None:
        match = {"match": named("match"), "direction": Direction.METHODS, "curator": named("curator")}
        self._tell(on, programs.ProgramDrafted, **match, **self._terms)

    def approved(self, on: date, start: date, until: date) -> None:
        self._tell(on, programs.ProgramApproved, start=start, until=until, purpose=self.purpose, **self._terms)

    def started(self, on: date, until: date, plan: Mapping[str, date] | None = None) -> None:
        ahead = tuple(programs.ActivityTerm(activity=named(name), due=due) for name, due in (plan or {}).items())
        self._tell(on, programs.ProgramStarted, start=on, until=until, activities=ahead)

    def finished(self, activity: str, on: date, due: date) -> None:
        self._tell(on, programs.ActivityFinished, activity=named(activity), kind=ActivityKind.METHODICAL, due=due)

    def met(self, on: date) -> None:
        self._tell(on, programs.MeetingHeld, meeting=named("meeting"), minutes=40)

    def regrouped(self, on: date, mentees: list[str]) -> None:
        self.mentees = tuple(map(named, mentees))
        self._tell(on, programs.ProgramGroupChanged, joined=(), left=(), order=named("order"), **self._terms)

    def suspended(self, on: date) -> None:
        self._tell(on, programs.ProgramSuspended, order=named("order"), since=on)

    def resumed(self, on: date) -> None:
        self._tell(on, programs.ProgramResumed, order=named("order"), since=on)

    def extended(self, on: date, previous: date, until: date) -> None:
        self._tell(on, programs.ProgramExtended, previous_until=previous, until=until, order=named("order"))

    def amended(self, on: date) -> None:
        self._tell(on, programs.ProgramAmended, **self._terms)

    def reported(self, on: date) -> None:
        self._tell(on, programs.MentorReported)

    def completed(self, on: date) -> None:
        self._tell(on, programs.ProgramCompleted, match=named("match"), order=named("order"), ended=on)

    def terminated(self, on: date, initiator: Initiator, reason: TerminationReason) -> None:
        end = {"match": named("match"), "order": named("order"), "ended": on}
        self._tell(on, programs.ProgramTerminated, initiator=initiator, reason=reason, **end)
