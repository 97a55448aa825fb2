"""The map of the year: where each school stands in the seven stages of its roadmap (annex 1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from backbone.database import ALL_SCHOOLS, Database
from psycopg import sql

from reporting.figures.figure import Timing
from reporting.figures.question import Question

TITLES = (
    "Подготовка условий",
    "База наставляемых",
    "База наставников",
    "Отбор и обучение наставников",
    "Пары и группы",
    "Работа пар и групп",
    "Завершение",
)
TERMS = """
SELECT term.school, term.code::int AS stage, term.due, begun.since AS begun, done.since AS done,
       coalesce(done.code = 'late', false) AS late
FROM (SELECT DISTINCT ON (school, code) * FROM facts WHERE kind = 'term' AND live AND since <= %(last)s
      ORDER BY school, code, since DESC, position DESC) AS term
LEFT JOIN facts AS begun ON begun.subject = term.about AND begun.kind = 'stage:begun' AND begun.since <= %(last)s
LEFT JOIN facts AS done ON done.subject = term.about AND done.kind = 'stage' AND done.since <= %(last)s
"""


class State(StrEnum):
    DONE = "done"
    LATE = "late"
    OVERDUE = "overdue"
    UNDER_WAY = "under-way"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Stage:
    """Of the roadmap that the school has approved last. `due` is its last day; on `begun` it was started, on `done`
    completed."""

    due: date
    begun: date | None
    done: date | None
    late: bool
    today: date

    @property
    def state(self) -> State:
        if self.done:
            return State.LATE if self.late else State.DONE
        if self.due < self.today:
            return State.OVERDUE
        return State.UNDER_WAY if self.begun else State.AHEAD


Stages = Mapping[int, Stage]


def roadmaps(database: Database, question: Question) -> Mapping[UUID, Stages]:
    """Of every school that has approved one by the question's last day."""
    with database.transaction(question.school or ALL_SCHOOLS, snapshot=True) as cursor:
        statement = question.rows(TERMS) + sql.SQL("SELECT * FROM counted")
        found: dict[UUID, dict[int, Stage]] = {}
        for row in cursor.execute(statement, question.parameters(Timing.STOCK)):
            stage = Stage(row["due"], row["begun"], row["done"], row["late"], question.last)
            found.setdefault(row["school"], {})[row["stage"]] = stage
    return found
