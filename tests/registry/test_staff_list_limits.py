"""What a file may not do to the service that reads it: bombs of bytes, of cells, of patterns."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from registry.staff_list import UnreadableList, read
from registry.staff_list.headings import find
from registry.staff_list.limits import LARGEST_UNPACKED, LONGEST, MOST, MOST_MERGED, MOST_PARTS, TOP, WIDEST

from tests.registry.town import HEADINGS, STAFF

TODAY = date(2026, 9, 1)
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LINES = [line.split(";") for line in (HEADINGS, *STAFF.values())]


def book(far: Sequence[tuple[int, int]] = (), lines: Sequence[Sequence[str]] = LINES) -> bytes:
    """A staff list, with something in these cells too."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
        for row, column in far:
            sheet.write_string(row, column, "x")
    return target.getvalue()


def repacked(changed: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """With other parts, or more of them."""
    target = BytesIO()
    with ZipFile(BytesIO(book())) as sound, ZipFile(target, "w", method) as packed:
        parts = {name: sound.read(name) for name in sound.namelist()} | dict(changed)
        for name, part in parts.items():
            packed.writestr(name, part)
    return target.getvalue()


def sheet_with(before: bytes, after: bytes) -> bytes:
    with ZipFile(BytesIO(book())) as sound:
        return repacked({SHEET: sound.read(SHEET).replace(before, after, 1)})


def smaller_than_it_is(part: str, size: int) -> bytes:
    """The directory of the archive says that the part is no larger than `size`."""
    content = bytearray(repacked({part: b"<sst>" + b" " * LARGEST_UNPACKED + b"</sst>"}))
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(part.encode()))
    content[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    return bytes(content)


def test_a_sound_book_is_read_with_pictures_and_empty_cells_anywhere() -> None:
    far = sheet_with(b"</row>", b'<c r="XFD1" s="0"/></row>')
    for content in (book(), repacked({"xl/media/logo.png": bytes(range(256))}), far):
        assert len(read(content, TODAY).lines) == len(STAFF)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(book(far=[(1_048_575, 16_383)]), id="cells at both ends"),
        pytest.param(book(far=[(MOST + TOP, 0)]), id="a cell far below"),
        pytest.param(book(far=[(0, WIDEST)]), id="a cell far right"),
        pytest.param(sheet_with(b'r="A1"', b"r='XFD1'"), id="a cell far right, in other quotes"),
        pytest.param(sheet_with(b'r="A1"', b'r="&#88;FD1"'), id="a cell far right, in characters by number"),
        pytest.param(
            sheet_with(b"</sheetData>", b'<row r="1048576"><c><v>1</v></c></row></sheetData>'), id="a row far below"
        ),
        pytest.param(sheet_with(b'r="A1"', b'r="AAAAAAA1"'), id="a column that there is not"),
        pytest.param(repacked({STRINGS: b"<sst>" + b" " * LARGEST_UNPACKED + b"</sst>"}), id="a bomb of bytes"),
        pytest.param(smaller_than_it_is(STRINGS, 10), id="a bomb that says it is small"),
        pytest.param(repacked({f"xl/{n}.xml": b"<a/>" for n in range(MOST_PARTS)}), id="very many parts"),
        pytest.param(
            sheet_with(b"</sheetData>", b"</sheetData>" + b'<mergeCell ref="A1:B2"/>' * (MOST_MERGED + 1)), id="merged"
        ),
        pytest.param(repacked({STRINGS: b'<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'}), id="entities of its own"),
        pytest.param(
            repacked({STRINGS: b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst/>'}), id="entities from elsewhere"
        ),
        pytest.param(repacked({STRINGS: b'<sst uniqueCount="4294967295"/>'}), id="very many strings, as it says"),
        pytest.param(repacked({}, ZIP_BZIP2), id="another compression"),
    ],
)
def test_what_would_take_everything_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableList):
        read(content, TODAY)


def test_a_table_of_another_kind_is_not_read_for_a_workbook() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", '<table:table-cell table:number-columns-repeated="2147483647"/>')
    with pytest.raises(UnreadableList):
        read(target.getvalue(), TODAY)


@pytest.mark.parametrize("content", [b";" * WIDEST, b"\n" * 100_000, b"\n".join([b"a;b"] * (MOST + TOP + 1))])
def test_a_table_too_wide_or_too_long_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableList):
        read(content, TODAY)


def test_words_are_looked_for_in_the_beginning_of_a_cell_only() -> None:
    status = [*HEADINGS.split(";"), "Статус"]
    lines = [status, [*LINES[1], "работает " + "длительн" * 1000]]
    staff = read("\n".join(";".join(line) for line in lines).encode(), TODAY)
    assert len(staff.lines[0].said["status"]) == LONGEST
    assert staff.lines[0].row[-1].endswith("длительн")
    assert "hired" not in find([[*HEADINGS.split(";"), "дата " * 1000 + "пед"]]).places
