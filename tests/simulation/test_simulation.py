"""One school's autumn, day by day: what was sent is what the regulation's terms lead to, counted another way."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from contracts import programs, registry
from contracts.base import Contract
from contracts.codes import ConsentPurpose, StoppingDelay
from mentoring.platform import Platform
from mentoring.story.chapters import Chapter
from mentoring.story.client import Client
from mentoring.story.play import Stage
from mentoring.story.schools import municipality
from mentoring.story.stage import School
from mentoring.story.telling import line_to

from tests.simulation import of_consents
from tests.simulation.comparison import Comparison, compare
from tests.simulation.days import Days
from tests.simulation.history import History, Told
from tests.simulation.of_programs import meetings, silence
from tests.simulation.terms import HERE, Reminder, morning, reminders

LAST = "Первый месяц"
WEEKS_AFTER = timedelta(weeks=4)
START = date(2026, 9, 7)


class AutumnIsOver(Exception):
    """The rest of the year is for `make simulate`."""


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Iterator[Platform]:
    monkeypatch.setenv("MENTORING_REMINDERS_EVERY", "0.05")
    with tempfile.TemporaryDirectory(prefix="mentoring-simulation-") as root, Platform(Path(root) / "data") as running:
        yield running


def told(chapter: Chapter, school: School) -> None:
    if chapter.title == LAST:
        raise AutumnIsOver


def test_an_autumn_day_by_day_sends_every_reminder_once(platform: Platform) -> None:
    plot = next(plot for plot in municipality(1) if plot.answers_late)
    with Days(platform) as days, line_to(days) as line:
        first = days.now().astimezone(HERE).date() + timedelta(days=1)
        with pytest.raises(AutumnIsOver):
            Stage([School("autumn", plot, client=Client(line))], days, line, told).play(first)
        days.move_clock(days.now() + WEEKS_AFTER)
    comparison = compare(platform)
    assert comparison.agrees, "\n".join(comparison.lines())
    assert {"pair-silent", "meeting-soon", "help-overdue", "weekly-digest"} <= {
        one.template for one in comparison.expected
    }


def test_what_is_left_out_comes_twice_or_too_soon_is_found() -> None:
    one, two, three = (reminder(START + timedelta(days=ahead)) for ahead in range(3))
    comparison = Comparison(Counter([one, two]), Counter([two, two, three]))
    assert not comparison.agrees
    assert "silence" not in comparison.unheard
    assert "pool" in comparison.unheard
    assert comparison.lines()[-1] == "reminders: expected 2, sent 3, sent twice 1, missing 1, unexpected 1"


def test_a_meeting_is_expected_to_be_told_the_morning_before() -> None:
    program = Running(START)
    program.tell(START, programs.MeetingScheduled, meeting=uuid4(), at=at(START, days=5), remote=False)
    (on,) = {one.on for one in program.reminders("meeting-soon", days=30)}
    assert on == START + timedelta(days=4)


def test_silence_is_expected_to_be_told_again_and_not_while_the_program_stands_still() -> None:
    program = Running(START)
    program.tell(START + timedelta(days=30), programs.ProgramSuspended, order=uuid4(), since=START + timedelta(days=30))
    program.tell(START + timedelta(days=40), programs.ProgramResumed, order=uuid4(), since=START + timedelta(days=40))
    days = sorted({(one.on - START).days for one in program.reminders("pair-silent", days=80)})
    assert days == [22, 53, 74]


def test_more_time_to_stop_processing_is_expected_to_move_the_reminders() -> None:
    person, due, later = uuid4(), START + timedelta(days=14), START + timedelta(days=21)
    about = {"participant": person, "purpose": ConsentPurpose.PERSONAL_DATA}
    taken = registry.ConsentWithdrawn.model_validate(about | {"due": due})
    notice = {"delay": StoppingDelay.PAPER, "previous_due": due, "due": later}
    more = registry.StoppingExtended.model_validate(about | notice)
    told = led(taken, more)
    assert days_of("withdrawal-due", told, 29) == [18]
    assert days_of("withdrawal-overdue", told, 29) == [22, 29]


def test_data_of_who_left_are_expected_to_be_destroyed_unless_the_person_is_back() -> None:
    person = uuid4()
    left = registry.ParticipantLeft(participant=person, destroy_due=START + timedelta(days=30))
    here = registry.ParticipantRegistered(participant=person, pedagogical=True, experience_years=1, young=True)
    assert days_of("destruction-due", led(here, left), 40) == [23, 29]
    assert days_of("destruction-overdue", led(here, left), 40) == [31, 38]
    assert days_of("destruction-due", led(here, left, here), 40) == []


def led(*facts: Contract) -> list[Told[Contract]]:
    """Told on the first day of a school that has a head, one each hour."""
    school = uuid4()
    opened = registry.SchoolRegistered(school=school, name="Школа", short_name="Ш", head=uuid4())
    moments = (at(START) + timedelta(hours=hour) for hour in range(len(facts) + 1))
    return [Told(fact, school, moment, START, None) for fact, moment in zip((opened, *facts), moments, strict=True)]


def days_of(template: str, told: list[Told[Contract]], days: int) -> list[int]:
    """After the start, counted up to so many."""
    history = History(told)
    terms = [term for kind in of_consents.TERMS for term in kind(history)]
    found = reminders(terms, history, morning(START + timedelta(days=days)))
    return sorted({(one.on - START).days for one in found if one.template == template})


class Running:
    """A program of which something is told on some days, at noon."""

    def __init__(self, start: date) -> None:
        self._people = {"program": uuid4(), "mentor": uuid4(), "mentees": (uuid4(),)}
        self._told: list[Told[Contract]] = []
        self.tell(start, programs.ProgramStarted, start=start, until=start + timedelta(days=200))

    def tell(self, day: date, kind: type[programs.ProgramContract], **fields: object) -> None:
        fact = kind.model_validate({**self._people, **fields})
        self._told.append(Told(fact, uuid4(), at(day), day, None))

    def reminders(self, template: str, days: int) -> list[Reminder]:
        history = History(self._told)
        terms = [*meetings(history), *silence(history)]
        told = reminders(terms, history, morning(START + timedelta(days=days)))
        return [one for one in told if one.template == template]


def at(day: date, days: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=days), time(12), HERE).astimezone(UTC)


def reminder(on: date) -> Reminder:
    return Reminder("pair-silent", uuid4(), "", uuid4(), on, "inbox")
