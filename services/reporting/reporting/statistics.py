"""Figures from numbers that are kept; what is not kept, or holds no more, is counted first."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Lock
from time import monotonic
from typing import Self
from uuid import UUID

from backbone.clock import Clock
from backbone.database import ALL_SCHOOLS, Database
from psycopg import Cursor
from psycopg.errors import SerializationFailure
from psycopg.rows import DictRow

from reporting.disclosure.audience import Audience, Smallest
from reporting.disclosure.seen import seen
from reporting.figures.catalogue import FIGURES, kin_of
from reporting.figures.counting import Cell, cells
from reporting.figures.figure import Figure
from reporting.figures.partial import Partial, total
from reporting.figures.question import Question
from reporting.kept import Kept, count, kept, told
from reporting.report import Counted, Report, freshness, report, schools_of

AGE = timedelta(minutes=5)
"""Numbers that no longer hold are answered until they are so old, with the positions at which they were true."""
PATIENCE = 20.0
"""Seconds for which one answer counts."""
NOWHERE: Mapping[str, int] = {}
EVERYWHERE = Smallest()


class StillCounting(Exception):
    """What was counted by now is kept: who asks again waits less."""


@dataclass(frozen=True)
class Standing:
    """What is kept for a question at one moment; how far it was told of each school, and taken in of each source."""

    told: Mapping[UUID, Mapping[str, int]]
    kept: Mapping[UUID, Kept]
    positions: Mapping[str, int]

    @classmethod
    def of(cls, cursor: Cursor[DictRow], question: Question, figures: Collection[Figure], age: timedelta) -> Self:
        positions = {item.source: item.position for item in freshness(cursor)}
        schools = told(cursor, question.school)
        return cls(schools, kept(cursor, question, schools, [figure.id for figure in figures], age), positions)

    def wanting(self, at_least: Mapping[str, int]) -> list[UUID]:
        """The schools that have to be counted before anything is answered."""
        kept = self.kept
        return [one for one, said in self.told.items() if one not in kept or not kept[one].will_do(said, at_least)]

    def holds(self, school: UUID) -> bool:
        return school not in self.kept or self.kept[school].told == self.told[school]

    def positions_of(self, school: UUID) -> dict[str, int]:
        """Where its numbers are true: as far as was taken in, unless they were told more of it since."""
        if self.holds(school):
            return dict(self.positions)
        return {source: self.kept[school].positions.get(source, 0) for source in self.positions}

    def cells(self, question: Question, figure: Figure, schools: list[UUID]) -> list[Cell]:
        lines: dict[UUID | None, dict[str | None, Partial]] = {
            school: {key or None: Partial.kept(line) for key, line in one.lines.get(figure.id, {}).items()}
            for school, one in self.kept.items()
        }
        if question.school is None:
            lines[None] = total(lines.values())
        found = {(school, key): one.numbers() for school, of_it in lines.items() for key, one in of_it.items()}
        return cells(figure, question, found, schools)


class Statistics:
    """In each process one count at a time; whoever had to wait for it looks first what it has left to count."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        smallest: Smallest = EVERYWHERE,
        *,
        age: timedelta = AGE,
        patience: float = PATIENCE,
    ) -> None:
        self._database, self._clock, self._age, self._patience = database, clock, age, patience
        self._smallest, self._counting = smallest, Lock()

    def answer(
        self,
        question: Question,
        audience: Audience,
        at_least: Mapping[str, int] = NOWHERE,
        figure: Figure | None = None,
        patience: float | None = None,
    ) -> Report:
        """All figures, or one, at no earlier positions than these; a figure of which nothing fit is kept is counted
        at once, and so is what was known earlier. Outside the school, what is hidden of it depends on all schools and
        on its kin. Raises StillCounting, after `patience` seconds if that is named."""
        deadline = monotonic() + (self._patience if patience is None else patience)
        smallest = self._smallest.for_(audience)
        if not smallest:
            return self._count_or_find(question, at_least, [figure] if figure else [], deadline)
        figures = kin_of([figure]) if figure else []
        whole = self._count_or_find(replace(question, school=None), at_least, figures, deadline)
        return seen(whole, smallest, question.school, figure)

    def _count_or_find(
        self, question: Question, at_least: Mapping[str, int], figures: Collection[Figure], deadline: float
    ) -> Report:
        """Of these figures; of all, if none is named."""
        while question.known_at is None:
            with self._database.transaction(question.school or ALL_SCHOOLS, snapshot=True) as cursor:
                standing = Standing.of(cursor, question, figures, self._age)
                wanting = standing.wanting(at_least)
                if not wanting:
                    return _report(cursor, question, standing, figures or FIGURES.values())
            if figures:
                break
            self._count(question, wanting, deadline)
        return report(self._database, question, figures or FIGURES.values())

    def refresh(self) -> None:
        """Counts anew what is true of today no more."""
        question = Question.as_of(self._clock.today())
        with self._database.transaction(snapshot=True) as cursor:
            standing = Standing.of(cursor, question, (), timedelta())
        for school in standing.wanting(NOWHERE):
            with self._counting, suppress(SerializationFailure):
                count(self._database, replace(question, school=school))

    def _count(self, question: Question, schools: Iterable[UUID], deadline: float) -> None:
        if not self._counting.acquire(blocking=False):
            if not self._counting.acquire(timeout=max(0.0, deadline - monotonic())):
                raise StillCounting
            schools = ()
        try:
            for school in schools:
                if monotonic() > deadline:
                    raise StillCounting
                with suppress(SerializationFailure):
                    count(self._database, replace(question, school=school))
        finally:
            self._counting.release()


def _report(cursor: Cursor[DictRow], question: Question, standing: Standing, figures: Iterable[Figure]) -> Report:
    """True in total where it is true of every school."""
    places = [standing.positions_of(school) for school in standing.told] or [dict(standing.positions)]
    all_hold = all(standing.holds(school) for school in standing.told)
    until = {source: min(place[source] for place in places) for source in standing.positions}
    schools = [
        school if standing.holds(school.id) else replace(school, newest=standing.kept[school.id].newest)
        for school in schools_of(cursor, question, standing.positions_of)
    ]
    ids = [school.id for school in schools]
    counted = [Counted(figure, standing.cells(question, figure, ids)) for figure in figures]
    return Report(question, freshness(cursor, None if all_hold else until), schools, counted)
