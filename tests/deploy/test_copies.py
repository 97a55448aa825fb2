"""Which backup is taken, which is not, and what is said then."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from mentoring.cli import app
from mentoring.copies import RECORD, Copies, Record, add_lines, digest, lines, stamp, subjects
from mentoring.errors import CannotRun
from mentoring.platform import Platform
from mentoring.services import Commands
from mentoring.settings import SERVICES, Folder
from typer.testing import CliRunner, Result

MORNING, NOON = datetime(2026, 11, 30, 9, tzinfo=UTC), datetime(2026, 11, 30, 12, tzinfo=UTC)


def mentoring(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def put(root: Path, taken: datetime) -> Path:
    """A backup of nothing much."""
    folder = root / stamp(taken)
    folder.mkdir(parents=True)
    for service in SERVICES:
        (folder / f"{service}.dump").write_text(service)
    files = {file.name: digest(file) for file in folder.iterdir()}
    record = Record(taken=taken, positions=dict.fromkeys(SERVICES, 1), files=files)
    (folder / RECORD).write_text(record.model_dump_json())
    return folder


def test_the_newest_is_taken_or_the_last_one_by_a_time(tmp_path: Path) -> None:
    morning, noon = put(tmp_path, MORNING), put(tmp_path, NOON)
    copies = Copies(tmp_path)
    assert copies.newest().folder == noon
    assert copies.newest(until=NOON).folder == noon
    assert copies.newest(until=MORNING).folder == morning


def test_where_there_is_none_that_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    answer = mentoring("restore", tmp_path / "copies", "--data", tmp_path / "data")
    assert answer.exit_code == 1
    assert "нет копии" in answer.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_damaged_one_is_not_taken_and_its_file_is_named(tmp_path: Path, damage: str) -> None:
    file = put(tmp_path / "copies", NOON) / "programs.dump"
    if damage == "changed":
        file.write_text("other")
    else:
        file.unlink()
    answer = mentoring("restore", tmp_path / "copies", "--data", tmp_path / "data")
    assert answer.exit_code == 1
    assert str(file) in answer.stderr.replace("\n", "")
    assert not (tmp_path / "data" / "postgres").exists()


def test_into_a_new_folder_goes_everything(tmp_path: Path) -> None:
    put(tmp_path / "copies", NOON)
    answer = mentoring("restore", tmp_path / "copies", "--data", tmp_path / "data", "--only", "registry")
    assert answer.exit_code == 1
    assert "--only" in answer.stderr


def test_a_wrong_service_is_a_wrong_command(tmp_path: Path) -> None:
    assert mentoring("restore", tmp_path, "--only", "office").exit_code == 2


def test_a_backup_is_of_what_runs(tmp_path: Path) -> None:
    answer = mentoring("backup", tmp_path / "copies", "--data", tmp_path / "none")
    assert answer.exit_code == 4
    assert not (tmp_path / "copies").exists()


def test_nothing_is_started_on_a_restore_that_was_interrupted(folder: Folder, stand_ins: Commands) -> None:
    folder.restoring.touch()
    with pytest.raises(CannotRun, match="mentoring restore"):
        Platform(folder.root, commands=stand_ins).start()
    assert not folder.postgres.exists()


def test_ledgers_are_joined_and_no_line_is_there_twice(tmp_path: Path) -> None:
    ledger, newer = tmp_path / "ledger.jsonl", '{"subject": "b"}'
    add_lines(ledger, ['{"subject": "a"}'])
    add_lines(ledger, ['{"subject": "a"}', newer])
    assert lines(ledger) == ['{"subject": "a"}', newer]
    assert subjects(ledger) == {"a", "b"}
    assert lines(tmp_path / "none") == []
