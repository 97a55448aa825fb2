"""Numbers of a figure for every school and in total; what of them leaves a school, `disclosure` says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Cursor, sql
from psycopg.rows import DictRow
from reporting.figures.figure import WHOLE, Figure, Measure
from reporting.figures.question import Question

COUNT = sql.SQL(
    "SELECT school, key, count(DISTINCT subject) AS n, count(DISTINCT subject) FILTER (WHERE value = 1) AS part,"
    " sum(value) AS whole, avg(value) AS mean,"
    " percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY value) AS quantiles"
    " FROM counted GROUP BY CUBE (school, key)"
)
NO_SCHOOL = "На эту дату нет зарегистрированных школ"

Found = Mapping[tuple[UUID | None, str | None], DictRow]
"""What was counted, by school and line of the breakdown; None is all of them."""


@dataclass(frozen=True)
class Cell:
    """`n` is how many subjects are behind the number; None where the number is `hidden` from who asks (INV-28)."""

    school: UUID | None
    key: str | None
    label: str
    value: int | float | None
    n: int | None
    part: int | None = None
    p90: float | None = None
    reason: str | None = None
    hidden: bool = False


def count(cursor: Cursor[DictRow], figure: Figure, question: Question, schools: Sequence[UUID]) -> list[Cell]:
    cursor.execute(question.rows(figure.rows) + COUNT, question.parameters(figure.timing))
    return cells(figure, question, {(row["school"], row["key"]): row for row in cursor.fetchall()}, schools)


def cells(figure: Figure, question: Question, found: Found, schools: Sequence[UUID]) -> list[Cell]:
    lines = [None, *_keys(figure, found)]
    return [
        _cell(figure, school, key, found.get((school, key)), bool(schools))
        for school in _schools(question, found, schools)
        for key in lines
    ]


def _schools(question: Question, found: Found, schools: Sequence[UUID]) -> list[UUID | None]:
    """The municipality first, if it is asked about; with schools that programs told of before registry did."""
    if question.school is not None:
        return [question.school]
    return [None, *schools, *sorted({school for school, _ in found if school} - set(schools))]


def _keys(figure: Figure, found: Found) -> Iterator[str]:
    yield from figure.labels
    others = {key for _, key in found if key} - {WHOLE, *figure.labels}
    yield from sorted(others, key=lambda key: (len(key), key))


def _cell(figure: Figure, school: UUID | None, key: str | None, row: DictRow | None, somewhere: bool) -> Cell:
    number = _number(figure, row) if row and row["n"] else {"n": 0, "value": 0 if _counts(figure) else None}
    reason = None if number["value"] is not None else figure.nothing
    if not somewhere and not number["n"]:
        number, reason = {"n": 0, "value": None}, NO_SCHOOL
    return Cell(school, key, figure.label_of(key) if key else "всего", reason=reason, **number)


def _number(figure: Figure, row: DictRow) -> dict[str, Any]:
    n, part = row["n"], row["part"]
    match figure.measure:
        case Measure.COUNT:
            return {"n": n, "value": n}
        case Measure.SHARE:
            return {"n": n, "value": round(100 * part / n, 1), "part": part}
        case Measure.MEDIAN:
            median, p90 = row["quantiles"]
            return {"n": n, "value": round(median, 1), "p90": round(p90, 1)}
        case Measure.MEAN:
            return {"n": n, "value": round(float(row["mean"]), 1)}
        case Measure.SUM:
            return {"n": n, "value": round(float(row["whole"]), 1)}


def _counts(figure: Figure) -> bool:
    return figure.measure is Measure.COUNT
