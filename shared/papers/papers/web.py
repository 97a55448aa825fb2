"""Documents over HTTP: what the operations of all services that hand them out have in common."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Final
from urllib.parse import quote
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Problem, Provided
from fastapi import Query, Response
from fastapi.responses import HTMLResponse, StreamingResponse

from papers.archive import Shelved, archive
from papers.desk import Desk, Prepared, must_be_complete
from papers.drawer import Drawer
from papers.letterhead import Letterheads
from papers.making import MEDIA_TYPES, Format
from papers.paper import Incomplete
from papers.verification import POLICY, page

ADesk = Annotated[Desk, Provided(Desk)]
ADrawer = Annotated[Drawer, Provided(Drawer)]
School = Annotated[Letterheads, Provided(Letterheads)]
AsFormat = Annotated[Format, Query(alias="format", description="Word или PDF/A.")]
FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {"example": "(файл)"} for media in MEDIA_TYPES.values()}},
    409: {"description": "Документ не составить"},
}
"""For the published interface: the answer is a file."""
ARCHIVE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"example": "(архив)"}}},
    409: {"description": "Документ не составить"},
}
Since = Annotated[date, Query(examples=["2025-09-01"], description="Первый день, за который собирают документы.")]
Until = Annotated[date, Query(examples=["2026-08-31"], description="Последний день.")]
PAGE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {"example": "<!doctype html>…"}}}}
BY_RECORDS: Final = "составлен по записям школы"
"""How a document stands that no order put in force."""


def refusal(error: Incomplete) -> Problem:
    """A document with a hole is never made."""
    told = {"errors": [{"detail": f"Не указано: {what}"} for what in error.missing]}
    return Problem("refused", f"Документ не составить, не указано: {error}", "document-incomplete", told)


def handed_out(desk: Desk, prepared: Prepared, format: Format) -> Response:
    """Raises Problem."""
    try:
        made = desk.make(prepared, format)
    except Incomplete as error:
        raise refusal(error) from error
    disposition = f"attachment; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=format.media_type, headers={"Content-Disposition": disposition})


def all_together(desk: Desk, found: Iterable[Shelved], since: date, until: date, format: Format) -> Response:
    """One archive, sent as it is made: `X-Documents` tells how many there will be, and each begins with its number.
    Raises Problem, which names all that is missing, before the first; NotFound where there is none."""
    shelved = list(found)
    if not shelved:
        raise NotFound("За эти дни документов нет")
    try:
        must_be_complete([one.prepared for one in shelved])
    except Incomplete as error:
        raise refusal(error) from error
    disposition = f'attachment; filename="documents-{since}-{until}.zip"'
    headers = {"Content-Disposition": disposition, "X-Documents": str(len(shelved))}
    return StreamingResponse(archive(desk, shelved, format), media_type="application/zip", headers=headers)


def verified(drawer: Drawer, id: UUID, standing: Callable[[Mapping[str, Any]], str] = lambda _: BY_RECORDS) -> Response:
    """The page of a document; `standing` says of it as the drawer found it whether it is in force. Raises NotFound."""
    found = drawer.find(id)
    if found is None:
        raise NotFound
    paper, files = found
    shown = page(paper, files, standing(paper))
    return HTMLResponse(shown, headers={"Content-Security-Policy": POLICY, "Content-Language": "ru"})
