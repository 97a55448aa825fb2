"""The story on the real platform: the office's figures are the story's own, whatever dies meanwhile."""

import tempfile
import threading
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from mentoring.access import Access
from mentoring.platform import Platform
from mentoring.state import running
from mentoring.story import play
from mentoring.story.chapters import CHAPTERS
from mentoring.story.office import FiguresDiffer
from mentoring.story.play import Stage
from mentoring.story.telling import by_first_day, line_to, settle
from rich.console import Console

VICTIMS = {
    "Программы составлены и утверждены": "postgres",
    "Первый месяц": "programs",
    "Наставник уходит, другого заменяют": "nats",
    "Группа пополнена; корректировка вида": "notifications",
    "Короткая программа завершена; куратор просит о прекращении": "nats",
    "Продление": "registry",
    "Весна": "reporting",
    "Программы завершены в полном объёме": "postgres",
}
"""Who is killed while a chapter is played."""
MID_CHAPTER = 0.2
"""Seconds from the beginning of a chapter to the murder."""

pytestmark = pytest.mark.timeout(900)
"""A year is played, with services that are started anew meanwhile, and played again."""


class Interrupted(Exception):
    """Somebody has pressed Ctrl-C."""


class InterruptedAccess(Access):
    """The story breaks off where the acting head is about to sign."""

    def token(
        self,
        *roles: str,
        person: UUID | None = None,
        school: UUID | None = None,
        on_behalf_of: UUID | None = None,
        ttl: int | None = None,
    ) -> str:
        if "acting_head" in roles:
            raise Interrupted
        return super().token(*roles, person=person, school=school, on_behalf_of=on_behalf_of, ttl=ttl)


class Nemesis(Access):
    """Kills somebody soon after the clock was moved to a chapter's day."""

    def __init__(self, platform: Platform, victims: Mapping[date, str]) -> None:
        super().__init__(platform.ports)
        self._platform = platform
        self._victims = victims

    def move_clock(self, to: datetime) -> datetime:
        moved = super().move_clock(to)
        if victim := self._victims.get(to.date()):
            threading.Timer(MID_CHAPTER, self._platform.kill, [victim]).start()
        return moved


@pytest.fixture(scope="module")
def alone() -> Iterator[Platform]:
    """A platform on which nobody else plays."""
    with tempfile.TemporaryDirectory(prefix="mentoring-story-") as root, Platform(Path(root) / "data") as platform:
        yield platform


def positions(platform: Platform) -> dict[str, int]:
    """How far the logs of the services that decide have come."""
    token = {"Authorization": f"Bearer {platform.access.token('office')}"}
    asked = httpx.get(f"{platform.access.urls['reporting']}/statistics", headers=token).raise_for_status().json()
    return {source["source"]: source["position"] for source in asked["sources"]}


def told_by(access: Access) -> str:
    said = StringIO()
    with access:
        play(access, Console(file=said, width=120))
    return said.getvalue()


def test_interrupted_and_with_murders_on_its_way_it_still_ends_with_the_right_figures(alone: Platform) -> None:
    with pytest.raises(Interrupted):
        told_by(InterruptedAccess(alone.ports))
    with line_to(alone.access) as line:
        ((began, _),) = by_first_day(line, scale=1)
    assert began
    victims = {chapter.day(began): VICTIMS[chapter.title] for chapter in CHAPTERS if chapter.title in VICTIMS}
    said = told_by(Nemesis(alone, victims))
    assert "прервана; доигрываю" in said
    assert "Показатели управления совпали со счётом истории" in said
    restarts = {name: process.restarts for name, process in running(alone.folder).processes.items()}
    assert all(restarts[victim] for victim in VICTIMS.values())


def test_played_again_it_changes_nothing_and_a_wrong_figure_is_told(alone: Platform) -> None:
    told_by(Access(alone.ports))
    before = positions(alone)
    assert "уже сыграна; проверяю" in told_by(Access(alone.ports))
    assert positions(alone) == before
    with line_to(alone.access) as line:
        ((began, schools),) = by_first_day(line, scale=1)
        assert began
        Stage(schools, alone.access, line, lambda chapter, school: None).play(began)
        schools[0].ledger.deviations.append((began, "INV-08"))
        with pytest.raises(FiguresDiffer, match="K-34"):
            settle(schools, began, Console(file=StringIO()))
