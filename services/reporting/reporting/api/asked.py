"""The question a request asks: its dates checked, its school the reader's own."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from backbone.errors import Forbidden, NotFound
from backbone.web import Access, Problem, Provided, Reader, reading
from fastapi import Depends, Query

from reporting.application import Reporting
from reporting.disclosure.audience import Audience
from reporting.figures.question import DAY, Question
from reporting.report import require_school

App = Annotated[Reporting, Provided(Reporting)]
Day = Annotated[date | None, Query(description="На эту дату; без неё и без периода — на сегодня.")]
From = Annotated[date | None, Query(alias="from", description="Первый день периода.")]
To = Annotated[date | None, Query(alias="to", description="День после последнего дня периода.")]
School = Annotated[UUID | None, Query(description="Только эта школа.")]
Known = Annotated[datetime | None, Query(description="Как было известно в этот момент (по записям не позже него).")]


def _asked(
    reader: Reader,
    app: App,
    as_of: Day = None,
    since: From = None,
    until: To = None,
    school: School = None,
    known_at: Known = None,
) -> Question:
    if known_at is not None and known_at.tzinfo is None:
        raise _wrong("known_at", "Укажите часовой пояс: 2025-09-01T06:00:00Z")
    return _dated(as_of, since, until, app.clock.today(), own(reader, app, school), known_at)


Asked = Annotated[Question, Depends(_asked)]


def _at_least(query: reading.AtLeast = None, header: reading.AtLeastHeader = None) -> dict[str, int]:
    return reading.parse([*(query or []), header or ""])


AtLeast = Annotated[dict[str, int], Depends(_at_least)]
"""The positions that the reader has waited for."""


SeenBy = Annotated[
    Audience | None,
    Query(description="Как это видит школа, управление образования или каждый (на последний день месяца)."),
]


def _audience(reader: Reader, question: Asked, seen_by: SeenBy = None) -> Audience:
    """Outside the school nobody sees what only it may."""
    if seen_by is None:
        return Audience.OFFICE if reader.school is None else Audience.SCHOOL
    if seen_by is Audience.SCHOOL and reader.school is None:
        raise Forbidden("Числа, которые видит только школа, управлению образования не показывают")
    if seen_by is Audience.PUBLIC and not question.is_statement:
        raise _wrong("as_of", f"Публикуют показатели на последний день месяца, например на {question.statement}")
    return seen_by


For = Annotated[Audience, Depends(_audience)]
"""For whose eyes the answer is: the reader's own, or those of others who see less."""


def own(reader: Access, app: Reporting, school: UUID | None) -> UUID | None:
    """A school knows of no other: another's id is as good as none."""
    if reader.school is None:
        if school is not None:
            require_school(app.database, school)
        return school
    if school not in (None, reader.school):
        raise NotFound
    return reader.school


def _dated(
    as_of: date | None, since: date | None, until: date | None, today: date, school: UUID | None, known: datetime | None
) -> Question:
    """What has not happened yet is not counted: a period that lasts beyond today ends with today."""
    if since is None and until is None:
        if as_of is not None and as_of > today:
            raise _wrong("as_of", "Эта дата ещё не наступила")
        return Question.as_of(as_of or today, school, known)
    if as_of is not None:
        raise _wrong("as_of", "Укажите либо дату, либо период")
    if since is None or until is None:
        raise _wrong("from" if since is None else "to", "У периода должны быть начало и конец")
    if since >= until:
        raise _wrong("to", "Период кончается раньше, чем начинается")
    if since > today:
        raise _wrong("from", "Период ещё не начался")
    return Question(since, min(until, today + DAY), school, known)


def _wrong(parameter: str, detail: str) -> Problem:
    errors = [{"in": "query", "parameter": parameter, "detail": detail}]
    return Problem("invalid", detail, code="bad-dates", extra={"errors": errors})
