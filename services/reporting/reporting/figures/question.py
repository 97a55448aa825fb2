"""What is asked of a figure: on which day or over which period, of which school, and as known when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self
from uuid import UUID

from psycopg import sql
from psycopg.types.json import Jsonb
from psycopg.types.range import DateRange
from reporting.figures.figure import Timing
from reporting.figures.parts import PARTS
from reporting.timeline import Entry, columns
from reporting.views import TIMELINES

DAY = timedelta(days=1)
OWN_ROWS = "{table} AS {how} (SELECT * FROM {table} WHERE school = %(school)s)"
OWN = "counted AS (SELECT * FROM found WHERE %(school)s::uuid IS NULL OR school = %(school)s)"


@dataclass(frozen=True)
class Question:
    """The period is half-open; without `since` it is the one day before `until`, and what happened up to it counts.
    `school` is None for the whole municipality. `known_at` (UTC) leaves out what was recorded later, `positions` what
    came after these places in the sources."""

    since: date | None
    until: date
    school: UUID | None = None
    known_at: datetime | None = None
    positions: Mapping[str, int] | None = None

    @classmethod
    def as_of(cls, day: date, school: UUID | None = None, known_at: datetime | None = None) -> Self:
        return cls(None, day + DAY, school, known_at)

    @property
    def year_before(self) -> Self:
        """The same day or period of the year before, as it is known now; 28 February stands for the 29th."""
        return replace(self, since=self.since and _year_before(self.since), until=_year_before(self.last) + DAY)

    @property
    def last(self) -> date:
        return self.until - DAY

    @property
    def statement(self) -> date:
        """The last day of a month that had ended by then: the days of what is published (INV-28)."""
        return self.until.replace(day=1) - DAY

    @property
    def is_statement(self) -> bool:
        return self.since is None and self.known_at is None and self.last == self.statement

    def parameters(self, timing: Timing) -> dict[str, object]:
        begin = self.last if self.since is None and timing is Timing.STOCK else self.since
        window = DateRange(begin, self.until)
        known = {"known_at": self.known_at, "positions": self.positions and Jsonb(dict(self.positions))}
        return {"window": window, "last": self.last, "school": self.school, **known}

    def rows(self, statement: str) -> sql.Composed:
        """`WITH … counted AS (…)`: the rows that `statement` selects, of the school asked about, as known then."""
        found = sql.SQL("found AS ({})").format(sql.SQL(statement))
        return sql.SQL("WITH {} ").format(
            sql.SQL(", ").join([*self._timelines(), *map(sql.SQL, PARTS), found, sql.SQL(OWN)])
        )

    def _timelines(self) -> list[sql.Composable]:
        """Under their own names, what of them the question is about."""
        if self.known_at is not None or self.positions is not None:
            return [_known(kind) for kind in TIMELINES]
        if self.school is None:
            return []
        return [sql.SQL(of_school(kind.TABLE, "NOT MATERIALIZED")) for kind in TIMELINES]


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def of_school(table: str, how: str) -> str:
    """Row-level security lets no others through, but by a condition that no index helps with."""
    return OWN_ROWS.format(table=table, how=how)


def _known(kind: type[Entry]) -> sql.Composed:
    """Takes the timeline's name, so that the statement reads what was known then."""
    return sql.SQL(
        "{table} AS (SELECT *, daterange(since, until) AS span FROM (SELECT {columns},"
        " lead(since, 1, 'infinity') OVER (PARTITION BY subject ORDER BY since, line.position) AS until"
        " FROM {table} AS line JOIN journal USING (event)"
        " WHERE (%(known_at)s::timestamptz IS NULL OR recorded_at <= %(known_at)s)"
        " AND (%(positions)s::jsonb IS NULL"
        " OR journal.position <= (%(positions)s::jsonb ->> journal.source)::bigint)) AS known)"
    ).format(
        table=sql.Identifier(kind.TABLE),
        columns=sql.SQL(", ").join(sql.Identifier("line", column) for column in columns(kind)),
    )
