"""A paper becomes a file: the same bytes whenever it is made again."""

import hashlib
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module

from papers.office import CHART, LAYOUT, PACKAGED, Office
from papers.paper import Incomplete, Paper
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
    layout = (office.layout(paper.layout),) if format is Format.DOCX else ()
    made: bytes = _maker(format)(paper, *layout, verification)
    return made


def _maker(format: Format) -> Callable[..., bytes]:
    """Taken into memory with the first document: 20 MiB that a service does without while nobody wants one."""
    maker: Callable[..., bytes] = getattr(import_module(f"papers.{format}"), format)
    return maker


def template_version(said: Wording, office: Office) -> str:
    """Changes with the wording, or with the layout of either format."""
    digest = hashlib.sha256(said.model_dump_json().encode())
    digest.update(office.layout(said.layout))
    for layout in (LAYOUT, CHART):
        digest.update((PACKAGED / layout).read_bytes())
    return digest.hexdigest()[:16]
