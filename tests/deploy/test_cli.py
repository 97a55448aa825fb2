"""The `mentoring` command: what it prints for programs, and how it ends."""

import asyncio
import json
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from backbone.identity import Role, Verifier
from mentoring.access import Access, Persona
from mentoring.bars import bars
from mentoring.cli import app
from mentoring.personas import remembered
from mentoring.platform import Platform
from mentoring.services import frontends
from mentoring.settings import SERVICES, Folder, Ports
from rich.console import Console
from typer.testing import CliRunner, Result


def mentoring(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_status_of_a_sound_platform(platform: Platform) -> None:
    pages = [server.name for server in frontends(platform.ports)]
    for name in ("nursery", "postgres", "nats", "devhost", *SERVICES, *pages):
        platform.await_ready(name)

    result = mentoring("status", "--json", "--data", str(platform.folder.root))

    report = json.loads(result.stdout)
    assert (result.exit_code, report["ok"]) == (0, True)
    assert set(report["processes"]) == {"nursery", "postgres", "nats", "devhost", *SERVICES, *pages}
    assert set(report["streams"]) == set(SERVICES)
    assert [service["ready"] for service in report["services"].values()] == [True] * len(SERVICES)


def test_status_shows_where_every_follower_is(platform: Platform) -> None:
    shown = mentoring("status", "--data", str(platform.folder.root)).stdout
    assert all(word in shown for word in ("views", "4711", "registry"))


def test_a_printed_token_is_one_that_services_accept(platform: Platform) -> None:
    school = uuid4()
    printed = mentoring("token", "head", "--school", str(school), "--data", str(platform.folder.root)).stdout.strip()

    principal = asyncio.run(Verifier(platform.ports.url("devhost"), "mentoring").verify(printed))

    assert (principal.school, principal.roles) == (school, frozenset({Role.HEAD}))


def test_the_people_of_the_story_are_remembered(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    curator = Persona(title="Куратор школы № 1", roles=("curator",), school=uuid4())
    asked: list[tuple[dict[str, str], int]] = []

    def play(access: Access, console: Console, scale: int) -> list[Persona]:
        asked.append((access.urls, scale))
        return [curator]

    monkeypatch.setattr("mentoring.story.play", play, raising=False)
    assert mentoring("story", "--scale", "3", "--data", str(platform.folder.root)).exit_code == 0
    assert asked == [(platform.access.urls, 3)]
    assert remembered(platform.folder) == [curator]


def test_doctor_finds_nothing_wrong_here(folder: Folder, ports: Ports) -> None:
    options = [f"--port={name}={port}" for name, port in ports.model_dump().items()]
    result = mentoring("doctor", "--json", "--data", str(folder.root), *options)
    assert [finding["question"] for finding in json.loads(result.stdout) if not finding["ok"]] == []
    assert result.exit_code == 0


def test_a_rebuild_is_shown_as_a_bar_for_each_source() -> None:
    screen = StringIO()
    with bars(Console(file=screen, force_terminal=True, width=100)) as hear:
        for line in (
            "registry: 5 из 10, 5 в секунду, осталось 1 с",
            "programs: 7 из 7",
            "Построено заново.",
        ):
            hear(f"{line}\n")
    shown = screen.getvalue()
    assert all(words in shown for words in ("registry", "5 из 10", "осталось 1 с", "7 из 7", "Построено заново."))


@pytest.mark.parametrize("command", ["status", "down", "story", "token office", "rebuild registry"])
def test_without_a_running_platform_a_command_says_so_and_makes_nothing(command: str, tmp_path: Path) -> None:
    result = mentoring(*command.split(), "--data", str(tmp_path / "none"))
    assert result.exit_code == 4
    assert "mentoring up" in result.stderr
    assert not (tmp_path / "none").exists()


def test_up_on_data_in_use_is_refused(platform: Platform) -> None:
    result = mentoring("up", "--no-story", "--data", str(platform.folder.root))
    assert result.exit_code == 3
    assert str(platform.folder.root) in result.stderr


@pytest.mark.parametrize("wrong", [["rebuild", "office"], ["up", "--port", "nats"], ["up", "--port", "nginx=1"]])
def test_a_wrong_word_is_a_wrong_command(wrong: list[str]) -> None:
    assert mentoring(*wrong).exit_code == 2
