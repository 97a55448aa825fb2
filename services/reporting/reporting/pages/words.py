"""Numbers, days and moments as people read them."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from tomllib import loads
from zoneinfo import ZoneInfo

from backbone.identity import Role
from backbone.roles import TITLES

from reporting.figures.question import Question

MINUS, SPACE = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"
SOURCES = {"registry": "реестр", "programs": "программы"}
SHARE = "%"


def day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def moment(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%d.%m.%Y %H:%M}"


def number(value: float) -> str:
    """With a decimal comma; whole where it is whole."""
    return f"{value:,.1f}".removesuffix(".0").replace(",", SPACE).replace(".", ",")


def value(value: float, unit: str) -> str:
    """Of what is a share the sign of it belongs to the number."""
    return number(value) + (f"{SPACE}%" if unit == SHARE else "")


def change(now: float, before: float, unit: str) -> str:
    """From the year before: «+3», «−2,5 п. п.», «без изменений»."""
    by = round(now - before, 1)
    if not by:
        return "без изменений"
    points = f"{SPACE}п.{SPACE}п." if unit == SHARE else ""
    return ("+" if by > 0 else MINUS) + number(abs(by)) + points


def asked(question: Question, zone: ZoneInfo) -> str:
    dates = f"на {day(question.last)}"
    if question.since is not None:
        dates = f"за период с {day(question.since)} по {day(question.last)} включительно"
    return dates + (f", как было известно {moment(question.known_at, zone)}" if question.known_at else "")


def event(type: str) -> str:
    """What happened, in Russian; the type itself where nobody has put it into words."""
    return events().get(type, type)


@cache
def events() -> Mapping[str, str]:
    told = loads((files("reporting") / "pages" / "events.toml").read_text())
    return {f"{service}.{name}": words for service, names in told.items() for name, words in names.items()}


def role(role: str | None) -> str | None:
    return None if role is None else TITLES[Role(role)]
