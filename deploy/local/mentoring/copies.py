"""A folder of backups: each holds the databases as of one moment; beside them, once, the newest keys of the persons."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel

from mentoring.errors import CannotRun

RECORD = "backup.json"
BESIDE = ("clock.json", "story.json")
"""Of the data folder: what the development host and the story know."""


class Record(BaseModel):
    """`positions`: up to which each service's log goes. `files` by name, with their SHA-256."""

    taken: AwareDatetime
    positions: dict[str, int]
    files: dict[str, str]


@dataclass(frozen=True)
class Copy:
    folder: Path
    record: Record

    def dump(self, service: str) -> Path:
        return self.folder / f"{service}.dump"

    def must_be_whole(self) -> None:
        """Raises CannotRun, which names the first file that is not as it was written."""
        for name, written in self.record.files.items():
            file = self.folder / name
            if not file.exists() or digest(file) != written:
                raise CannotRun(f"Копия повреждена: {file}. Выберите другую: mentoring restore … --to ВРЕМЯ")


@dataclass(frozen=True)
class Copies:
    root: Path

    @property
    def keys(self) -> Path:
        """The keys of persons, what signs checkpoints, and the ledgers of destroyed keys."""
        return self.root / "keys"

    def newest(self, until: datetime | None = None) -> Copy:
        """The last one that was taken by then. Raises CannotRun."""
        found = [copy for copy in self._all() if until is None or copy.record.taken <= until]
        if not found:
            raise CannotRun(f"В папке {self.root} нет копии{f' не позже {until.isoformat()}' if until else ''}")
        return max(found, key=lambda copy: copy.record.taken)

    def _all(self) -> Iterator[Copy]:
        for file in self.root.glob(f"*/{RECORD}"):
            yield Copy(file.parent, Record.model_validate_json(file.read_text()))


def digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def stamp(moment: datetime) -> str:
    """As a name of a file that sorts by time."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H-%M-%S-%fZ}"


def lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def add_lines(file: Path, found: list[str]) -> None:
    """Those that it does not have."""
    known = set(lines(file))
    with file.open("a") as ledger:
        ledger.writelines(f"{line}\n" for line in found if line not in known)


def subjects(ledger: Path) -> set[str]:
    """Whose keys were destroyed."""
    return {str(json.loads(line)["subject"]) for line in lines(ledger)}
