"""A paper becomes a file: the same bytes whenever it is made again."""

from enum import StrEnum

from papers.docx import docx
from papers.office import Office
from papers.paper import Incomplete, Paper
from papers.pdf import pdf


class Format(StrEnum):
    DOCX = "docx"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}


def make(paper: Paper, format: Format, office: Office, verification: str | None) -> bytes:
    """`verification` is the address behind the QR code, None prints none. Raises Incomplete."""
    if paper.missing:
        raise Incomplete(paper.missing)
    if format is Format.PDF:
        return pdf(paper, verification)
    return docx(paper, office.layout(paper.layout), verification)
