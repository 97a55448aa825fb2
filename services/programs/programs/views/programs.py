"""The list of programs, as a projection of the log: rebuilt from it at any time."""

from typing import Any

from backbone.events import Event
from backbone.follower import Handles, Rows
from backbone.letters import Delivery
from contracts.codes import ProgramState

from programs.domain.amendment import ProgramAmended
from programs.domain.completion import ProgramCompleted
from programs.domain.decisions import DecisionNeeded, DecisionTaken
from programs.domain.extension import ProgramExtended
from programs.domain.group import ProgramGroupChanged
from programs.domain.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramDrafted,
    ProgramReturned,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from programs.domain.meetings import MeetingCancelled, MeetingHeld, MeetingMissed, MeetingRescheduled, MeetingScheduled
from programs.domain.plan import ProgramOutlined, ProgramReopened
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.suspension import ProgramResumed, ProgramSuspended
from programs.domain.termination import ProgramTerminated

STATES: dict[type[Event], ProgramState] = {
    ProgramSubmitted: ProgramState.SUBMITTED,
    ProgramReopened: ProgramState.DRAFT,
    ProgramReturned: ProgramState.DRAFT,
    ProgramReviewed: ProgramState.REVIEWED,
    ProgramApproved: ProgramState.APPROVED,
    ProgramStarted: ProgramState.RUNNING,
    ProgramSuspended: ProgramState.SUSPENDED,
    ProgramResumed: ProgramState.RUNNING,
}


def drafted(rows: Rows, delivery: Delivery[ProgramDrafted]) -> None:
    fact = delivery.fact
    rows["program_list"].add(
        {
            "id": delivery.aggregate,
            "school": delivery.meta.school,
            "match": fact.match,
            "state": ProgramState.DRAFT,
            "mentor": fact.mentor,
            "mentees": list(fact.mentees),
            "curator": fact.curator,
            "directions": [fact.direction],
            "forms": list(fact.forms),
            "kinds": list(fact.kinds),
            "drafted": fact.on,
        }
    )


def state_changed(rows: Rows, delivery: Delivery[Any]) -> None:
    _update(rows, delivery, state=STATES[type(delivery.fact)])


def agreed(rows: Rows, delivery: Delivery[ProgramAgreed]) -> None:
    if delivery.fact.unanimous:
        _update(rows, delivery, state=ProgramState.AGREED)


def outlined(rows: Rows, delivery: Delivery[ProgramOutlined]) -> None:
    fact = delivery.fact
    _update(
        rows,
        delivery,
        forms=list(fact.forms),
        kinds=list(fact.kinds),
        directions=list(fact.directions),
        start=fact.start,
        until=fact.until,
    )


def extended(rows: Rows, delivery: Delivery[ProgramExtended]) -> None:
    _update(rows, delivery, until=delivery.fact.until)


def amended(rows: Rows, delivery: Delivery[ProgramAmended]) -> None:
    _update(rows, delivery, forms=list(delivery.fact.forms), kinds=list(delivery.fact.kinds))


def mentor_replaced(rows: Rows, delivery: Delivery[ProgramMentorReplaced]) -> None:
    _update(rows, delivery, mentor=delivery.fact.mentor)


def group_changed(rows: Rows, delivery: Delivery[ProgramGroupChanged]) -> None:
    _update(rows, delivery, mentees=list(delivery.fact.mentees), kinds=list(delivery.fact.kinds))


def decision_needed(rows: Rows, delivery: Delivery[DecisionNeeded]) -> None:
    fact = delivery.fact
    place = {"school": delivery.meta.school, "program": delivery.aggregate}
    rows["decision_list"].add({"id": fact.decision, **place, "due": fact.due})


def decision_taken(rows: Rows, delivery: Delivery[DecisionTaken]) -> None:
    rows["decision_list"].remove(delivery.fact.decision)


def completed(rows: Rows, delivery: Delivery[ProgramCompleted]) -> None:
    _end(rows, delivery, ProgramState.COMPLETED)


def terminated(rows: Rows, delivery: Delivery[ProgramTerminated]) -> None:
    _end(rows, delivery, ProgramState.TERMINATED)


def meeting_scheduled(rows: Rows, delivery: Delivery[MeetingScheduled]) -> None:
    fact = delivery.fact
    place = {"school": delivery.meta.school, "program": delivery.aggregate}
    rows["meeting_list"].add({"id": fact.meeting, **place, "at": fact.at})


def meeting_rescheduled(rows: Rows, delivery: Delivery[MeetingRescheduled]) -> None:
    rows["meeting_list"].change(delivery.fact.meeting, {"at": delivery.fact.at})


def meeting_over(
    rows: Rows, delivery: Delivery[MeetingHeld] | Delivery[MeetingMissed] | Delivery[MeetingCancelled]
) -> None:
    rows["meeting_list"].remove(delivery.fact.meeting)


def _end(rows: Rows, delivery: Delivery[Any], state: ProgramState) -> None:
    _update(rows, delivery, state=state, ended=delivery.on)
    for meeting in rows["meeting_list"].find("program", delivery.aggregate):
        rows["meeting_list"].remove(meeting["id"])


def _update(rows: Rows, delivery: Delivery[Any], **values: object) -> None:
    rows["program_list"].change(delivery.aggregate, values)


PROGRAMS: Handles = {
    ProgramDrafted: drafted,
    **dict.fromkeys(STATES, state_changed),
    ProgramAgreed: agreed,
    ProgramOutlined: outlined,
    ProgramExtended: extended,
    ProgramAmended: amended,
    ProgramMentorReplaced: mentor_replaced,
    ProgramGroupChanged: group_changed,
    DecisionNeeded: decision_needed,
    DecisionTaken: decision_taken,
    MeetingRescheduled: meeting_rescheduled,
    MeetingCancelled: meeting_over,
    ProgramCompleted: completed,
    ProgramTerminated: terminated,
    MeetingScheduled: meeting_scheduled,
    MeetingHeld: meeting_over,
    MeetingMissed: meeting_over,
}
