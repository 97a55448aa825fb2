"""What happens on a day: lines of figures, from the messages that take effect on it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry

Line = tuple[str, UUID, str, Any, float]
"""Figure, school, line of the breakdown, subject, value."""

PROPOSED = "improvement"


def happened(told: Delivery[Any]) -> Iterator[Line]:
    fact, school, event = told.fact, told.meta.school, told.meta.event_id
    match fact:
        case registry.MentorAssigned():
            yield "K-03-flow", school, "formed", fact.match, 1
        case registry.MentorReplaced():
            yield "K-03-flow", school, "replaced", fact.match, 1
        case registry.AssignmentEnded():
            yield "K-03-flow", school, "closed", fact.match, 1
        case registry.MenteePoolActualised():
            yield "K-05-actualised", school, "all", event, 1
        case registry.StageCompleted():
            yield "K-09", school, "all", (fact.roadmap, fact.stage), not fact.late
        case registry.PracticeDescribed():
            yield "K-32", school, "described", fact.practice, 1
        case registry.PracticeApproved():
            yield "K-32", school, "approved", fact.practice, 1
        case registry.PublicationPublished() if fact.kind == "practice":
            yield "K-32", school, "published", fact.subject or fact.publication, 1
        case registry.DeviationRecorded() | programs.DeviationRecorded():
            yield "K-34", school, fact.rule, event, 1
    yield from _of_program(fact, school, event)
    yield from _of_voices(fact, school)


def _of_program(fact: Any, school: UUID, event: UUID) -> Iterator[Line]:
    match fact:
        case programs.ProgramExtended():
            yield "K-07", school, str(months(fact.previous_until, fact.until)), event, 1
        case programs.ProgramCompleted():
            yield "K-18", school, "all", fact.program, 0
        case programs.ProgramTerminated():
            yield "K-18", school, "all", fact.program, 1
            yield "K-18-initiator", school, fact.initiator.value, fact.program, 1
            yield "K-18-reason", school, fact.reason.group, fact.program, 1
        case programs.AttendanceRecorded():
            yield "K-19-attendance", school, "all", (fact.activity, fact.mentee), fact.attended and fact.on_time


def _of_voices(fact: Any, school: UUID) -> Iterator[Line]:
    match fact:
        case programs.SurveyClosed():
            share = 100 * fact.answered / fact.invited
            yield "K-23-response", school, fact.form.value, fact.survey, share
            if fact.form in ("interim", "satisfaction"):
                yield from _indices(fact, school)
        case programs.HelpAnswered() if fact.first:
            yield "K-26-answer", school, "all", fact.help, (fact.answered_at - fact.asked_at).total_seconds() / 3600
        case programs.MediationClosed():
            yield "K-28", school, fact.outcome.value, fact.mediation, 1
        case programs.PetitionFiled() if fact.kind != "discipline":
            yield "K-28-petitions", school, fact.kind.value, fact.petition, 1
        case programs.PetitionDecided():
            if fact.kind == PROPOSED:
                yield "K-28-proposals", school, fact.outcome.value, fact.petition, 1


def _indices(fact: programs.SurveyClosed, school: UUID) -> Iterator[Line]:
    for counted in fact.counted:
        for block, index in counted.indices.items():
            subject = (fact.survey, counted.respondent, block)
            yield "K-23", school, block.value, subject, index
            yield "K-23-respondent", school, counted.respondent.value, subject, index
            yield "K-23-form", school, fact.form.value, subject, index
            band = "low" if index < 40 else "middle" if index < 60 else "good" if index < 80 else "high"
            yield "K-23-spread", school, band, subject, 1


def finally_told(told: Delivery[Any]) -> Iterator[Line]:
    """Of what may be told again, and of which the last counts."""
    fact, school = told.fact, told.meta.school
    match fact:
        case registry.RecordMade():
            yield from _recorded(fact, school)
        case programs.MeetingHeld():
            yield "K-17", school, "held", fact.meeting, 1
            yield "K-17-hours", school, "all", fact.meeting, fact.minutes / 60
        case programs.MeetingMissed():
            yield "K-17", school, "missed", fact.meeting, 1
        case programs.MeetingScheduled() | programs.MeetingRescheduled():
            yield "K-17", school, "planned", fact.meeting, 1


def _recorded(fact: registry.RecordMade, school: UUID) -> Iterator[Line]:
    level, result = (one.value if one else "unknown" for one in (fact.level, fact.result))
    if fact.kind != "support-offered":
        yield "K-16-kind", school, fact.kind.value, fact.record, 1
    match fact.kind.value:
        case "contest-participation":
            yield "K-16", school, level, fact.record, 1
            yield "K-16-result", school, result, fact.record, 1
        case "contest-recommendation":
            yield "K-16-recommended", school, level, fact.record, 1
        case "structure-interaction" if fact.structure:
            yield "K-16-structure", school, fact.structure.value, fact.record, 1
        case "final-event":
            guests = ((audience, number) for audience, number in fact.reach.items() if number)
            yield from (("K-16-guests", school, one.value, (fact.record, one), number) for one, number in guests)


def stayed(records: Iterable[Delivery[Any]], ended: Iterable[tuple[date, UUID, Any]]) -> Iterator[Line]:
    """Where people work after a program: the last record for a person and a time counts. `ended` are programs."""
    latest: dict[Any, Delivery[Any]] = {}
    for one in sorted(records, key=lambda one: (one.fact.day, one.position)):
        if one.fact.kind == "employment-outcome" and one.fact.months is not None:
            latest[one.fact.persons, one.fact.months] = one
    for told in latest.values():
        fact, school = told.fact, told.meta.school
        months_later, here, event = str(fact.months), fact.result == "in-school", told.meta.event_id
        yield "K-24", school, months_later, event, here
        yield "K-24-municipality", school, months_later, event, here or fact.result == "in-municipality"
        years = [(day, day.year) for day, _, who in ended if day <= fact.day and set(who.mentees) & set(fact.persons)]
        if years:
            yield "K-24-cohort", school, f"{max(years)[1]}+{months_later}", event, here


def months(start: date, until: date) -> int:
    """Full calendar months; a day that the last month does not have is reached on its last."""
    count = 12 * (until.year - start.year) + until.month - start.month
    last_of_month = (until + timedelta(days=1)).month != until.month
    return count - (until.day < start.day and not last_of_month)
