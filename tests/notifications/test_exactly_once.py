"""Petitions filed, decided and forgotten at random, a clock that leaps, messages read again: every reminder once."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from contracts import programs
from contracts.codes import PetitionKind, PetitionOutcome
from contracts.workdays import is_working

from tests.notifications.due import come, new_morning, ticked
from tests.notifications.town import School, Town

REMINDERS = ("petition-due", "petition-overdue")


@dataclass
class Expected:
    """What is to be told of one petition, written down plainly."""

    filed: date
    due: date
    decided: bool = False
    waits: list[str] = field(default_factory=lambda: list(REMINDERS))

    def day(self, reminder: str) -> date:
        if reminder == "petition-overdue":
            return self.due + timedelta(days=1)
        before = self.due - timedelta(days=1)
        while not is_working(before):
            before -= timedelta(days=1)
        return before

    def told(self, today: date) -> str | None:
        """Only the last of those whose day has come; the first not once the last day is over, nor on the first day."""
        come = [one for one in self.waits if self.day(one) <= today]
        self.waits = [one for one in self.waits if one not in come]
        if self.decided or not come:
            return None
        if come[-1] == "petition-due" and (self.day("petition-due") <= self.filed or today > self.due):
            return None
        return come[-1]


@pytest.mark.row("R-5.1-05")
@pytest.mark.parametrize("seed", range(3))
def test_each_reminder_comes_once_whatever_happens(town: Town, school: School, seed: int) -> None:
    new_morning(town)
    chance, petitions, expected = random.Random(seed), dict[UUID, Expected](), Counter[tuple[str, str]]()
    for _ in range(12):
        today = town.clock.today()
        for _ in range(chance.randrange(3)):
            id, due = uuid4(), today + timedelta(days=chance.randrange(1, 20))
            town.reached(town.others.tell(programs.PetitionFiled(**petition(school, id), due=due), school.id))
            petitions[id] = Expected(today, due)
        for id, one in petitions.items():
            if not one.decided and chance.random() < 0.2:
                decided = programs.PetitionDecided(**petition(school, id), outcome=PetitionOutcome.GRANTED)
                town.reached(town.others.tell(decided, school.id))
                one.decided = True
        if chance.random() < 0.3:
            town.read_again()
        ticked(town)
        come(town, today + timedelta(days=chance.choice((1, 1, 2, 3, 8, 25))))
        for id, one in petitions.items():
            if reminder := one.told(town.clock.today()):
                expected[str(id), reminder] += 1
    found = [item for item in town.inbox(school, school.head, limit=200) if item["template"] in REMINDERS]
    assert expected
    assert Counter((item["about_id"], item["template"]) for item in found) == expected


def petition(school: School, id: UUID) -> dict[str, Any]:
    return {
        "petition": id,
        "kind": PetitionKind.REPLACEMENT,
        "by": school.mentee,
        "for_head": True,
        "for_curator": True,
    }
