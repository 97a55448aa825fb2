"""A school's past decisions asked again under other parameters: what would have been refused or late (9.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.database import ALL_SCHOOLS, Database
from backbone.errors import Refused
from contracts.regulation import RuleParameters
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.types.range import DateRange
from pydantic import ValidationError

from reporting.what_if.check import PLANNED, Check, Row
from reporting.what_if.checks import CHECKS

EDITION = """
SELECT parameters FROM editions WHERE school = %(school)s AND coalesce(
    edition = (SELECT edition FROM journal WHERE event = %(event)s), span @> %(happened)s::date)
"""


@dataclass(frozen=True)
class Finding:
    """`already`: it was so under the edition that it was decided under, too."""

    check: Check
    school: UUID
    subject: UUID
    event: UUID
    on: date
    detail: str
    already: bool


@dataclass(frozen=True)
class Replayed:
    """How many decisions each rule was asked about, and what it found."""

    asked: Mapping[str, int]
    findings: list[Finding]


def replay(
    database: Database, school: UUID | None, since: date, until: date, changes: Mapping[str, object]
) -> Replayed:
    """`changes` replace parameters of the edition that each decision was taken under: a program stays on its own
    (9.2). The period is half-open."""
    with database.transaction(school or ALL_SCHOOLS, snapshot=True) as cursor:
        asked: dict[str, int] = {}
        findings: list[Finding] = []
        for check in CHECKS:
            statement = f"WITH {PLANNED} {check.rows}"
            rows = cursor.execute(statement.encode(), {"window": DateRange(since, until)}).fetchall()
            asked[check.rule] = len(rows)
            findings += _broken(cursor, check, rows, changes)
        return Replayed(asked, sorted(findings, key=lambda found: (found.on, found.check.rule, found.event)))


def _broken(cursor: Cursor[DictRow], check: Check, rows: list[Row], changes: Mapping[str, object]) -> Iterator[Finding]:
    for row in rows:
        real = _decided_under(cursor, row)
        other = _changed(real, changes, row["happened"])
        if check.broken(other, row):
            told = check.told.format(**row)
            place = row["school"], row["subject"], row["event"], row["happened"]
            yield Finding(check, *place, told, check.broken(real, row))


def _changed(real: RuleParameters, changes: Mapping[str, object], day: date) -> RuleParameters:
    try:
        return RuleParameters.model_validate(real.model_dump() | dict(changes))
    except ValidationError:
        detail = f"С остальными параметрами редакции, по которой решали {day:%d.%m.%Y}, это сочетание невозможно"
        raise Refused("impossible-parameters", detail, field="/parameters") from None


def _decided_under(cursor: Cursor[DictRow], decision: Row) -> RuleParameters:
    """As recorded with the decision, or else in force on its day; those of the common regulation where the school had
    no edition of its own yet."""
    row = cursor.execute(EDITION, decision).fetchone()
    return RuleParameters.model_validate(row["parameters"] if row else {})
