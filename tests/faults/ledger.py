"""What clients asked and what they were told, kept outside of the platform: each line is on the disk before the next
request leaves."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

Kind = Literal["invoke", "ok", "fail", "info", "stale", "undone"]


class Entry(BaseModel):
    """`info` is an answer that leaves open whether it was done: a time-out, a reset, 5xx. `stale`: what was told done
    could not be seen. `undone` is what a restore took back. `moment` is in seconds of the machine's monotonic clock."""

    command: str
    school: UUID
    person: UUID
    kind: Kind
    what: str
    moment: float
    status: int | None = None
    version: int | None = None
    position: str | None = None


class Ledger:
    """Any number of threads may write."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("ab", buffering=0)
        self._one = threading.Lock()

    def write(self, entry: Entry) -> None:
        with self._one:
            self._file.write(entry.model_dump_json(exclude_none=True).encode() + b"\n")
            os.fdatasync(self._file.fileno())

    def entries(self) -> Iterator[Entry]:
        with self._path.open("rb") as lines:
            for line in lines:
                yield Entry.model_validate_json(line)

    def close(self) -> None:
        self._file.close()
