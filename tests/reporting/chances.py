"""What else happens in a school, as chance will have it: each thing with what may follow on it on other days."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar

from contracts import codes, programs, registry
from contracts.base import Contract
from contracts.registry import StageTerm

from tests.reporting.judge.stocks import ACTS
from tests.reporting.municipality import Municipality, named

T = TypeVar("T")
DAY = timedelta(days=1)
RECORDS = (
    codes.RecordKind.CONTEST_PARTICIPATION,
    codes.RecordKind.CONTEST_RECOMMENDATION,
    codes.RecordKind.STRUCTURE_INTERACTION,
    codes.RecordKind.FINAL_EVENT,
    codes.RecordKind.TRAINING,
    codes.RecordKind.SUPPORT_OFFERED,
)
REGIMES = (codes.LegalRegime.ASSIGNMENT_351_8, *codes.LegalRegime)
OUTCOMES = (codes.RecordResult.IN_SCHOOL, codes.RecordResult.IN_MUNICIPALITY, codes.RecordResult.LEFT_PROFESSION)


class Chances:
    """`school`, `on` and `person` are of the thing that happens now."""

    def __init__(self, random: Random, told: Municipality, school: str, on: date, person: str) -> None:
        self._random, self._told, self.school, self.on, self.person = random, told, school, on, person
        self.name = named(f"thing {len(told.everything)}")
        self.pair = {"program": named(f"{school} program"), "mentor": named(person), "mentees": (named("cat"),)}

    def happen(self) -> None:
        self.one_of((
            *(self.order, self.publication, self.roadmap, self.proposal, self.regime, self.record, self.outcome),
            *(self.partnership, self.practice, self.meeting, self.activity, self.result, self.difficulty, self.level),
            *(self.task, self.independence, self.survey, self.help, self.pool),
        ))()  # fmt: skip

    def one_of(self, things: tuple[T, ...]) -> T:
        return self._random.choice(things)

    def maybe(self) -> bool:
        return self._random.random() < 0.5

    def later(self) -> date:
        return self.on + timedelta(days=self._random.randint(0, 9))

    def tell(self, kind: type[Contract], on: date | None = None, /, **fields: object) -> None:
        self._told.tell(self.school, on or self.on, kind.model_validate(fields))

    def tell_pair(self, kind: type[Contract], on: date | None = None, /, **fields: object) -> None:
        self.tell(kind, on, **self.pair, **fields)

    def order(self) -> None:
        for kind in ACTS if self.maybe() else (self.one_of(ACTS),):
            order = named(f"{self.name} {kind}")
            self.tell(registry.OrderIssued, order=order, kind=kind, number="1", dated=self.on, concerns=())
        if self.maybe():
            self.tell(registry.OrderRepealed, order=order, by=self.name, dated=self.later(), erroneous=False)

    def publication(self) -> None:
        place = {"publication": self.name, "kind": self.one_of(tuple(codes.PublicationKind))}
        self.tell(registry.PublicationPublished, **place, subject=self.name if self.maybe() else None)
        if self.maybe():
            self.tell(registry.PublicationWithdrawn, self.later(), **place)

    def roadmap(self) -> None:
        due = self.later()
        terms = (StageTerm(stage=1, due=due, term="T-02"), StageTerm(stage=2, due=self.later(), term="T-03"))
        about = {"roadmap": self.name, "cycle": self.name, "order": self.name, "introduced": self.on}
        self.tell(registry.RoadmapApproved, version=1, stages=terms, **about)
        if self.maybe():
            done = self.later()
            self.tell(registry.StageStarted, roadmap=self.name, stage=1, due=due)
            self.tell(registry.StageCompleted, done, roadmap=self.name, stage=1, due=due, late=done > due)

    def proposal(self) -> None:
        match = {"match": self.name, "mentor": named("ann"), "mentees": (named(self.person),)}
        chosen = {"direction": codes.Direction.METHODS, "kinds": (codes.Kind.TRADITIONAL,)}
        self.tell(registry.NeedsAnalysed, participant=named(self.person), as_mentor=self.maybe(),
                  method=codes.AnalysisMethod.INTERVIEW, directions=(codes.Direction.METHODS,))  # fmt: skip
        self.tell(registry.MatchProposed, self.later(), **match, **chosen)
        if self.maybe():
            self.tell(registry.InterestDeclared, match=self.name, met_on=self.later() if self.maybe() else None)
        if self.maybe():
            self.tell(registry.MatchConfirmed, self.later(), **match)
        if self.maybe():
            self.tell(registry.MatchDeclined, self.later(), **match)

    def regime(self) -> None:
        person = {"participant": named(self.person)}
        self.tell(registry.PortfolioUpdated, **person, kind=codes.PortfolioKind.AWARD)
        self.tell(registry.MentorRegimeRecorded, **person, regime=self.one_of(REGIMES), since=self.on)
        if self.maybe():
            self.tell(registry.LabourAgreementSigned, **person, agreement=self.name, since=self.later())
        if self.maybe():
            ground = {"order": self.name, "ground": codes.ReliefGround.RESIGNATION, "effective": self.later()}
            self.tell(registry.MentorRelieved, **person, **ground)
        if self.maybe():
            self.tell(registry.MentorTrained, **person, trained=self.later())

    def record(self) -> None:
        kind = self.one_of(RECORDS)
        place = {"record": self.name, "kind": kind, "persons": (named(self.person),)}
        if kind is codes.RecordKind.STRUCTURE_INTERACTION:
            place |= {"structure": self.one_of(tuple(codes.Structure))}
        if kind is codes.RecordKind.FINAL_EVENT:
            place |= {"reach": {codes.Audience.PARENTS: self._random.randint(0, 3), codes.Audience.BUSINESS: 1}}
        for _ in range(self._random.randint(1, 2)):
            self.tell(registry.RecordMade, day=self.later(), level=self.one_of((None, *codes.Level)), **place)
        if self.maybe():
            self.tell(registry.RecordAnnulled, record=self.name, kind=kind)

    def outcome(self) -> None:
        facts = {"persons": (named(self.person),), "months": self.one_of((12, 24)), "result": self.one_of(OUTCOMES)}
        kind = codes.RecordKind.EMPLOYMENT_OUTCOME
        self.tell(registry.RecordMade, record=self.name, kind=kind, day=self.on, **facts)

    def partnership(self) -> None:
        place = {"number": "1", "partnership": self.name}
        until = self.later() if self.maybe() else None
        signed = {"kind": codes.AgreementKind.COOPERATION, "level": codes.Level.SCHOOL, "since": self.on}
        self.tell(registry.PartnershipConcluded, **place, **signed, until=until)
        if until and self.maybe():
            self.tell(registry.PartnershipRenewed, self.later(), **place, until=until + timedelta(days=9))
        if self.maybe():
            self.tell(registry.PartnershipEnded, partnership=self.name, ended=self.later())

    def practice(self) -> None:
        place = {"practice": self.name, "match": self.name, "direction": codes.Direction.METHODS}
        self.tell(registry.PracticeDescribed, **place, level=codes.Level.SCHOOL)
        if self.maybe():
            self.tell(registry.PracticeApproved, self.later(), **place, level=codes.Level.SCHOOL)

    def meeting(self) -> None:
        """At an hour when it is the next day already where the school is."""
        at = datetime.combine(self.later(), datetime.min.time(), UTC) + timedelta(hours=21)
        self.tell_pair(programs.MeetingScheduled, meeting=self.name, at=at, day=(at + DAY).date(), remote=False)
        if self.maybe():
            moved = at + timedelta(days=self._random.randint(1, 9))
            self.tell_pair(
                programs.MeetingRescheduled, meeting=self.name, at=moved, day=(moved + DAY).date(), remote=False
            )
        match self._random.randint(0, 3):
            case 0:
                self.tell_pair(programs.MeetingHeld, self.later(), meeting=self.name, minutes=self.one_of((30, 45)))
            case 1:
                self.tell_pair(programs.MeetingMissed, self.later(), meeting=self.name)
            case 2:
                self.tell_pair(programs.MeetingCancelled, meeting=self.name, at=at, remote=False)

    def activity(self) -> None:
        due, added = self.later(), programs.ActivityTerm(activity=self.name, due=self.later())
        self.tell_pair(programs.ProgramAmended, forms=(), kinds=(), added=(added,))
        match self._random.randint(0, 2):
            case 0:
                self.tell_pair(programs.ProgramAmended, self.later(), forms=(), kinds=(), removed=(self.name,))
            case 1:
                kind = codes.ActivityKind.METHODICAL
                self.tell_pair(programs.ActivityFinished, self.later(), activity=self.name, kind=kind, due=due)
                took = {"mentee": named("cat"), "attended": self.maybe(), "on_time": self.maybe()}
                self.tell_pair(programs.AttendanceRecorded, self.later(), activity=self.name, **took)

    def result(self) -> None:
        self.tell_pair(programs.ExpectedResultSet, result=self.name)
        for _ in range(self._random.randint(0, 2)):
            self.tell_pair(programs.ResultAssessed, self.later(), result=self.name, achieved=self.maybe())
        if self.maybe():
            self.tell_pair(programs.PlanItemRemoved, self.later(), item=self.name)

    def difficulty(self) -> None:
        of = {"difficulty": self.name, "mentee": named(self.person)}
        nature = self.one_of(("difficulty", "strength"))
        self.tell_pair(programs.DifficultyRecorded, **of, nature=nature)
        if nature == "difficulty" and self.maybe():
            self.tell_pair(programs.DifficultyResolved, self.later(), **of)
        if self.maybe():
            self.tell_pair(programs.PlanItemRemoved, self.later(), item=self.name)

    def level(self) -> None:
        of = {"mentee": named(self.person), "direction": self.one_of((codes.Direction.METHODS, codes.Direction.LESSON))}
        for point in codes.AssessmentPoint:
            level = self._random.randint(1, 5)
            self.tell_pair(programs.CompetenceAssessed, self.later(), **of, point=point, level=level)

    def task(self) -> None:
        of = {"task": self.name, "mentee": named(self.person)}
        self.tell_pair(programs.TaskAssigned, **of, due=self.later())
        if self.maybe():
            self.tell_pair(programs.TaskSubmitted, self.later(), **of)
            self.tell_pair(programs.TaskChecked, self.later(), **of, accepted=self.maybe())

    def independence(self) -> None:
        self.tell_pair(programs.IndependenceAttested, mentee=self.name)

    def survey(self) -> None:
        lines = tuple(
            programs.Counted(
                respondent=respondent,
                answered=3,
                surveys=(self.name,),
                indices={block: float(self._random.randint(0, 100)) for block in list(codes.SurveyBlock)[:2]},
            )
            for respondent in (codes.Respondent.MENTEE, codes.Respondent.MENTOR)
        )
        form = self.one_of((codes.SurveyForm.INTERIM, codes.SurveyForm.SATISFACTION, codes.SurveyForm.EXIT))
        of = {"survey": self.name, "form": form, "version": 1, "counted": lines if self.maybe() else ()}
        self.tell(programs.SurveyClosed, **of, invited=8, answered=self._random.randint(0, 8))

    def help(self) -> None:
        people = {"program": named(f"{self.school} program"), "mentor": named("ann"), "mentee": named(self.person)}
        asked_at = datetime.combine(self.on, datetime.min.time(), UTC) + timedelta(hours=9)
        of = {"help": self.name, "asked_at": asked_at, **people}
        self.tell(programs.HelpRequested, **of, due=self.on)
        if self.maybe():
            answered_at = asked_at + timedelta(hours=self._random.randint(1, 99))
            told = {"by": named("ann"), "answered_at": answered_at}
            self.tell(programs.HelpAnswered, answered_at.date(), **of, **told, first=True)

    def pool(self) -> None:
        self._told.pool_actualised(self.school, self.on)
