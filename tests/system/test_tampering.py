"""Whoever has a log as a file and the key of the service sees whether anybody has edited it, and where."""

import json
from pathlib import Path

from mentoring.cli import app
from mentoring.platform import Platform
from operations import CLIENT
from typer.testing import CliRunner, Result


def mentoring(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_an_exported_log_is_sound_until_it_is_edited(told: Platform, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    said = mentoring("export", "programs", str(file), "--data", str(told.folder.root)).stdout
    key = said.partition("--key '")[2].partition("'")[0]
    sound = json.loads(mentoring("verify", str(file), "--key", key, "--json").stdout)
    assert sound["faults"] == []
    assert sound["events"] > 1000
    assert sound["unsealed"] == 0
    file.write_text(file.read_text().replace("programs.ProgramStarted", "programs.ProgramEnded", 1))
    edited = mentoring("verify", str(file), "--key", key)
    assert edited.exit_code == 1
    assert "изменено, позиция" in edited.stdout
    assert mentoring("verify", str(file), "--key", "nobody").exit_code == 2
    newest = CLIENT.get(f"{told.access.urls['programs']}/checkpoint").text
    assert newest.startswith(f"mentoring/programs\n{sound['events']}\n")
