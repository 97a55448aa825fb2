"""Many documents as one archive: complete, or refused with all that is missing; written piece by piece."""

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from io import RawIOBase
from typing import Any, Final, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from papers.desk import Desk, Prepared
from papers.making import Format
from papers.wording import load

CONTENTS: Final = load(files("papers") / "wordings" / "contents.toml")["contents"]
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class Shelved(NamedTuple):
    folder: str
    prepared: Prepared

    def path(self, number: int, format: Format) -> str:
        return f"{self.folder}/{number:03} {self.prepared.name}.{format}"


def archive(desk: Desk, found: Sequence[Shelved], format: Format) -> Iterator[bytes]:
    """Piece by piece as the documents are made; the table of contents comes last, under the name that the newest of
    them bears. An archive that breaks off cannot be opened. At least one is found, and none has a hole."""
    newest = max((one.prepared.paper.requisites for one in found), key=lambda said: said.day or date.min)
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as written:
        for number, one in enumerate(found, start=1):
            made = desk.make(one.prepared, format)
            written.writestr(ZipInfo(one.path(number, format), LONG_AGO), made.content)
            yield sink.taken()
        contents = desk.make_aside(
            CONTENTS, {"organisation": newest.organisation, "lines": _lines(found, format)}, format
        )
        written.writestr(ZipInfo(f"000 Содержание.{format}", LONG_AGO), contents)
    yield sink.taken()


def _lines(found: Sequence[Shelved], format: Format) -> list[dict[str, str]]:
    return [
        {
            "title": one.prepared.title,
            "number": one.prepared.paper.requisites.number,
            "dated": one.prepared.paper.requisites.dated,
            "file": one.path(number, format),
        }
        for number, one in enumerate(found, start=1)
    ]


class _Sink(RawIOBase):
    """What has been written since it was taken; it tells no place, so an archive is written forward only."""

    def __init__(self) -> None:
        self._piece = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        self._piece += content
        return len(content)

    def taken(self) -> bytes:
        piece, self._piece = bytes(self._piece), bytearray()
        return piece
