"""The story on the real platform: the office's figures are the story's own, whatever dies meanwhile."""

import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from mentoring.access import Access
from mentoring.platform import Platform
from mentoring.story import play
from mentoring.story.office import FiguresDiffer
from mentoring.story.play import Stage
from mentoring.story.telling import by_first_day, line_to, play_over, settle
from rich.console import Console

from tests.faults.crashes.line import crashing, line_of
from tests.faults.crashes.process import POINTS

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


@pytest.fixture(scope="module")
def alone() -> Iterator[Platform]:
    """A platform on which nobody else plays, and whose services die where they are told to."""
    with tempfile.TemporaryDirectory(prefix="mentoring-story-") as root, crashing(Path(root) / "data") as platform:
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


def test_interrupted_and_with_deaths_at_every_point_it_still_ends_with_the_right_figures(
    alone: Platform,
) -> None:
    with pytest.raises(Interrupted):
        told_by(InterruptedAccess(alone.ports))
    said = StringIO()
    with line_of(alone, each=4) as line:
        play_over(line, alone.access, Console(file=said, width=120))
    assert "прервана; доигрываю" in said.getvalue()
    assert "Показатели управления совпали со счётом истории" in said.getvalue()
    reached = {point for met in line.met.values() for point, was in met.items() if was}
    assert reached == set(POINTS)


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
