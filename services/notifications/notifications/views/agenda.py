"""What stands in people's calendars: what they have to come to, and the last days of what they have to do."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from backbone.follower import Rows, Table, Values
from backbone.letters import Delivery
from contracts import programs, registry
from contracts.programs import ProgramContract


class Kind(StrEnum):
    MEETING = "meeting"
    TASK = "task"
    ACTIVITY = "activity"
    SURVEY = "survey"
    INVITATION = "invitation"


class Status(StrEnum):
    """As calendars call it (RFC 5545)."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


Told = Delivery[Any]
UNTIMED = dict.fromkeys(("at", "minutes", "remote"))


def on_meeting(rows: Rows, told: Delivery[programs.MeetingScheduled | programs.MeetingRescheduled]) -> None:
    fact = told.fact
    timed = {"at": fact.at, "minutes": fact.planned_minutes, "remote": fact.remote}
    for person in _people(fact):
        _put(rows, told, Kind.MEETING, fact.meeting, person, fact.day or fact.at.date(), **timed)


def on_meeting_cancelled(rows: Rows, told: Delivery[programs.MeetingCancelled]) -> None:
    _set(rows, told, told.fact.meeting, _people(told.fact), Status.CANCELLED)


def on_task(rows: Rows, told: Delivery[programs.TaskAssigned]) -> None:
    _put(rows, told, Kind.TASK, told.fact.task, told.fact.mentee, told.fact.due)


def on_task_submitted(rows: Rows, told: Delivery[programs.TaskSubmitted]) -> None:
    _set(rows, told, told.fact.task, [told.fact.mentee], Status.CANCELLED)


def on_task_checked(rows: Rows, told: Delivery[programs.TaskChecked]) -> None:
    """What is returned has to be done again."""
    status = Status.CANCELLED if told.fact.accepted else Status.CONFIRMED
    _set(rows, told, told.fact.task, [told.fact.mentee], status)


def on_started(rows: Rows, told: Delivery[programs.ProgramStarted]) -> None:
    _activities(rows, told, told.fact.activities)


def on_amended(rows: Rows, told: Delivery[programs.ProgramAmended]) -> None:
    for activity in told.fact.removed:
        _set(rows, told, activity, _people(told.fact), Status.CANCELLED)
    _activities(rows, told, told.fact.added)


def on_activity_finished(rows: Rows, told: Delivery[programs.ActivityFinished]) -> None:
    _set(rows, told, told.fact.activity, _people(told.fact), Status.CANCELLED)


def on_mentor_replaced(rows: Rows, told: Delivery[programs.ProgramMentorReplaced]) -> None:
    fact = told.fact
    for row in _ahead(rows, fact.program, told.on, fact.previous):
        _hand_on(rows, told, row, fact.mentor)
        _set(rows, told, row["entry"], [fact.previous], Status.CANCELLED)


def on_group_changed(rows: Rows, told: Delivery[programs.ProgramGroupChanged]) -> None:
    """Who joins comes to what the mentor comes to."""
    fact = told.fact
    for row in _ahead(rows, fact.program, told.on, fact.mentor):
        for person in fact.joined:
            _hand_on(rows, told, row, person)
    for person in fact.left:
        for row in _ahead(rows, fact.program, told.on, person):
            _set(rows, told, row["entry"], [person], Status.CANCELLED)


def on_ended(rows: Rows, told: Delivery[programs.ProgramCompleted | programs.ProgramTerminated]) -> None:
    for row in _ahead(rows, told.fact.program, told.fact.ended):
        _set(rows, told, row["entry"], [row["whose"]], Status.CANCELLED)


def on_survey(rows: Rows, told: Delivery[programs.SurveyOpened]) -> None:
    for person in told.fact.invited:
        _put(rows, told, Kind.SURVEY, told.fact.survey, person, told.fact.due)


def on_survey_answered(rows: Rows, told: Delivery[programs.SurveyAnswered]) -> None:
    if person := told.fact.person:
        _set(rows, told, told.fact.survey, [person], Status.CANCELLED)


def on_survey_closed(rows: Rows, told: Delivery[programs.SurveyClosed]) -> None:
    survey = told.fact.survey
    still = [row["whose"] for row in rows["agenda"].find("entry", survey) if row["status"] != Status.CANCELLED]
    _set(rows, told, survey, still, Status.CANCELLED)


def on_invited(rows: Rows, told: Delivery[registry.SchoolInvited]) -> None:
    fact, whose = told.fact, told.meta.school
    _put(rows, told, Kind.INVITATION, fact.invitation, whose, fact.day, status=Status.TENTATIVE)


def on_invitation_answered(rows: Rows, told: Delivery[registry.InvitationAnswered]) -> None:
    status = Status.CONFIRMED if told.fact.accepted else Status.CANCELLED
    _set(rows, told, told.fact.invitation, [told.meta.school], status)


def _people(fact: ProgramContract) -> tuple[UUID, ...]:
    return (fact.mentor, *fact.mentees)


def _activities(rows: Rows, told: Told, terms: Iterable[Any]) -> None:
    for term in terms:
        for person in _people(told.fact):
            _put(rows, told, Kind.ACTIVITY, term.activity, person, term.due)


def _ahead(rows: Rows, program: UUID, since: date, whose: UUID | None = None) -> Iterator[Values]:
    """What has not been yet in a program; of one person, or of all."""
    for row in rows["agenda"].find("program", program):
        if whose in (None, row["whose"]) and row["day"] >= since and row["status"] != Status.CANCELLED:
            yield row


def _hand_on(rows: Rows, told: Told, row: Values, person: UUID) -> None:
    rows["agenda"].put({**row, "whose": person, **_said(told)})


def _put(rows: Rows, told: Told, kind: Kind, entry: UUID, whose: UUID, day: date, **more: Any) -> None:
    row = {"entry": entry, "whose": whose, "kind": kind, "day": day, "status": Status.CONFIRMED, **UNTIMED}
    of = {"school": told.meta.school, "program": getattr(told.fact, "program", None)}
    rows["agenda"].put({**row, **of, **more, **_said(told)})


def _set(rows: Rows, told: Told, entry: UUID, whose: Iterable[UUID], status: Status) -> None:
    for one in whose:
        rows["agenda"].change((entry, one), {"status": status, **_said(told)})


def _said(told: Told) -> dict[str, Any]:
    return {"position": told.position, "changed_at": told.meta.recorded_at}


HANDLES: dict[type[Any], Callable[[Rows, Told], None]] = {
    programs.MeetingScheduled: on_meeting,
    programs.MeetingRescheduled: on_meeting,
    programs.MeetingCancelled: on_meeting_cancelled,
    programs.TaskAssigned: on_task,
    programs.TaskSubmitted: on_task_submitted,
    programs.TaskChecked: on_task_checked,
    programs.ProgramStarted: on_started,
    programs.ProgramAmended: on_amended,
    programs.ActivityFinished: on_activity_finished,
    programs.ProgramMentorReplaced: on_mentor_replaced,
    programs.ProgramGroupChanged: on_group_changed,
    programs.ProgramCompleted: on_ended,
    programs.ProgramTerminated: on_ended,
    programs.SurveyOpened: on_survey,
    programs.SurveyAnswered: on_survey_answered,
    programs.SurveyClosed: on_survey_closed,
    registry.SchoolInvited: on_invited,
    registry.InvitationAnswered: on_invitation_answered,
}
AGENDA = Table("agenda", ("entry", "whose"), by=("entry", "program"))
