"""A term as it is opened, what people have in their inboxes by it, and how it is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from contracts.base import Contract
from contracts.codes import PetitionKind
from contracts.workdays import is_working

from tests.notifications.town import School, Town

LATER = 70


@dataclass(frozen=True)
class Case:
    """`told` says who has what new in the inbox so many days after the last day; between them nobody has."""

    opened: Callable[["Scene"], Contract]
    told: dict[int, set[tuple[str, str]]]
    closed: Callable[["Scene"], Contract]


@dataclass(frozen=True)
class Scene:
    school: School
    id: UUID
    program: UUID
    due: date

    @property
    def of_program(self) -> dict[str, Any]:
        return {"program": self.program, "mentor": self.school.mentor, "mentees": (self.school.mentee,)}

    @property
    def of_petition(self) -> dict[str, Any]:
        kind = {"kind": PetitionKind.REPLACEMENT, "by": self.school.mentee}
        return {"petition": self.id, "program": self.program, "for_head": True, "for_curator": True, **kind}

    @property
    def of_help(self) -> dict[str, Any]:
        return {"help": self.id, "program": self.program, "mentor": self.school.mentor, "mentee": self.school.mentee}


def both(template: str) -> set[tuple[str, str]]:
    return {("head", template), ("curator", template)}


def opened(town: Town, school: School, case: Case) -> Scene:
    """On a last day that is a working day after one."""
    due = town.clock.today() + timedelta(days=LATER)
    while not (is_working(due) and is_working(due - timedelta(days=1))):
        due += timedelta(days=1)
    scene = Scene(school, uuid4(), uuid4(), due)
    town.reached(town.others.tell(case.opened(scene), school.id))
    return scene


def ids(town: Town, school: School) -> set[str]:
    return {item["id"] for _, item in everything(town, school)}


def new(town: Town, school: School, before: set[str]) -> set[tuple[str, str]]:
    return {(who, item["template"]) for who, item in everything(town, school) if item["id"] not in before}


def everything(town: Town, school: School) -> Iterator[tuple[str, dict[str, Any]]]:
    for who, person in school.people.items():
        for item in town.inbox(school, person):
            if item["template"] != "weekly-digest":
                yield who, item
