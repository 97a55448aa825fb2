"""A paper becomes a file: the same bytes whenever it is made again."""

import hashlib
from enum import StrEnum

from papers.docx import docx
from papers.office import PACKAGED, Office
from papers.paper import Incomplete, Paper
from papers.pdf import LAYOUT, pdf
from papers.wording import Wording


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


def template_version(said: Wording, office: Office) -> str:
    """Changes with the wording, or with the layout of either format."""
    digest = hashlib.sha256(said.model_dump_json().encode())
    digest.update(office.layout(said.layout))
    digest.update((PACKAGED / LAYOUT).read_bytes())
    return digest.hexdigest()[:16]
