"""What becomes a fact of what registry and programs tell, one line for each contract."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid5

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.codes import Audience, OrderKind, PetitionKind
from reporting.projections.facts import Fact, Told
from reporting.projections.people import Appointment
from reporting.timeline import Entry, Handles


def stages(told: Delivery[registry.RoadmapApproved]) -> Iterator[Entry]:
    """A term for each stage of the roadmap; it is an act of its own also where the introducing order approves it."""
    fact = told.fact
    yield Fact(subject=fact.roadmap, since=told.on, kind="order", code=OrderKind.APPROVE_ROADMAP.value)
    for stage in fact.stages:
        subject = uuid5(fact.roadmap, f"term:{stage.stage}")
        about = uuid5(fact.roadmap, f"stage:{stage.stage}")
        yield Fact(subject=subject, since=told.on, kind="term", code=str(stage.stage), about=about, due=stage.due)


def begun(told: Delivery[registry.StageStarted]) -> Iterator[Entry]:
    """Until it is completed."""
    subject = uuid5(told.fact.roadmap, f"stage:{told.fact.stage}")
    yield Fact(subject=subject, since=told.on, kind="stage:begun", due=told.fact.due)


def indices(told: Delivery[programs.SurveyClosed]) -> Iterator[Entry]:
    """How many answered, and the index of each block, where so many answered that it is told (INV-28)."""
    fact = told.fact
    if fact.invited:
        share = 100 * fact.answered / fact.invited
        yield Fact(subject=fact.survey, since=told.on, kind="survey", code=fact.form.value, value=share)
    for counted in fact.counted:
        for block, index in counted.indices.items():
            yield Fact(
                subject=uuid5(fact.survey, f"index:{counted.respondent}:{block}"),
                since=told.on,
                kind=f"index:{fact.form}",
                code=block.value,
                level=counted.respondent.value,
                value=index,
                about=fact.survey,
            )


def petition(told: Delivery[Any], row: Told) -> Iterator[Entry]:
    """How many propose a disciplinary measure, not even the curator may tell from a number (R-4.2-06)."""
    if told.fact.kind is not PetitionKind.DISCIPLINE:
        yield from row(told)


def recorded(told: Delivery[registry.RecordMade]) -> Iterator[Entry]:
    """And how many it reached of each audience; of one left out in a correction none."""
    yield from RECORD(told)
    fact = told.fact
    for audience in Audience if fact.reach else ():
        yield Fact(
            subject=uuid5(fact.record, f"reach:{audience}"),
            since=fact.day,
            kind=f"reach:{fact.kind}",
            code=audience.value,
            value=fact.reach.get(audience, 0),
            about=fact.record,
        )


def first_answer(told: Delivery[programs.HelpAnswered]) -> Iterator[Entry]:
    if told.fact.first:
        yield from ANSWER(told)


def hours(told: Delivery[programs.HelpAnswered]) -> float:
    return (told.fact.answered_at - told.fact.asked_at).total_seconds() / 3600


def record_kind(told: Delivery[Any]) -> str:
    return f"record:{told.fact.kind}"


def found(told: Delivery[registry.RecordMade]) -> str | None:
    """What came of it, or with which structure of the school."""
    return told.fact.result or told.fact.structure


def relieved(told: Delivery[registry.MentorRelieved]) -> Iterator[Entry]:
    yield from RELIEVED(told)
    yield Appointment(subject=told.fact.participant, since=told.fact.effective, live=False)


def analysed(told: Delivery[registry.NeedsAnalysed]) -> str:
    return "analysed:mentor" if told.fact.as_mentor else "analysed:mentee"


def trial_on(told: Delivery[registry.InterestDeclared]) -> date | None:
    fact: registry.InterestDeclared = told.fact
    return fact.met_on


def tried(told: Delivery[registry.InterestDeclared]) -> str:
    """Who waives a trial meeting was at none."""
    return "match:trial" if told.fact.met_on else "match:waived"


def punctual(told: Delivery[programs.ActivityFinished]) -> str:
    return "late" if told.on > told.fact.due else "on-time"


def attended(told: Delivery[programs.AttendanceRecorded]) -> str:
    return "on-time" if told.fact.attended and told.fact.on_time else "late"


def met_on(told: Delivery[programs.MeetingScheduled]) -> date:
    """Where the school is; messages of an older form do not say it."""
    return told.fact.day or told.fact.at.date()


def achieved(told: Delivery[programs.ResultAssessed]) -> str:
    return "achieved" if told.fact.achieved else "missed"


def checked(told: Delivery[programs.TaskChecked]) -> str:
    return "accepted" if told.fact.accepted else "returned"


def stage_kept(told: Delivery[registry.StageCompleted]) -> str:
    return "late" if told.fact.late else "on-time"


def assessed_at(told: Delivery[programs.CompetenceAssessed]) -> str:
    return f"competence:{told.fact.point}"


FILED = Told(programs.PetitionFiled, "petition:filed", "petition", "kind", within=(), about="petition", due="due")
DECIDED = Told(
    programs.PetitionDecided, "petition:decided", "petition", "kind", within=(), level="outcome", about="petition"
)
ANSWER = Told(programs.HelpAnswered, "help:answered", "help", within=(), value=hours, about="help")

RECORD = Told(
    registry.RecordMade,
    record_kind,
    "record",
    found,
    level="level",
    value="months",
    persons="persons",
    about="match",
    day="day",
)

RELIEVED = Told(
    registry.MentorRelieved, "regime", "participant", within=(), persons="participant", day="effective", live=False
)

TABLE = (
    Told(registry.OrderIssued, "order", "order", "kind", persons="persons", day="dated"),
    Told(registry.OrderRepealed, "order", "order", live=False, day="dated"),
    Told(registry.SchoolCycleApproved, "cycle", "cycle", due="reporting_end", day="starts"),
    Told(registry.StageCompleted, "stage", "roadmap", stage_kept, within=("stage",), due="due"),
    Told(registry.MatchProposed, "match:proposed", "match", within=(), about="match", persons="mentees"),
    Told(registry.InterestDeclared, tried, "match", within=("met_on",), about="match", day=trial_on),
    Told(registry.MatchConfirmed, "match:confirmed", "match", within=(), about="match", persons="mentees"),
    Told(registry.MatchDeclined, "match:declined", "match", within=(), about="match"),
    Told(registry.GroupBelowMinimum, "group:below", "match", within=(), about="match", due="due"),
    Told(registry.GroupRecovered, "group:recovered", "match", within=(), about="match"),
    Told(registry.NeedsAnalysed, analysed, "participant", within=(), persons="participant"),
    Told(registry.PortfolioUpdated, "portfolio", "participant", "kind", within=(), persons="participant"),
    Told(registry.MentorTrained, "trained", "participant", within=(), persons="participant", day="trained"),
    Told(
        registry.MentorRegimeRecorded, "regime", "participant", "regime", within=(), persons="participant", day="since"
    ),
    Told(registry.LabourAgreementSigned, "agreement", "participant", within=(), persons="participant", day="since"),
    Told(registry.RecordAnnulled, record_kind, "record", live=False),
    Told(registry.PartnershipConcluded, "partnership", "partnership", "kind", level="level", due="until", day="since"),
    Told(registry.PartnershipRenewed, "partnership", "partnership", due="until"),
    Told(registry.PartnershipEnded, "partnership", "partnership", day="ended", live=False),
    Told(registry.PracticeDescribed, "practice:described", "practice", "direction", within=(), about="practice"),
    Told(registry.PracticeApproved, "practice:approved", "practice", "direction", within=(), about="practice"),
    Told(registry.PublicationPublished, "publication", "publication", "kind", about="subject"),
    Told(registry.PublicationWithdrawn, "publication", "publication", live=False),
    Told(programs.SurveyOpened, "survey:opened", "survey", "form", within=(), about="program"),
    Told(programs.MeetingScheduled, "meeting", "meeting", "=planned", about="program", day=met_on),
    Told(programs.MeetingRescheduled, "meeting", "meeting", "=planned", about="program", day=met_on),
    Told(programs.MeetingCancelled, "meeting", "meeting", live=False),
    Told(programs.MeetingHeld, "meeting", "meeting", "=held", value="minutes", about="program"),
    Told(programs.MeetingMissed, "meeting", "meeting", "=missed", about="program"),
    Told(programs.ActivityFinished, "activity", "activity", punctual, about="program", due="due"),
    Told(
        programs.AttendanceRecorded,
        "attendance",
        "activity",
        attended,
        within=("mentee",),
        persons="mentee",
        about="program",
    ),
    Told(programs.TaskAssigned, "task", "task", "=assigned", persons="mentee", about="program", due="due"),
    Told(programs.TaskSubmitted, "task", "task", "=submitted", persons="mentee", about="program"),
    Told(programs.TaskChecked, "task", "task", checked, persons="mentee", about="program"),
    Told(programs.ExpectedResultSet, "result", "result", "=expected", about="program", due="due"),
    Told(programs.ResultAssessed, "result", "result", achieved, about="program"),
    Told(programs.DifficultyRecorded, lambda told: str(told.fact.nature), "difficulty", "=open", persons="mentee"),
    Told(programs.DifficultyResolved, "difficulty", "difficulty", "=resolved", persons="mentee"),
    Told(programs.PlanItemRemoved, "removed", "item", live=False),
    Told(
        programs.CompetenceAssessed,
        assessed_at,
        "program",
        "direction",
        within=("mentee", "direction"),
        value="level",
        persons="mentee",
        about="program",
    ),
    Told(
        programs.IndependenceAttested,
        "independent",
        "program",
        within=("mentee",),
        persons="mentee",
        about="program",
    ),
    Told(programs.HelpRequested, "help", "help", about="program", due="due"),
    Told(programs.ReleaseUndone, "release:undone", "petition", within=(), about="petition"),
    Told(programs.MediationClosed, "mediation", "mediation", "outcome"),
)
HANDLES: Handles = {
    **{row.contract: row for row in TABLE},
    registry.MentorRelieved: relieved,
    programs.PetitionFiled: partial(petition, row=FILED),
    programs.PetitionDecided: partial(petition, row=DECIDED),
    programs.HelpAnswered: first_answer,
    programs.SurveyClosed: indices,
    registry.RecordMade: recorded,
    registry.RoadmapApproved: stages,
    registry.StageStarted: begun,
    registry.RoadmapAmended: stages,
}
