"""What may be chosen on top of a page; what was chosen stands in its address."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from backbone.web import Access
from fastapi import Request

from reporting.application import Reporting
from reporting.report import SCHOOLS

FIELDS = ("as_of", "from", "to", "school")
SEPTEMBER = 9


@dataclass(frozen=True)
class Choice:
    """An address, and whether it is the one that is open."""

    label: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class Filters:
    """`given` is what the address says, right or wrong. Of schools the office may choose one."""

    path: str
    given: dict[str, str]
    choices: list[Choice]
    schools: list[tuple[UUID, str]]


def filters(request: Request, reader: Access, app: Reporting) -> Filters:
    given = {name: request.query_params.get(name, "") for name in FIELDS}
    today, school = app.clock.today(), {"school": given["school"]} if given["school"] else {}
    this = today.year - (today.month < SEPTEMBER)
    years = {f"{year}/{year + 1} учебный год": _year(year) for year in (this, this - 1)}
    asked: dict[str, dict[str, str]] = {"Сегодня": {}, **years}
    path = request.url.path
    choices = [Choice(label, _at(path, dates | school), _same(given, dates)) for label, dates in asked.items()]
    return Filters(path, given, choices, _schools(app, today) if reader.school is None else [])


def _year(year: int) -> dict[str, str]:
    return {"from": str(date(year, SEPTEMBER, 1)), "to": str(date(year + 1, SEPTEMBER, 1))}


def _same(given: dict[str, str], dates: dict[str, str]) -> bool:
    return all(given[name] == dates.get(name, "") for name in ("as_of", "from", "to"))


def _at(path: str, asked: dict[str, str]) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path


def _schools(app: Reporting, today: date) -> list[tuple[UUID, str]]:
    with app.database.transaction() as cursor:
        found = cursor.execute(SCHOOLS, {"last": today}).fetchall()
    return sorted(((row["school"], row["short_name"]) for row in found), key=lambda school: school[1])
