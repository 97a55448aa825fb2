"""What the list of programs is asked."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from backbone.database import Database
from backbone.follower import reached
from contracts.codes import Direction, Form, Kind, ProgramState
from pydantic import BaseModel, TypeAdapter

from programs.domain.program import ENDED

_DIRECTIONS = TypeAdapter(frozenset[Direction])


class ProgramRow(BaseModel):
    """`next_meeting` is UTC; the period does not include `until`. `decide_by` is the last day for a decision that waits
    (A-35)."""

    id: UUID
    match: UUID
    state: ProgramState
    mentor: UUID
    mentees: list[UUID]
    curator: UUID
    directions: list[Direction]
    forms: list[Form]
    kinds: list[Kind]
    drafted: date
    start: date | None
    until: date | None
    ended: date | None
    next_meeting: datetime | None
    decide_by: date | None


_ROWS = TypeAdapter(list[ProgramRow])


def programs_of(
    database: Database,
    school: UUID,
    now: datetime,
    *,
    state: ProgramState | None,
    people: Sequence[UUID],
    after: tuple[date, UUID] | None,
    limit: int,
    needs_decision: bool = False,
    mentors: Sequence[UUID] | None = None,
) -> tuple[list[ProgramRow], int]:
    """Those that all of `people` take part in and any of `mentors` leads, in the order they were drafted; and the
    position at which it is true."""
    with database.transaction(school) as cursor:
        position = reached(cursor, "views", "programs")
        rows = cursor.execute(
            """SELECT p.*,
                      (SELECT min(at) FROM meeting_list m WHERE m.program = p.id AND m.at >= %(now)s) AS next_meeting,
                      (SELECT min(due) FROM decision_list d WHERE d.program = p.id) AS decide_by
               FROM program_list p
               WHERE p.school = %(school)s
                 AND (%(state)s::text IS NULL OR p.state = %(state)s)
                 AND (NOT %(needs_decision)s OR EXISTS (SELECT FROM decision_list d WHERE d.program = p.id))
                 AND p.mentees || p.mentor @> %(people)s::uuid[]
                 AND (%(mentors)s::uuid[] IS NULL OR p.mentor = ANY(%(mentors)s))
                 AND (%(drafted)s::date IS NULL OR (p.drafted, p.id) > (%(drafted)s, %(id)s::uuid))
               ORDER BY p.drafted, p.id LIMIT %(limit)s""",
            {
                "now": now,
                "school": school,
                "state": state,
                "needs_decision": needs_decision,
                "people": list(people),
                "mentors": None if mentors is None else list(mentors),
                "drafted": after and after[0],
                "id": after and after[1],
                "limit": limit,
            },
        ).fetchall()
    return _ROWS.validate_python(rows), position


def directions_elsewhere(database: Database, school: UUID, mentees: Sequence[UUID], but: UUID) -> frozenset[Direction]:
    """The directions in which any of the mentees is in another program that has not ended."""
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            """SELECT DISTINCT unnest(directions) AS direction FROM program_list
               WHERE school = %s AND id <> %s AND mentees && %s::uuid[] AND NOT state = ANY(%s)""",
            (school, but, list(mentees), list(ENDED)),
        ).fetchall()
    return _DIRECTIONS.validate_python(row["direction"] for row in rows)
