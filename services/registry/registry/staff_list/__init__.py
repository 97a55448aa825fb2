"""A school's staff list as its secretary keeps it: an XLSX workbook or CSV, in whatever order and wording."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from registry.domain.participant.presence import Presence
from registry.staff_list import cells, teaching
from registry.staff_list.cells import Unclear
from registry.staff_list.headings import Headings, find
from registry.staff_list.limits import LONGEST, MOST, UnreadableList, too_long
from registry.staff_list.tables import Row, Table, open_table

__all__ = ["Line", "StaffList", "UnreadableList", "read"]

TEACHING = {"subjects": teaching.subjects, "category": teaching.category}
FLAGS = ("pedagogical", "deputy_head", "young")
CARD = ("staff_number", "name", "email", "position", *FLAGS, "experience_years", "subjects", "category")
"""The fields of a person's card; other columns help to find them out."""


@dataclass(frozen=True)
class Line:
    """`number` counts the rows of the file from 1, as the secretary sees it. `said` is what stands in the cells by
    field, `told` what it means; `unclear` are cells that mean nothing, by field. A line with neither is no person:
    a heading among the lines, a row of column numbers."""

    number: int
    row: Row
    said: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, object] = field(default_factory=dict)
    unclear: Mapping[str, str] = field(default_factory=dict)
    presence: Presence | None = None


@dataclass(frozen=True)
class StaffList:
    table: Table
    headings: Headings
    lines: Sequence[Line]


def read(content: bytes, today: date) -> StaffList:
    """Raises UnreadableList. Whether the cells say what is wanted is not judged here."""
    table = open_table(content)
    headings = find(table.rows)
    rows = table.rows[headings.first :]
    if len(rows) > MOST:
        raise too_long()
    marked = {name for name in FLAGS if _only_marked(rows, headings, name)}
    numbered = enumerate(rows, start=headings.first + 1)
    lines = [_line(number, row, headings, marked, today) for number, row in numbered if any(row)]
    if not lines:
        raise UnreadableList("В файле нет ни одной строки, кроме заголовков")
    return StaffList(table, headings, lines)


def _only_marked(rows: Sequence[Row], headings: Headings, name: str) -> bool:
    """Some are marked with a plus and the others with nothing: those are not."""
    flags = [cells.flag(text) for row in rows if (text := _said(row, headings).get(name))]
    return bool(flags) and all(flag is True for flag in flags)


def _line(number: int, row: Row, headings: Headings, marked: set[str], today: date) -> Line:
    if _is_no_person(row):
        return Line(number, row)
    said, presence = _said(row, headings), None
    unclear: dict[str, str] = {}
    told: dict[str, object] = {name: text for name, text in said.items() if name in CARD}
    told |= {name: cells.flag(said[name]) for name in FLAGS if name in said}
    told |= {name: False for name in marked if name not in said}
    for name, value in _otherwise_told(said, unclear, today):
        told.setdefault(name, value)
    if "experience_years" in said:
        told["experience_years"] = cells.years(said["experience_years"], today)
    told |= {name: meant(said[name]) for name, meant in TEACHING.items() if name in said}
    try:
        presence = cells.presence(said, today)
    except Unclear as error:
        unclear["left_on" if said.get("left_on") else "status"] = str(error)
    return Line(number, row, said, told, unclear, presence)


def _otherwise_told(said: Mapping[str, str], unclear: dict[str, str], today: date) -> Iterator[tuple[str, object]]:
    """What no column tells in so many words, found out from others."""
    position = said.get("position", "").casefold()
    full = [said[name] for name in ("surname", "first_name", "patronymic") if name in said]
    if full:
        yield "name", " ".join(full)
    if position and "pedagogical" not in said:
        yield "pedagogical", bool(cells.PEDAGOGICAL.search(position))
    if position and "deputy_head" not in said:
        yield "deputy_head", bool(cells.DEPUTY.search(position))
    if taught := teaching.taught(position):
        yield "subjects", taught
    for name, source in (("experience_years", "hired"), ("young", "born")):
        if name in said or source not in said:
            continue
        try:
            years = cells.since(cells.day(said[source], today), today)
            yield name, years if source == "hired" else years <= cells.YOUNG_UNTIL
        except Unclear as error:
            unclear[source] = str(error)


def _said(row: Row, headings: Headings) -> dict[str, str]:
    """Empty cells say nothing."""
    places = headings.places.items()
    return {name: row[place][:LONGEST] for name, place in places if place < len(row) and row[place]}


def _is_no_person(row: Row) -> bool:
    """A department's name, alone or merged over the row, or the numbers of the columns."""
    filled = [cell for cell in row if cell]
    numbers = [str(place + 1) for place in range(len(row))]
    return len(set(filled)) == 1 or (len(row) > 2 and row == numbers)
