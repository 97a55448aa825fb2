"""What a workbook holds, counted before anything reads it: five kilobytes can stand for any number of bytes and cells,
for which its reader would take memory until the process dies."""

import re
import zlib
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from registry.staff_list.limits import (
    LARGEST_UNPACKED,
    MOST,
    MOST_MERGED,
    MOST_PARTS,
    TOP,
    WIDEST,
    UnreadableList,
    no_workbook,
    too_long,
    too_wide,
)

PROMISES = ("count", "uniqueCount")
"""What a part says of itself, for which its reader makes room."""
READ = re.compile(r"\[Content_Types\]\.xml|(_rels|xl)/.+")
PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII | re.IGNORECASE)


def counted(content: bytes) -> bytes:
    """The workbook with its parts in XML alone. Raises UnreadableList."""
    target, left = BytesIO(), LARGEST_UNPACKED
    try:
        with ZipFile(BytesIO(content)) as packed, ZipFile(target, "w") as kept:
            if len(packed.infolist()) > MOST_PARTS or any(item.flag_bits & 1 for item in packed.infolist()):
                raise no_workbook()
            for name in sorted({item.filename for item in packed.infolist() if READ.fullmatch(item.filename)}):
                if packed.getinfo(name).compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                    raise no_workbook()
                with packed.open(name) as part:
                    told = part.read(left + 1)
                left -= len(told)
                if left < 0:
                    raise UnreadableList("Книга слишком велика")
                if _Cells().are_in(told):
                    kept.writestr(name, told)
    except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error) as error:
        raise no_workbook() from error
    return target.getvalue()


class _Cells:
    """Of one part. A cell that nothing stands in takes no place, wherever it is."""

    def __init__(self) -> None:
        self._row, self._column, self._merged = 0, 0, 0

    def are_in(self, part: bytes) -> bool:
        """False for what is no XML: pictures, settings of a printer."""
        parser = ParserCreate("UTF-8")
        parser.StartElementHandler = self._begin
        parser.StartDoctypeDeclHandler = _no_doctype
        try:
            parser.Parse(part, True)
        except ExpatError:
            return False
        return True

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if any(int(attributes.get(name, 0)) > (MOST + TOP) * WIDEST for name in PROMISES):
            raise too_long()
        match tag.rpartition(":")[2]:
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            case "c":
                self._move(attributes.get("r"))
            case "v" | "is" | "f":
                self._count()
            case "mergeCell":
                self._merged += 1
                if self._merged > MOST_MERGED:
                    raise UnreadableList(f"В книге больше {MOST_MERGED} объединённых ячеек")

    def _move(self, place: str | None) -> None:
        if place is None:
            self._column += 1
            return
        found = PLACE.fullmatch(place)
        if found is None:
            raise no_workbook()
        self._row, self._column = int(found[2]), _number(found[1])

    def _count(self) -> None:
        if self._row > MOST + TOP:
            raise too_long()
        if self._column > WIDEST:
            raise too_wide()


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _no_doctype(*_: object) -> None:
    raise no_workbook()
