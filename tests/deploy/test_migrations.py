"""Databases are migrated anew when anything that migrations go by has changed, and only then."""

import os
from pathlib import Path

import pytest
from mentoring.migrations import remember, unmigrated
from mentoring.settings import SERVICES, Folder


@pytest.fixture
def packages(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for package in ("backbone", "papers", *SERVICES):
        (tmp_path / package / "migrations" / "store").mkdir(parents=True)
    (tmp_path / "backbone" / "migrate.py").write_text("who applies them")
    folder.postgres.mkdir()
    (folder.postgres / "PG_VERSION").write_text("18")
    monkeypatch.setattr("mentoring.migrations._folder", lambda package: tmp_path / package)
    return tmp_path


def test_what_was_migrated_is_left_alone(folder: Folder, packages: Path) -> None:
    assert unmigrated(folder, SERVICES) == list(SERVICES)
    remember(folder, SERVICES)
    assert unmigrated(folder, SERVICES) == []


def test_a_new_file_concerns_its_service_or_everybody(folder: Folder, packages: Path) -> None:
    remember(folder, SERVICES)
    (packages / "programs" / "migrations" / "0002.sql").write_text("SELECT 1")
    assert unmigrated(folder, SERVICES) == ["programs"]
    (packages / "backbone" / "migrations" / "store" / "0009.sql").write_text("SELECT 1")
    assert unmigrated(folder, SERVICES) == list(SERVICES)


def test_another_cluster_is_not_taken_for_the_one_that_was_migrated(folder: Folder, packages: Path) -> None:
    remember(folder, SERVICES)
    os.utime(folder.postgres / "PG_VERSION", ns=(1, 1))
    assert unmigrated(folder, SERVICES) == list(SERVICES)
