"""The events behind a figure, as far as who asks may see its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from backbone.database import Database
from psycopg import Cursor
from psycopg.rows import DictRow

from reporting.disclosure.seen import hidden_of
from reporting.figures.catalogue import kin_of
from reporting.figures.counting import count
from reporting.figures.evidence import Line, events
from reporting.figures.figure import WHOLE, Figure
from reporting.figures.question import Question
from reporting.report import Counted, freshness, reading, schools_of


@dataclass(frozen=True)
class Grounds:
    """A page of events, and the positions at which these are all but those of the `hidden` lines."""

    events: list[DictRow]
    positions: dict[str, int]
    hidden: list[Line]


def grounds(
    database: Database,
    question: Question,
    figure: Figure,
    key: str | None,
    after: tuple[date, UUID] | None,
    limit: int,
    smallest: Sequence[int] = (),
) -> Grounds:
    whole = replace(question, school=None) if smallest else question
    with reading(database, whole) as cursor:
        positions = {item.source: item.position for item in freshness(cursor)}
        lines = _hidden(cursor, figure, whole, smallest) if smallest else []
        hidden = [line for line in lines if question.school in (None, line[0]) and key in (None, line[1])]
        return Grounds(events(cursor, figure, question, key, after, limit, hidden), positions, hidden)


def _hidden(cursor: Cursor[DictRow], figure: Figure, question: Question, smallest: Sequence[int]) -> list[Line]:
    """As the rows of the figure name them."""
    schools = [school.id for school in schools_of(cursor, question, lambda _: {})]
    counted = [Counted(one, count(cursor, one, question, schools)) for one in kin_of([figure])]
    places = [(school, key) for id, school, key in hidden_of(counted, smallest) if id == figure.id]
    broken_down = any(key for _, key in places)
    return [(school, key or WHOLE) for school, key in places if school and (key or not broken_down)]
