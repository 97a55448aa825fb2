"""What people are reminded of, and when: one function per message that sets or moves a due time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.programs import ProgramContract
from psycopg import Cursor
from psycopg.rows import DictRow
from pydantic import JsonValue

from notifications import knowledge
from notifications.reminders.planning import Due, Series, add_months, drop, midnight, morning, plan

Cur = Cursor[DictRow]

POOL_REMINDERS = (30, 14, 3)
"""Days before the pool of mentees must be actualised (N-01)."""

Period = programs.ProgramStarted | programs.ProgramExtended
MeetingAhead = programs.MeetingScheduled | programs.MeetingRescheduled
MeetingOver = programs.MeetingHeld | programs.MeetingMissed | programs.MeetingCancelled


def program_ends(cursor: Cur, told: Delivery[Period], zone: ZoneInfo) -> None:
    """T-18: so many days before as the program's own edition says."""
    program, until = told.fact.program, told.fact.until
    end = midnight(until, zone)
    days = knowledge.days_before_end(cursor, told.meta.edition)
    dues = [Due(morning(until, zone, days_before=before), "program-ends", end) for before in days]
    series = Series(f"program-ends:{program}", "program", program, until, {"until": until.isoformat()}, dues)
    plan(cursor, told.meta.school, told.position, series)


def program_over(cursor: Cur, told: Delivery[ProgramContract], zone: ZoneInfo) -> None:
    drop(cursor, told.fact.program)


def meeting_soon(cursor: Cur, told: Delivery[MeetingAhead], zone: ZoneInfo) -> None:
    """The morning before, unless the meeting is arranged on its very day."""
    fact = told.fact
    day = fact.at.astimezone(zone).date()
    arranged = told.meta.recorded_at.astimezone(zone).date()
    dues = [Due(morning(day, zone, days_before=1), "meeting-soon", fact.at)] if arranged < day else []
    facts: dict[str, JsonValue] = {"at": fact.at.isoformat(), "remote": fact.remote}
    plan(cursor, told.meta.school, told.position, _meeting(fact, day, facts, dues))


def meeting_over(cursor: Cur, told: Delivery[MeetingOver], zone: ZoneInfo) -> None:
    plan(cursor, told.meta.school, told.position, _meeting(told.fact, told.on, {}, ()))


def pool_actualised(cursor: Cur, told: Delivery[registry.MenteePoolActualised], zone: ZoneInfo) -> None:
    plan(cursor, told.meta.school, told.position, _pool(told.meta.school, told.fact.next_due, zone))


def pool_never_actualised(cursor: Cur, told: Delivery[registry.RegulationEditionApproved], zone: ZoneInfo) -> None:
    """The first term counts from the first edition; position 0 gives way to every actualisation."""
    due = add_months(told.fact.valid_from, told.fact.parameters.pool_actualisation_months)
    plan(cursor, told.meta.school, 0, _pool(told.meta.school, due, zone))


def _meeting(
    fact: MeetingAhead | MeetingOver, day: date, facts: Mapping[str, JsonValue], dues: Sequence[Due]
) -> Series:
    return Series(f"meeting-soon:{fact.meeting}", "program", fact.program, day, facts, dues)


def _pool(school: UUID, due: date, zone: ZoneInfo) -> Series:
    """N-01: the curator is reminded; once the term is over, the head as well."""
    over = due + timedelta(days=1)
    dues = [Due(morning(due, zone, days_before=days), "pool-due", midnight(over, zone)) for days in POOL_REMINDERS]
    dues.append(Due(morning(over, zone), "pool-overdue"))
    return Series(f"pool:{school}", "school", school, due, {"next_due": due.isoformat()}, dues)
