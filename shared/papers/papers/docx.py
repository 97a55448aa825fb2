"""DOCX from a layout that the office may replace: a Word file with Jinja's placeholders, filled in by docxtpl."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from textwrap import fill
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.shared import Cm, Emu
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from papers import qr
from papers.paper import Acquaintance, Chart, Paper, Part, Signature, Table
from papers.pdf import png

LONG_AGO = (1980, 1, 1, 0, 0, 0)
TO_THE_LINE = 30
"""Letters before the line to sign on; a longer post goes on below."""
TO_DATE = "«___» __________ 20__ г."


def docx(paper: Paper, layout: bytes, verification: str | None) -> bytes:
    """Values are escaped, so that no name can be markup; what the layout does is confined to them."""
    template = DocxTemplate(BytesIO(layout))
    said = paper.requisites
    context = {
        **said.model_dump(exclude={"approval"}),
        "number": f"№ {said.number}" if said.number else "",
        "approval": (said.approval.word, *said.approval.lines) if said.approval else (),
        "verification": verification or "",
    }
    template.init_docx()
    context["parts"] = [_shown(part, template) for part in paper.parts]
    if verification:
        context["qr"] = InlineImage(template, BytesIO(qr.png(verification)), width=Cm(2.2))
    template.render(context, ImmutableSandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    _share_out(template.docx, [part for part in paper.parts if isinstance(part, Table)])
    _describe(template.docx, [part.text for part in paper.parts if isinstance(part, Chart)])
    file = BytesIO()
    template.save(file)
    return _timeless(file)


def _shown(part: Part, template: DocxTemplate) -> dict[str, Any]:
    shown = part.model_dump()
    if isinstance(part, Chart):
        shown["picture"] = InlineImage(template, BytesIO(png(part)), width=Cm(15.8))
    if isinstance(part, Signature):
        shown["post"] = fill(part.post, TO_THE_LINE)
    if isinstance(part, Acquaintance):
        shown["lines"] = [(name, on or TO_DATE) for name, on in zip(part.names, part.dates, strict=True)]
    return shown


def _share_out(document: Document, parts: Sequence[Table]) -> None:
    """Columns as wide as the parts say, in the tables that the layout has made of them."""
    section = document.sections[0]
    page, left, right = (side or 0 for side in (section.page_width, section.left_margin, section.right_margin))
    line = page - left - right
    made = iter(document.tables)
    for part in parts:
        table = next((one for one in made if tuple(cell.text for cell in one.rows[0].cells) == part.headings), None)
        if table is None:
            return
        widths = [Emu(line * width // sum(part.widths)) for width in part.widths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table._tbl.tr_lst:
            for cell, width in zip(row.tc_lst, widths, strict=True):
                cell.width = width


def _describe(document: Document, texts: Sequence[str]) -> None:
    """What charts show, for who does not see them; they come first among the pictures."""
    for picture, text in zip(document.inline_shapes, texts, strict=False):
        picture._inline.docPr.set("descr", text)


def _timeless(file: BytesIO) -> bytes:
    """The same content is the same bytes."""
    made = BytesIO()
    with ZipFile(file) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, content in _entries(old):
            new.writestr(ZipInfo(name, LONG_AGO), content, ZIP_DEFLATED)
    return made.getvalue()


def _entries(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in archive.namelist():
        yield name, archive.read(name)
