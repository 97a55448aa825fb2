"""Figures as tables: each number beside that of the year before, with the way to the events behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode
from uuid import UUID

from reporting.figures.counting import Cell
from reporting.figures.figure import Figure, Measure
from reporting.figures.question import Question
from reporting.pages.route import HERE
from reporting.pages.sections import By, Section, Shown
from reporting.report import Report

Place = tuple[UUID | None, str | None]
"""School, None for the municipality; line of the breakdown, None for all."""


@dataclass(frozen=True)
class Number:
    """`before` is the same a year earlier."""

    cell: Cell
    before: Cell | None
    events: str

    @property
    def then(self) -> float | None:
        return self.before.value if self.before else None


@dataclass(frozen=True)
class Row:
    """`whole`: of everything that the other rows are parts of."""

    label: str
    number: Number
    whole: bool = False


@dataclass(frozen=True)
class Table:
    figure: Figure
    by: By
    rows: list[Row]

    @property
    def id(self) -> str:
        return f"{self.figure.id}-{self.by}"

    @property
    def compared(self) -> bool:
        """Whether there is anything of the year before."""
        return any(row.number.then is not None for row in self.rows)

    @property
    def why_hidden(self) -> str | None:
        """Said once, where any number is hidden."""
        return next((row.number.cell.reason for row in self.rows if row.number.cell.hidden), None)

    @property
    def has_quantile(self) -> bool:
        return self.figure.measure is Measure.MEDIAN

    @property
    def has_share(self) -> bool:
        return self.figure.measure is Measure.SHARE


@dataclass(frozen=True)
class Shelf:
    """All that was counted, by figure and place. `pending`: the year before is still being counted."""

    question: Question
    figures: Mapping[str, Figure]
    now: Mapping[str, Mapping[Place, Cell]]
    before: Mapping[str, Mapping[Place, Cell]]
    schools: Mapping[UUID, str]
    pending: bool

    @classmethod
    def of(cls, now: Report, before: Report | None) -> Self:
        figures = {counted.figure.id: counted.figure for counted in now.figures}
        schools = {school.id: school.short_name for school in now.schools}
        return cls(now.question, figures, _by_place(now), _by_place(before) if before else {}, schools, before is None)

    def number(self, figure: str, place: Place) -> Number:
        cell, before = self.now[figure][place], self.before.get(figure, {}).get(place)
        return Number(cell, before, self.events(figure, place))

    def table(self, shown: Shown) -> Table:
        rows = self._by_school if shown.by is By.SCHOOL else self._by_line
        return Table(self.figures[shown.figure], shown.by, [*rows(shown.figure)])

    def tables(self, section: Section) -> list[Table]:
        return [self.table(shown) for shown in section.shown]

    def whole(self, figure: str) -> Number:
        return self.number(figure, (self.question.school, None))

    def lines(self, figure: str) -> list[tuple[str | None, str]]:
        """Key and label of each line, that of all first."""
        school = self.question.school
        return [(cell.key, cell.label) for (place, _), cell in self.now[figure].items() if place == school]

    def places(self, figure: str) -> list[tuple[UUID | None, str]]:
        """Whoever has numbers, the municipality first."""
        found = dict.fromkeys(school for school, _ in self.now[figure])
        return [(school, self.name(school)) for school in found]

    def name(self, school: UUID | None) -> str:
        return self.schools.get(school, str(school)) if school else "Всего по муниципалитету"

    def events(self, figure: str, place: Place) -> str:
        school, key = place
        asked = _address(self.question, school) | ({"key": key} if key else {})
        return f"{HERE}/statistics/{figure}/events?{urlencode(asked)}"

    def _by_school(self, figure: str) -> Iterator[Row]:
        for school, name in self.places(figure):
            yield Row(name, self.number(figure, (school, None)), whole=school is None)

    def _by_line(self, figure: str) -> Iterator[Row]:
        for key, label in self.lines(figure):
            yield Row(label, self.number(figure, (self.question.school, key)), whole=key is None)


def _address(question: Question, school: UUID | None) -> dict[str, str]:
    """The question as an address asks it, its day named: it means the same tomorrow."""
    dates = {"as_of": str(question.last)}
    if question.since is not None:
        dates = {"from": str(question.since), "to": str(question.until)}
    known = {"known_at": question.known_at.isoformat()} if question.known_at else {}
    return dates | known | ({"school": str(school)} if school else {})


def _by_place(report: Report) -> dict[str, dict[Place, Cell]]:
    return {counted.figure.id: {(cell.school, cell.key): cell for cell in counted.cells} for counted in report.figures}
