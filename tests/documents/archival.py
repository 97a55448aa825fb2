"""What PDF/A-2a (ISO 19005-2) asks of a file and can be seen in its structure; rendering is not judged."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

ACTIVE = ("/AA", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/Movie", "/Sound", "/RichMedia", "/XFA")


def faults(content: bytes) -> list[str]:
    reader = PdfReader(BytesIO(content))
    return [*_marked(reader), *_metadata(reader), *_closed(reader), *_fonts(reader)]


def _marked(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    if reader.is_encrypted:
        yield "it is encrypted"
    if "/ID" not in reader.trailer:
        yield "the file has no id"
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root or "/Lang" not in root:
        yield "it has no structure that can be read aloud"
    for intent in root.get("/OutputIntents", ()):
        found = intent.get_object()
        if found.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in found:
            return
    yield "colours have no output intent"


def _metadata(reader: PdfReader) -> Iterator[str]:
    xmp = reader.xmp_metadata
    told = xmp.stream.get_data().decode() if xmp else ""
    for name, value in (("part", "2"), ("conformance", "A")):
        if f"<pdfaid:{name}>{value}<" not in told and f'pdfaid:{name}="{value}"' not in told:
            yield f"metadata do not say pdfaid:{name} {value}"


def _closed(reader: PdfReader) -> Iterator[str]:
    """Nothing runs, nothing is fetched or attached."""
    for found in _objects(reader):
        yield from (f"{name} is there" for name in ACTIVE if name in found or found.get("/S") == name)
        if "/F" in found and found.get("/Type") == "/Filespec":
            yield "it refers to another file"


def _fonts(reader: PdfReader) -> Iterator[str]:
    for found in _objects(reader):
        if found.get("/Type") == "/FontDescriptor" and not any(f"/FontFile{end}" in found for end in ("", "2", "3")):
            yield f"{found.get('/FontName')} is not embedded"
        if "/DescendantFonts" in found and "/ToUnicode" not in found:
            yield f"{found.get('/BaseFont')} cannot be read back"


def _objects(reader: PdfReader) -> Iterator[dict[Any, Any]]:
    """Every dictionary of the file."""
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        yield from _within(reader.get_object(IndirectObject(number, 0, reader)))


def _within(value: object) -> Iterator[dict[Any, Any]]:
    """What is referred to comes by itself."""
    if isinstance(value, DictionaryObject):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if not isinstance(item, IndirectObject):
                yield from _within(item)
