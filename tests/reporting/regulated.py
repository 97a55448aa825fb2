"""What the year of the example has beside pairs and programs: acts, plans, help, surveys, records."""

from datetime import UTC, date, datetime

from contracts import codes, programs, registry
from contracts.registry.year import StageTerm

from tests.reporting.municipality import Municipality, named

ABOUT_PAIR = {"program": named("pair's program"), "mentor": named("ann"), "mentees": (named("cat"),)}
AUTUMN = date(2025, 11, 10)
BEGUN = date(2025, 9, 5)


def regulated(told: Municipality) -> None:
    _acts(told)
    _people(told)
    _work(told)
    _growth(told)
    _voices(told)
    _records(told)


def _acts(told: Municipality) -> None:
    kinds = [
        codes.OrderKind.APPROVE_REGULATION,
        codes.OrderKind.APPOINT_CURATOR,
        codes.OrderKind.APPROVE_ROADMAP,
        codes.OrderKind.APPROVE_MENTOR_REGISTRY,
        codes.OrderKind.FIX_PAIRS,
    ]
    for day, kind in enumerate(kinds, start=5):
        order = {"order": named(f"order {kind}"), "number": str(day), "dated": date(2025, 9, day)}
        told.tell("a", date(2025, 9, day), registry.OrderIssued(kind=kind, concerns=(), **order))
    section = registry.PublicationPublished(publication=named("section"), kind=codes.PublicationKind.SECTION)
    told.tell("a", date(2025, 9, 20), section)
    roadmap = {"roadmap": named("roadmap"), "cycle": named("cycle"), "order": named("order approve-roadmap")}
    dues = {1: date(2025, 9, 30), 2: date(2025, 10, 31), 3: date(2025, 11, 30), 4: date(2026, 8, 31)}
    terms = tuple(StageTerm(stage=stage, due=due, term=f"T-{stage}") for stage, due in dues.items())
    told.tell("a", date(2025, 9, 7), registry.RoadmapApproved(version=1, introduced=BEGUN, stages=terms, **roadmap))
    told.tell("a", date(2025, 11, 20), registry.StageStarted(roadmap=named("roadmap"), stage=3, due=dues[3]))
    for stage, on in {1: date(2025, 9, 29), 2: date(2025, 11, 5)}.items():
        late = on > dues[stage]
        fact = registry.StageCompleted(roadmap=named("roadmap"), stage=stage, due=dues[stage], late=late)
        told.tell("a", on, fact)


def _people(told: Municipality) -> None:
    led = {"mentor": named("ann"), "mentees": (named("cat"),)}
    for match in ("pair", "other", "another"):
        proposed = {"direction": codes.Direction.METHODS, "kinds": (codes.Kind.TRADITIONAL,)}
        told.tell("a", date(2025, 9, 12), registry.MatchProposed(match=named(match), **led, **proposed))
    analysis = {"method": codes.AnalysisMethod.INTERVIEW, "directions": (codes.Direction.METHODS,)}
    for person, as_mentor in {"cat": False, "ann": True}.items():
        fact = registry.NeedsAnalysed(participant=named(person), as_mentor=as_mentor, **analysis)
        told.tell("a", date(2025, 9, 8), fact)
    for match, met_on in {"pair": date(2025, 9, 13), "another": None}.items():
        told.tell("a", date(2025, 9, 14), registry.InterestDeclared(match=named(match), met_on=met_on))
    for match in ("pair", "another"):
        told.tell("a", date(2025, 9, 13), registry.MatchConfirmed(match=named(match), **led))
    for match in ("other", "another"):
        told.tell("a", date(2025, 9, 14), registry.MatchDeclined(match=named(match), **led))
    told.tell("a", AUTUMN, registry.MentorTrained(participant=named("ann"), trained=date(2025, 10, 1)))
    told.tell(
        "a", date(2025, 10, 1), registry.PortfolioUpdated(participant=named("ann"), kind=codes.PortfolioKind.AWARD)
    )
    for mentor in ("ann", "ben"):
        regime = {"regime": codes.LegalRegime.ASSIGNMENT_351_8, "since": date(2025, 9, 10)}
        told.tell("a", AUTUMN, registry.MentorRegimeRecorded(participant=named(mentor), **regime))
    signed = {"agreement": named("agreement"), "since": date(2025, 9, 10)}
    told.tell("a", AUTUMN, registry.LabourAgreementSigned(participant=named("ann"), **signed))
    told.offers("a", "eve", date(2025, 12, 28))
    told.leaves("a", "eve", date(2025, 12, 31))


def _work(told: Municipality) -> None:
    def tell(on: date, kind: type[programs.ProgramContract], /, **fields: object) -> None:
        told.tell("a", on, kind.model_validate(ABOUT_PAIR | fields))

    for meeting, day in {"first": 6, "second": 13, "third": 20, "fourth": 27}.items():
        at = datetime(2025, 10, day, 10, tzinfo=UTC)
        tell(date(2025, 10, 2), programs.MeetingScheduled, meeting=named(meeting), at=at, remote=False)
    tell(date(2025, 10, 6), programs.MeetingHeld, meeting=named("first"), minutes=90)
    tell(date(2025, 10, 14), programs.MeetingMissed, meeting=named("second"))
    moved = {"at": datetime(2025, 11, 3, 10, tzinfo=UTC), "remote": False}
    tell(date(2025, 10, 15), programs.MeetingRescheduled, meeting=named("third"), **moved)
    tell(date(2025, 10, 15), programs.MeetingCancelled, meeting=named("fourth"), **moved)
    for activity, on in {"visit": date(2025, 10, 20), "talk": date(2025, 10, 22)}.items():
        fact = {"activity": named(activity), "kind": codes.ActivityKind.METHODICAL, "due": date(2025, 10, 20)}
        tell(on, programs.ActivityFinished, **fact)
    for task, checks in {"essay": (False, True), "plan": (), "diary": None}.items():
        given = {"task": named(task), "mentee": named("cat")}
        tell(date(2025, 10, 6), programs.TaskAssigned, due=date(2025, 10, 13), **given)
        if checks is not None:
            tell(date(2025, 10, 10), programs.TaskSubmitted, **given)
        for day, accepted in enumerate(checks or (), start=11):
            tell(date(2025, 10, day), programs.TaskChecked, accepted=accepted, **given)
    took = {"activity": named("visit"), "mentee": named("cat"), "attended": True, "on_time": True}
    tell(date(2025, 10, 20), programs.AttendanceRecorded, **took)


def _growth(told: Municipality) -> None:
    def tell(on: date, kind: type[programs.ProgramContract], /, **fields: object) -> None:
        told.tell("a", on, kind.model_validate(ABOUT_PAIR | fields))

    for result in ("plans", "open lesson", "given up"):
        tell(date(2025, 9, 16), programs.ExpectedResultSet, result=named(result))
    tell(date(2025, 9, 17), programs.PlanItemRemoved, item=named("given up"))
    tell(date(2025, 11, 1), programs.ResultAssessed, result=named("plans"), achieved=False)
    tell(date(2025, 12, 1), programs.ResultAssessed, result=named("plans"), achieved=True)
    tell(date(2025, 12, 1), programs.ResultAssessed, result=named("open lesson"), achieved=False)
    for difficulty, nature in {"discipline": "difficulty", "parents": "difficulty", "charm": "strength"}.items():
        fact = {"difficulty": named(difficulty), "nature": nature, "mentee": named("cat")}
        tell(date(2025, 9, 16), programs.DifficultyRecorded, **fact)
    overcome = {"difficulty": named("parents"), "mentee": named("cat")}
    tell(date(2025, 12, 1), programs.DifficultyResolved, **overcome)
    for on, point, level in (
        (date(2025, 10, 1), codes.AssessmentPoint.ENTRY, 1),
        (date(2025, 10, 2), codes.AssessmentPoint.ENTRY, 2),
        (date(2025, 12, 1), codes.AssessmentPoint.EXIT, 5),
    ):
        fact = {"mentee": named("cat"), "direction": codes.Direction.METHODS, "point": point, "level": level}
        tell(on, programs.CompetenceAssessed, **fact)
    tell(date(2025, 12, 5), programs.IndependenceAttested, mentee=named("cat"))


def _voices(told: Municipality) -> None:
    counted = {
        codes.Respondent.MENTEE: {codes.SurveyBlock.COMFORT: 80.0, codes.SurveyBlock.SUPPORT: 60.0},
        codes.Respondent.MENTOR: {codes.SurveyBlock.COMFORT: 90.0},
    }
    survey = {"survey": named("survey"), "form": codes.SurveyForm.SATISFACTION, "version": 1}
    lines = tuple(
        programs.Counted(respondent=of, answered=3, surveys=(named("survey"),), indices=found)
        for of, found in counted.items()
    )
    told.tell("a", date(2025, 12, 10), programs.SurveyClosed(invited=8, answered=6, counted=lines, **survey))
    asked = {"program": named("pair's program"), "mentor": named("ann"), "mentee": named("cat")}
    for number, hours in {1: 2, 2: 10, 3: None}.items():
        at = datetime(2025, 11, number, 8, tzinfo=UTC)
        place = {"help": named(f"help {number}"), "asked_at": at} | asked
        told.tell("a", at.date(), programs.HelpRequested(due=at.date(), **place))
        if hours:
            first = {"by": named("ann"), "first": True, "answered_at": at.replace(hour=8 + hours)}
            told.tell("a", at.date(), programs.HelpAnswered(**place, **first))
    _petitions(told)
    closed = programs.MediationClosed(mediation=named("mediation"), outcome=codes.MediationOutcome.AGREED)
    told.tell("a", AUTUMN, closed)


def _petitions(told: Municipality) -> None:
    kinds = codes.PetitionKind
    decided = {
        "release": (kinds.RELEASE, codes.PetitionOutcome.GRANTED),
        "late release": (kinds.RELEASE, codes.PetitionOutcome.REFUSED),
        "wish": (kinds.IMPROVEMENT, codes.PetitionOutcome.GRANTED),
        "blame": (kinds.DISCIPLINE, codes.PetitionOutcome.REFUSED),
    }
    for name, (kind, outcome) in decided.items():
        petition = {"petition": named(name), "kind": kind, "by": named("cat"), "for_head": True, "for_curator": False}
        told.tell("a", date(2025, 11, 3), programs.PetitionFiled(due=date(2025, 11, 19), **petition))
        told.tell("a", date(2025, 11, 17), programs.PetitionDecided(outcome=outcome, **petition))


def _records(told: Municipality) -> None:
    def record(name: str, kind: codes.RecordKind, day: date = AUTUMN, **fields: object) -> None:
        fact = registry.RecordMade.model_validate({"record": named(name), "kind": kind, "day": day, **fields})
        told.tell("a", day, fact)

    contest, recommended = codes.RecordKind.CONTEST_PARTICIPATION, codes.RecordKind.CONTEST_RECOMMENDATION
    record("contest", contest, level=codes.Level.SCHOOL, result=codes.RecordResult.PARTICIPANT)
    record("contest", contest, level=codes.Level.REGIONAL, result=codes.RecordResult.WINNER)
    record("mistake", contest, level=codes.Level.FEDERAL, result=codes.RecordResult.WINNER)
    told.tell("a", date(2025, 11, 12), registry.RecordAnnulled(record=named("mistake"), kind=contest))
    record("recommended", recommended, level=codes.Level.REGIONAL)
    record("met psychologist", codes.RecordKind.STRUCTURE_INTERACTION, structure=codes.Structure.PSYCHOLOGICAL_SERVICE)
    guests = {codes.Audience.BUSINESS: 4, codes.Audience.NON_PROFITS: 2, codes.Audience.GRADUATES: 30}
    record("fest", codes.RecordKind.FINAL_EVENT, reach=guests)
    del guests[codes.Audience.GRADUATES]
    record("fest", codes.RecordKind.FINAL_EVENT, reach=guests)
    record("fest told twice", codes.RecordKind.FINAL_EVENT, reach=guests)
    twice = registry.RecordAnnulled(record=named("fest told twice"), kind=codes.RecordKind.FINAL_EVENT)
    told.tell("a", AUTUMN, twice)
    record("comforted", codes.RecordKind.SUPPORT_OFFERED)
    stayed = {
        "cat": (AUTUMN, codes.RecordResult.IN_SCHOOL),
        "dan": (date(2025, 12, 29), codes.RecordResult.IN_MUNICIPALITY),
    }
    for person, (day, result) in stayed.items():
        kind, persons = codes.RecordKind.EMPLOYMENT_OUTCOME, (named(person),)
        record(f"after {person}", kind, day, persons=persons, months=12, result=result)
    partnership = {"kind": codes.AgreementKind.COOPERATION, "number": "1", "level": codes.Level.MUNICIPAL}
    told.tell(
        "a",
        AUTUMN,
        registry.PartnershipConcluded(partnership=named("college"), since=date(2025, 10, 1), **partnership),
    )
    practice = {"practice": named("practice"), "match": named("pair"), "direction": codes.Direction.METHODS}
    told.tell("a", AUTUMN, registry.PracticeDescribed(level=codes.Level.SCHOOL, **practice))
    told.tell("a", AUTUMN, registry.PracticeApproved(level=codes.Level.SCHOOL, **practice))


def terms(told: Municipality) -> None:
    """What has a term by the edition: a proposal, a request for help, a group below its minimum, a meeting, reports of
    mentors, of which the first in the school's year counts."""
    proposal = {"petition": named("proposal"), "kind": codes.PetitionKind.IMPROVEMENT, "by": named("cat")}
    posts = {"for_head": True, "for_curator": True}
    told.tell("a", date(2025, 11, 3), programs.PetitionFiled(due=date(2025, 12, 3), **proposal, **posts))
    refused = codes.PetitionOutcome.REFUSED
    told.tell("a", date(2025, 11, 25), programs.PetitionDecided(outcome=refused, **proposal, **posts))
    asked = {"program": named("pair's program"), "mentor": named("ann"), "mentee": named("cat"), "help": named("late")}
    times = {"asked_at": datetime(2025, 12, 1, 8, tzinfo=UTC), "answered_at": datetime(2025, 12, 4, 8, tzinfo=UTC)}
    requested = programs.HelpRequested(due=date(2025, 12, 2), asked_at=times["asked_at"], **asked)
    told.tell("a", date(2025, 12, 1), requested)
    told.tell("a", date(2025, 12, 4), programs.HelpAnswered(by=named("ann"), first=True, **times, **asked))
    group = {"match": named("group"), "mentor": named("ben"), "mentees": (named("dan"),)}
    told.tell("a", date(2025, 11, 3), registry.GroupBelowMinimum(due=date(2025, 11, 18), **group))
    told.tell("a", date(2025, 11, 17), registry.GroupRecovered(**group))
    year = {"starts": date(2025, 8, 1), "until": date(2026, 8, 1), "reporting_end": date(2026, 5, 31)}
    told.tell("a", date(2025, 8, 1), registry.SchoolCycleApproved(cycle=named("cycle"), order=named("order"), **year))
    for program in ("pair's program", "group's program"):
        told.program("a", program, "ben", ["cat"]).reported(date(2026, 5, 25))
    met = programs.MeetingHeld.model_validate(ABOUT_PAIR | {"meeting": named("fifth"), "minutes": 30})
    told.tell("a", date(2025, 10, 20), met)
