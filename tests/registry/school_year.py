"""A school in its year, as tests through the interface need it: drafted, approved, its stages going."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from contracts.months import plus_months
from registry.domain.roadmap.evidence import only_orders
from registry.domain.roadmap.template import STAGES

from tests.registry.town import Json, School


def passport(school: School, **changes: Any) -> Json:
    starts = school.today - timedelta(days=100)
    return {
        "starts": str(starts),
        "until": str(plus_months(starts, 12)),
        "goals": [{"text": "Молодые остаются в школе", "indicator": "Доля с наставником, %", "target": 100}],
        "tasks": ["Закрепить наставников"],
        "results": ["Все прошли адаптацию"],
        "models": [{"form": "teacher-teacher", "goal": "Первый год", "tasks": ["Уроки вместе"]}],
        "plan": [{"on": str(starts + timedelta(days=40)), "text": "Круглый стол"}],
    } | changes


def introduced(school: School, ago: int = 5, **parameters: Any) -> School:
    """The regulation is in force and the curator appointed since so many days."""
    dated, curator = str(school.today - timedelta(days=ago)), str(school.people["curator"])
    school.order("approve-regulation", school.regulation(**parameters), dated=dated)
    school.order("appoint-curator", {"person": curator}, dated=dated)
    return school


def drafted(school: School, ago: int = 5, **roadmap: Any) -> UUID:
    """The year and its roadmap are drafted; the id of the year."""
    cycle = introduced(school, ago).do("curator", "/cycles", passport(school))
    school.do("curator", "/roadmaps", {"cycle": str(cycle)} | roadmap)
    return cycle


def approved(school: School, ago: int = 5, **roadmap: Any) -> UUID:
    cycle = drafted(school, ago, **roadmap)
    school.order("approve-roadmap", {"cycle": str(cycle)})
    return cycle


def stage(school: School, number: int, **query: Any) -> Json:
    found: Json = school.see("curator", "/roadmap", **query)["stages"][number - 1]
    return found


def confirm(school: School, *items: str) -> None:
    for item in items:
        body = {"note": "Сделано", "url": "https://s1.example/news"}
        school.do("curator", f"/roadmap/items/{item}/confirmation", body, about="/roadmap")


def start(school: School, number: int) -> None:
    school.do("curator", f"/roadmap/stages/{number}/start", about="/roadmap")


def complete(school: School, number: int, **body: Any) -> None:
    school.do("curator", f"/roadmap/stages/{number}/completion", body, about="/roadmap")


def year_ends(school: School) -> date:
    """The last day of August, or that of the year drafted above where August comes before its half is over."""
    last = plus_months(school.today - timedelta(days=100), 12) - timedelta(days=1)
    august = date(last.year, 8, 31)
    return august if plus_months(school.today - timedelta(days=100), 6) <= august <= last else last


def told(school: School) -> list[str]:
    return [letter.type.removeprefix("registry.") for letter in school.town.neighbours.heard(school.id)]


def fulfil(school: School, number: int) -> None:
    """The curator confirms all that is mandatory and needs no order."""
    for item in STAGES[number].items:
        if item.mandatory and not any(only_orders(group) for group in item.evidence):
            confirm(school, item.id)
