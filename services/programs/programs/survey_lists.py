"""What the lists of surveys are asked."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from backbone.database import Database
from backbone.follower import reached
from contracts.codes import SurveyForm
from pydantic import BaseModel

from programs.domain.survey.counting import Tally


class SurveyRow(BaseModel):
    """`due` is the last day for answers."""

    id: UUID
    form: SurveyForm
    version: int
    program: UUID | None
    opened: date
    due: date
    closed: date | None
    anonymous: bool
    invited: int
    answered: int


class Lot(BaseModel):
    """A tally and what it is a tally of."""

    school: UUID
    version: int
    closed: date
    tally: Tally


class SummaryRow(BaseModel):
    id: UUID
    made: date
    since: date
    until: date


class Waiting(BaseModel):
    """A program whose interim survey is due around its middle."""

    program: UUID
    school: UUID
    middle: date


class Over(BaseModel):
    id: UUID
    school: UUID


def surveys_of(
    database: Database,
    school: UUID,
    *,
    form: SurveyForm | None,
    program: UUID | None,
    person: UUID | None,
    after: tuple[date, UUID] | None,
    limit: int,
) -> tuple[list[SurveyRow], int]:
    """Of one person, or of all; in the order they were opened; and the position at which it is true."""
    with database.transaction(school) as cursor:
        position = reached(cursor, "surveys", "programs")
        rows = cursor.execute(
            """SELECT id, form, version, program, opened, due, closed, anonymous, answered,
                      cardinality(invited) AS invited
               FROM survey_list
               WHERE school = %(school)s
                 AND (%(form)s::text IS NULL OR form = %(form)s)
                 AND (%(program)s::uuid IS NULL OR program = %(program)s)
                 AND (%(person)s::uuid IS NULL OR invited @> ARRAY[%(person)s::uuid])
                 AND (%(opened)s::date IS NULL OR (opened, id) > (%(opened)s, %(id)s::uuid))
               ORDER BY opened, id LIMIT %(limit)s""",
            {
                "school": school,
                "form": form,
                "program": program,
                "person": person,
                "opened": after and after[0],
                "id": after and after[1],
                "limit": limit,
            },
        ).fetchall()
    return [SurveyRow.model_validate(row) for row in rows], position


def lots_of(database: Database, school: UUID | None, form: SurveyForm, since: date, until: date) -> list[Lot]:
    """Counted in that time, both days included; of all schools where none is named."""
    with database.transaction(*([school] if school else [])) as cursor:
        rows = cursor.execute(
            """SELECT school, version, closed, tally FROM survey_tallies
               WHERE form = %(form)s AND closed BETWEEN %(since)s AND %(until)s
                 AND (%(school)s::uuid IS NULL OR school = %(school)s)
               ORDER BY version, respondent, closed, survey""",
            {"form": form, "since": since, "until": until, "school": school},
        ).fetchall()
    return [Lot.model_validate(row) for row in rows]


def summaries_of(database: Database, school: UUID, since: date, until: date) -> Sequence[SummaryRow]:
    with database.transaction(school) as cursor:
        rows = cursor.execute(
            """SELECT id, made, since, until FROM swot_list
               WHERE school = %s AND made BETWEEN %s AND %s ORDER BY made, id""",
            (school, since, until),
        ).fetchall()
    return [SummaryRow.model_validate(row) for row in rows]


def interim_due(database: Database, until: date) -> list[Waiting]:
    """Running programs long enough to be asked, without a round yet, whose middle is not later than `until`."""
    with database.transaction() as cursor:
        rows = cursor.execute(
            """SELECT program, school, start + (until - start) / 2 AS middle FROM interim_list
               WHERE running AND start + make_interval(months => months) <= until
                 AND start + (until - start) / 2 <= %s
               ORDER BY program""",
            (until,),
        ).fetchall()
    return [Waiting.model_validate(row) for row in rows]


def overdue(database: Database, today: date) -> list[Over]:
    with database.transaction() as cursor:
        rows = cursor.execute(
            "SELECT id, school FROM survey_list WHERE closed IS NULL AND due < %s ORDER BY id", (today,)
        ).fetchall()
    return [Over.model_validate(row) for row in rows]
