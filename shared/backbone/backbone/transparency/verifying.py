"""The check of an exported log: offline, with nothing but the key, and better with checkpoints kept elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from backbone.transparency.leaves import leaf
from backbone.transparency.note import BadNote, Checkpoint, VerifierKey
from backbone.transparency.tree import Frontier


class Kind(StrEnum):
    CHANGED = "changed"
    """The event is not what its leaf says."""
    DELETED = "deleted"
    """A leaf without its event."""
    INSERTED = "inserted"
    """An event among those that were sealed, without a leaf."""
    MISSING = "missing"
    """Before this leaf others are not there, or it is not at its place."""
    REWRITTEN = "rewritten"
    """The leaves themselves are not those that were signed: somewhere after the checkpoint before, up to this one."""
    CUT_OFF = "cut-off"
    """The log ends before a checkpoint that was signed."""
    NOT_INCLUDED = "not-included"
    """The event of a receipt is not the one that is in the signed log at its place."""
    NOT_CONTINUED = "not-continued"
    """The log is not the one, with more at its end, that a note kept elsewhere was signed for."""
    NOT_COMPARED = "not-compared"
    """Nothing shows how the log and a note kept elsewhere belong together."""
    BAD_NOTE = "bad-note"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Fault:
    """`position` in the log, and the `stream`, where one event is meant."""

    kind: Kind
    position: int | None = None
    stream: str | None = None
    detail: str = ""


@dataclass
class Verdict:
    """`unsealed` events are newer than the last checkpoint: nothing is said of them."""

    events: int = 0
    checkpoints: int = 0
    unsealed: int = 0
    root: str = ""
    faults: list[Fault] = field(default_factory=list)


class Stored(BaseModel):
    model_config = ConfigDict(extra="forbid")

    stream: str
    version: int
    topic: str
    state: str


class Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    position: int
    stream: str
    number: int | None = None
    leaf: str | None = None
    event: Stored | None = None


def verify(lines: Iterable[bytes], key: VerifierKey, witnessed: Sequence[str] = ()) -> Verdict:
    """`witnessed` are notes that somebody has kept outside. Every event is compared with its leaf, and the tree of the
    leaves with each checkpoint, which shows that each log was the beginning of the next."""
    checking = Checking(key)
    for note in witnessed:
        checking.take_note(note)
    for number, line in enumerate(lines, 1):
        try:
            told = orjson.loads(line)
            if "checkpoint" in told:
                checking.take_note(told["checkpoint"])
            else:
                checking.take(Line.model_validate(told))
        except (orjson.JSONDecodeError, ValidationError, TypeError) as error:
            checking.blame(Kind.UNREADABLE, detail=f"line {number}: {type(error).__name__}")
    checking.end()
    return checking.verdict


class Checking:
    def __init__(self, key: VerifierKey) -> None:
        self.verdict = Verdict()
        self._key = key
        self._frontier = Frontier()
        self._signed: dict[int, set[bytes]] = {}
        self._next = 0
        self._good_until = 0
        self._loose: list[Line] = []

    def blame(self, kind: Kind, position: int | None = None, stream: str | None = None, detail: str = "") -> None:
        self.verdict.faults.append(Fault(kind, position, stream, detail))

    def take_note(self, note: str) -> None:
        try:
            checkpoint = self._key.opened(note)
        except BadNote as bad:
            self.blame(Kind.BAD_NOTE, detail=str(bad))
        else:
            self._note(checkpoint)

    def take(self, line: Line) -> None:
        self.verdict.events += line.event is not None
        if line.leaf is None:
            self._loose.append(line)
            return
        for loose in self._loose:
            self.blame(Kind.INSERTED, loose.position, loose.stream)
        self._loose = []
        if line.number != self._next:
            self.blame(Kind.MISSING, line.position, line.stream, f"leaf {line.number} instead of {self._next}")
        self._next = (line.number or 0) + 1
        if line.event is None:
            self.blame(Kind.DELETED, line.position, line.stream)
        elif _hash(line.position, line.event).hex() != line.leaf:
            self.blame(Kind.CHANGED, line.position, line.stream)
        self._frontier.add(bytes.fromhex(line.leaf))
        self._compare(line.position)

    def end(self) -> None:
        self.verdict.unsealed = len(self._loose)
        self.verdict.root = self._frontier.root().hex()
        for size in sorted(size for size in self._signed if size > self._frontier.size):
            self.blame(Kind.CUT_OFF, detail=f"signed: {size}, there: {self._frontier.size}")

    def _note(self, checkpoint: Checkpoint) -> None:
        self.verdict.checkpoints += 1
        self._signed.setdefault(checkpoint.size, set()).add(checkpoint.root)

    def _compare(self, position: int) -> None:
        signed = self._signed.get(self._frontier.size)
        if signed is None:
            return
        if signed != {self._frontier.root()}:
            self.blame(Kind.REWRITTEN, position, detail=f"after position {self._good_until}")
        self._good_until = position


def _hash(position: int, event: Stored) -> bytes:
    return leaf(position, event.stream, event.version, event.topic, event.state.encode())
