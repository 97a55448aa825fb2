"""What a restore has taken back: whatever clients were told since the backup, and what they met with because of it."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel

from tests.faults.ledger import Entry

FILE = "undone.jsonl"


class Undone(BaseModel):
    """A time that was taken back, in seconds of the machine's monotonic clock."""

    since: float
    until: float

    def __contains__(self, moment: float) -> bool:
        return self.since <= moment <= self.until


def note(root: Path, undone: Undone) -> None:
    with (root / FILE).open("a") as noted:
        noted.write(undone.model_dump_json() + "\n")


def noted(root: Path) -> list[Undone]:
    file = root / FILE
    return [Undone.model_validate_json(line) for line in file.read_text().splitlines()] if file.exists() else []


def taken_back(entries: Iterable[Entry], times: Iterable[Undone]) -> list[Entry]:
    """What was told done in such a time may be there or not. Whom it was told of may be unknown since, or as he was
    before: a refusal, or a look that does not show it, is no fault then."""
    entries, times = list(entries), list(times)
    people = {entry.person for entry in entries if _told_in(entry, times)}

    def undone(entry: Entry) -> bool:
        return _told_in(entry, times) or (entry.kind in ("fail", "stale") and entry.person in people)

    return [entry.model_copy(update={"kind": "undone"}) if undone(entry) else entry for entry in entries]


def _told_in(entry: Entry, times: Iterable[Undone]) -> bool:
    return entry.kind == "ok" and any(entry.moment in time for time in times)
