"""The list of programs, as a projection of the log: rebuilt from it at any time."""

from typing import Any

from backbone.events import Event
from backbone.follower.projection import Handles
from backbone.letters import Delivery
from contracts.codes import ProgramState
from psycopg import Cursor, sql
from psycopg.rows import DictRow

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


def drafted(cursor: Cursor[DictRow], delivery: Delivery[ProgramDrafted]) -> None:
    fact = delivery.fact
    cursor.execute(
        """INSERT INTO program_list
             (id, school, match, state, mentor, mentees, curator, directions, forms, kinds, drafted)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        (
            delivery.aggregate,
            delivery.meta.school,
            fact.match,
            ProgramState.DRAFT,
            fact.mentor,
            list(fact.mentees),
            fact.curator,
            [fact.direction],
            list(fact.forms),
            list(fact.kinds),
            fact.on,
        ),
    )


def state_changed(cursor: Cursor[DictRow], delivery: Delivery[Any]) -> None:
    _update(cursor, delivery, state=STATES[type(delivery.fact)])


def agreed(cursor: Cursor[DictRow], delivery: Delivery[ProgramAgreed]) -> None:
    if delivery.fact.unanimous:
        _update(cursor, delivery, state=ProgramState.AGREED)


def outlined(cursor: Cursor[DictRow], delivery: Delivery[ProgramOutlined]) -> None:
    fact = delivery.fact
    _update(
        cursor,
        delivery,
        forms=list(fact.forms),
        kinds=list(fact.kinds),
        directions=list(fact.directions),
        start=fact.start,
        until=fact.until,
    )


def extended(cursor: Cursor[DictRow], delivery: Delivery[ProgramExtended]) -> None:
    _update(cursor, delivery, until=delivery.fact.until)


def amended(cursor: Cursor[DictRow], delivery: Delivery[ProgramAmended]) -> None:
    _update(cursor, delivery, forms=list(delivery.fact.forms), kinds=list(delivery.fact.kinds))


def mentor_replaced(cursor: Cursor[DictRow], delivery: Delivery[ProgramMentorReplaced]) -> None:
    _update(cursor, delivery, mentor=delivery.fact.mentor)


def group_changed(cursor: Cursor[DictRow], delivery: Delivery[ProgramGroupChanged]) -> None:
    _update(cursor, delivery, mentees=list(delivery.fact.mentees), kinds=list(delivery.fact.kinds))


def decision_needed(cursor: Cursor[DictRow], delivery: Delivery[DecisionNeeded]) -> None:
    cursor.execute(
        "INSERT INTO decision_list (id, school, program, due) VALUES (%s, %s, %s, %s)",
        (delivery.fact.decision, delivery.meta.school, delivery.aggregate, delivery.fact.due),
    )


def decision_taken(cursor: Cursor[DictRow], delivery: Delivery[DecisionTaken]) -> None:
    cursor.execute("DELETE FROM decision_list WHERE id = %s", (delivery.fact.decision,))


def completed(cursor: Cursor[DictRow], delivery: Delivery[ProgramCompleted]) -> None:
    _end(cursor, delivery, ProgramState.COMPLETED)


def terminated(cursor: Cursor[DictRow], delivery: Delivery[ProgramTerminated]) -> None:
    _end(cursor, delivery, ProgramState.TERMINATED)


def meeting_scheduled(cursor: Cursor[DictRow], delivery: Delivery[MeetingScheduled]) -> None:
    cursor.execute(
        "INSERT INTO meeting_list (id, school, program, at) VALUES (%s, %s, %s, %s)",
        (delivery.fact.meeting, delivery.meta.school, delivery.aggregate, delivery.fact.at),
    )


def meeting_rescheduled(cursor: Cursor[DictRow], delivery: Delivery[MeetingRescheduled]) -> None:
    cursor.execute("UPDATE meeting_list SET at = %s WHERE id = %s", (delivery.fact.at, delivery.fact.meeting))


def meeting_over(
    cursor: Cursor[DictRow], delivery: Delivery[MeetingHeld] | Delivery[MeetingMissed] | Delivery[MeetingCancelled]
) -> None:
    cursor.execute("DELETE FROM meeting_list WHERE id = %s", (delivery.fact.meeting,))


def _end(cursor: Cursor[DictRow], delivery: Delivery[Any], state: ProgramState) -> None:
    _update(cursor, delivery, state=state, ended=delivery.on)
    cursor.execute("DELETE FROM meeting_list WHERE program = %s", (delivery.aggregate,))


def _update(cursor: Cursor[DictRow], delivery: Delivery[Any], **values: object) -> None:
    columns = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in values)
    statement = sql.SQL("UPDATE program_list SET {} WHERE id = %s").format(columns)
    cursor.execute(statement, (*values.values(), delivery.aggregate))


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
