"""Numbers of one school in a form that can be added up: the municipality is the sum of its schools."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import ceil, floor, fsum
from typing import Any, Self

from psycopg import Cursor
from psycopg.rows import DictRow
from reporting.figures.figure import Figure, Measure, Timing
from reporting.figures.parts import PARTS
from reporting.figures.question import Question, of_school
from reporting.views import TIMELINES

LINE = """
SELECT '{id}' AS figure, key, grouping(key) = 1 AS entire, count(DISTINCT subject) AS n,
    count(DISTINCT subject) FILTER (WHERE value = 1) AS part, count(value) AS rows, sum(value)::float8 AS whole,
    {values} AS values, {subjects} AS subjects
FROM ({rows}) AS counted GROUP BY GROUPING SETS ((key), ())"""
QUANTILES = (0.5, 0.9)


@dataclass(frozen=True)
class Partial:
    """`rows` and `whole` are how many values there are and their sum; `values` how often there is which, for a MEDIAN;
    `subjects` who they are, where schools have them in common."""

    n: int = 0
    part: int = 0
    rows: int = 0
    whole: float = 0.0
    values: Mapping[float, int] = field(default_factory=dict)
    subjects: frozenset[str] = frozenset()

    @classmethod
    def counted(cls, row: DictRow) -> Self:
        values, subjects = Counter[float](row["values"] or ()), frozenset[str](row["subjects"] or ())
        return cls(row["n"], row["part"], row["rows"], row["whole"] or 0.0, values, subjects)

    @classmethod
    def kept(cls, told: Mapping[str, Any]) -> Self:
        return cls(**{**told, "values": dict(told["values"]), "subjects": frozenset(told["subjects"])})

    def document(self) -> dict[str, Any]:
        return {**asdict(self), "values": sorted(self.values.items()), "subjects": sorted(self.subjects)}

    def numbers(self) -> DictRow:
        """As the database counts them at once."""
        mean = self.whole / self.rows if self.rows else None
        quantiles = [_quantile(self.values, share) for share in QUANTILES] if self.values else None
        return {"n": self.n, "part": self.part, "whole": self.whole, "mean": mean, "quantiles": quantiles}


def total(schools: Iterable[Mapping[str | None, Partial]]) -> dict[str | None, Partial]:
    """Of one figure in all schools, line by line."""
    found: dict[str | None, list[Partial]] = defaultdict(list)
    for lines in schools:
        for key, one in lines.items():
            found[key].append(one)
    return {key: _sum(those) for key, those in found.items()}


def _sum(those: Sequence[Partial]) -> Partial:
    subjects = frozenset[str]().union(*(one.subjects for one in those))
    values = Counter[float]()
    for one in those:
        values.update(one.values)
    return Partial(
        n=len(subjects) or sum(one.n for one in those),
        part=sum(one.part for one in those),
        rows=sum(one.rows for one in those),
        whole=fsum(one.whole for one in those),
        values=values,
        subjects=subjects,
    )


def lines(cursor: Cursor[DictRow], question: Question, figures: Iterable[Figure]) -> dict[str, dict[str, Any]]:
    """Of the question's school, as documents by figure and line; without a name all of the figure. What is the school's
    own is read once for all figures."""
    windows = {timing.value: question.parameters(timing)["window"] for timing in Timing}
    cursor.execute(statement(figures), {**windows, "last": question.last, "school": question.school})
    found: dict[str, dict[str, Any]] = {}
    for row in cursor:
        if row["n"] and (row["entire"] or row["key"] is not None):
            line = found.setdefault(row["figure"], {})
            line["" if row["entire"] else row["key"]] = Partial.counted(row).document()
    return found


def statement(figures: Iterable[Figure]) -> str:
    """Each figure's lines and, `entire`, all of them together; in a school without any there is one of n = 0."""
    of_timing = {timing: [_line(one) for one in figures if one.timing is timing] for timing in Timing}
    own = ", ".join(of_school(kind.TABLE, "MATERIALIZED") for kind in TIMELINES)
    return f"WITH {own} " + " UNION ALL ".join(
        f"(WITH {', '.join(PARTS)} {' UNION ALL '.join(lines_)})".replace("%(window)s", f"%({timing})s")
        for timing, lines_ in of_timing.items()
    )


def _line(figure: Figure) -> str:
    values = "array_agg(value::float8)" if figure.measure is Measure.MEDIAN else "NULL::float8[]"
    subjects = "array_agg(DISTINCT subject::text)" if figure.shared else "NULL::text[]"
    return LINE.format(id=figure.id, values=values, subjects=subjects, rows=figure.rows)


def _quantile(values: Mapping[float, int], share: float) -> float:
    """As percentile_cont does: between the two nearest where it falls between."""
    place = share * (sum(values.values()) - 1)
    low, high = _at(values, floor(place)), _at(values, ceil(place))
    return low + (place - floor(place)) * (high - low)


def _at(values: Mapping[float, int], place: int) -> float:
    for value in sorted(values):
        place -= values[value]
        if place < 0:
            return value
    raise IndexError(place)
