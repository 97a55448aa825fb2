"""The head's Monday letter."""

from datetime import date, timedelta
from email.message import EmailMessage
from uuid import uuid4

import pytest
from contracts import programs
from contracts.codes import PetitionOutcome

from tests.notifications.due import come, new_morning, reminders
from tests.notifications.outside import KEY, NOTE
from tests.notifications.scene import Scene
from tests.notifications.town import School, Town, address, until


@pytest.fixture(autouse=True)
def begin(town: Town) -> None:
    new_morning(town)


@pytest.mark.row("R-3.3-01")
def test_on_monday_the_head_learns_what_is_open_and_what_is_overdue(town: Town, school: School) -> None:
    due = monday_after(town.clock.today() + timedelta(days=7)) + timedelta(days=3)
    scene = Scene(school, uuid4(), uuid4(), due)
    town.reached(town.others.tell(programs.PetitionFiled(**scene.of_petition, due=due), school.id))
    come(town, due - timedelta(days=3))
    until(lambda: digests(town, school) == ["На ближайшее время: обращения – 1. Из них просрочено: 0."])
    come(town, due - timedelta(days=2))
    come(town, due + timedelta(days=4))
    until(lambda: len(digests(town, school)) == 2)
    assert digests(town, school)[-1] == "На ближайшее время: обращения – 1. Из них просрочено: 1."
    decided = programs.PetitionDecided(**scene.of_petition, outcome=PetitionOutcome.GRANTED)
    town.reached(town.others.tell(decided, school.id))
    come(town, due + timedelta(days=11))
    assert len(digests(town, school)) == 2


def test_with_it_go_the_checkpoints_of_the_logs_so_that_the_head_is_a_witness(town: Town, school: School) -> None:
    due = monday_after(town.clock.today() + timedelta(days=7)) + timedelta(days=3)
    scene = Scene(school, uuid4(), uuid4(), due)
    town.reached(town.others.tell(programs.PetitionFiled(**scene.of_petition, due=due), school.id))
    come(town, due - timedelta(days=3))
    until(lambda: bool(monday_letters(town, school)))
    (letter,) = monday_letters(town, school)
    assert [(file.get_filename(), file.get_content()) for file in letter.iter_attachments()] == [
        ("checkpoints.txt", NOTE.encode()),
        ("keys.txt", KEY.encode()),
    ]


def monday_after(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())


def monday_letters(town: Town, school: School) -> list[EmailMessage]:
    return [letter for letter in town.mail.letters[address(school.head)] if letter["Subject"] == "Что открыто в школе"]


def digests(town: Town, school: School) -> list[str]:
    return reminders(town, school, school.head, "weekly-digest")
