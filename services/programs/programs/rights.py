"""What the lists of people's rights are asked: each shows what its reader may know of, and nothing else."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import LiteralString, TypeVar
from uuid import UUID

from backbone.database import Database
from backbone.follower import reached
from contracts.codes import MediationOutcome, PetitionKind, PetitionOutcome, PetitionState
from psycopg import sql
from pydantic import BaseModel

R = TypeVar("R", bound=BaseModel)
After = tuple[date, UUID] | None


class PetitionRow(BaseModel):
    id: UUID
    kind: PetitionKind
    state: PetitionState
    program: UUID | None
    by: UUID
    concerned: list[UUID]
    filed: date
    due: date
    outcome: PetitionOutcome | None
    decided: date | None


class HelpRow(BaseModel):
    """`answered` is UTC: when the first answer came."""

    id: UUID
    program: UUID
    mentee: UUID
    asked: date
    due: date
    answered: datetime | None
    closed: date | None


class MediationRow(BaseModel):
    """`parties` is empty for the association, which is only told that a mediator is wanted."""

    id: UUID
    parties: list[UUID]
    mediator: UUID | None
    opened: date
    begun: bool
    outcome: MediationOutcome | None
    closed: date | None


class HelperRow(BaseModel):
    activity: UUID
    helper: UUID
    invited: date
    joined: bool


def petitions_of(
    database: Database,
    school: UUID,
    reader: UUID,
    post: str | None,
    kind: PetitionKind | None,
    after: After,
    limit: int,
) -> tuple[list[PetitionRow], int]:
    return _rows(
        database,
        school,
        PetitionRow,
        """SELECT * FROM petition_list
           WHERE school = %(school)s AND (posts @> ARRAY[%(post)s] OR people @> ARRAY[%(reader)s::uuid])
             AND NOT kept_from @> ARRAY[%(reader)s::uuid] AND (%(kind)s::text IS NULL OR kind = %(kind)s)
             AND (%(day)s::date IS NULL OR (filed, id) > (%(day)s, %(id)s::uuid))
           ORDER BY filed, id LIMIT %(limit)s""",
        reader=reader,
        post=post or "",
        kind=kind,
        after=after,
        limit=limit,
    )


def help_of(
    database: Database, school: UUID, person: UUID | None, after: After, limit: int
) -> tuple[list[HelpRow], int]:
    """Of the whole school where no person is named; else those he asked for and those of the programs he leads."""
    return _rows(
        database,
        school,
        HelpRow,
        """SELECT * FROM help_list
           WHERE school = %(school)s
             AND (%(reader)s::uuid IS NULL OR mentee = %(reader)s
                  OR program IN (SELECT id FROM program_list WHERE mentor = %(reader)s))
             AND (%(day)s::date IS NULL OR (asked, id) > (%(day)s, %(id)s::uuid))
           ORDER BY asked, id LIMIT %(limit)s""",
        reader=person,
        after=after,
        limit=limit,
    )


def mediations_of(
    database: Database, school: UUID, reader: UUID, of_association: bool, after: After, limit: int
) -> tuple[list[MediationRow], int]:
    return _rows(
        database,
        school,
        MediationRow,
        """SELECT id, mediator, opened, begun, outcome, closed,
                  CASE WHEN parties || mediator @> ARRAY[%(reader)s::uuid] THEN parties ELSE '{}' END AS parties
           FROM mediation_list
           WHERE school = %(school)s
             AND (parties || mediator @> ARRAY[%(reader)s::uuid]
                  OR %(association)s AND mediator IS NULL AND closed IS NULL)
             AND (%(day)s::date IS NULL OR (opened, id) > (%(day)s, %(id)s::uuid))
           ORDER BY opened, id LIMIT %(limit)s""",
        reader=reader,
        association=of_association,
        after=after,
        limit=limit,
    )


def helpers_of(database: Database, school: UUID, program: UUID) -> list[HelperRow]:
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            "SELECT * FROM helper_list WHERE program = %s ORDER BY invited, id", (program,)
        ).fetchall()
    return [HelperRow.model_validate(row) for row in rows]


def file_accesses_of(database: Database, school: UUID, program: UUID, mentee: UUID | None) -> Sequence[UUID]:
    """Of every mentee of the program where none is named."""
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            """SELECT id FROM file_access_list
               WHERE program = %(program)s AND (%(mentee)s::uuid IS NULL OR mentee = %(mentee)s)
               ORDER BY granted, id""",
            {"program": program, "mentee": mentee},
        ).fetchall()
    return [row["id"] for row in rows]


def released(database: Database, school: UUID, day: date) -> frozenset[UUID]:
    """Who need not give lessons on the day, by a granted release that stands."""
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            """SELECT unnest(concerned) AS person FROM petition_list
               WHERE kind = 'release' AND outcome = 'granted' AND state = 'decided' AND %s BETWEEN since AND until""",
            (day,),
        ).fetchall()
    return frozenset(row["person"] for row in rows)


def _rows(
    database: Database, school: UUID, row: type[R], query: LiteralString, *, after: After, **values: object
) -> tuple[list[R], int]:
    """The rows and the position at which they are true."""
    day, id = after or (None, None)
    with database.transaction(school) as cursor:
        position = reached(cursor, "rights", "programs")
        found = cursor.execute(sql.SQL(query), values | {"school": school, "day": day, "id": id}).fetchall()
    return [row.model_validate(one) for one in found], position
