"""All documents of a school within a time, as one archive."""

from datetime import date
from typing import Annotated

from backbone.web import Routes
from fastapi import Query, Response
from fastapi.responses import StreamingResponse
from papers.making import Format
from papers.paper import Incomplete
from papers.web import AsFormat, refusal

from registry.api.papers import AClerk
from registry.papers.whole import archive, collected

routes = Routes(tags=["papers"])

Day = Annotated[date, Query(examples=["2025-09-01"])]
ARCHIVE = {"application/zip": {"example": "(архив)"}}


@routes.get("/documents", response_class=Response, responses={200: {"content": ARCHIVE}})
def whole_set(since: Day, until: Day, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Все документы школы за период одним архивом с содержанием: полностью или отказ с перечнем того, чего не
    хватает (R-3.3-02)."""
    try:
        found = collected(clerk, clerk.app.database, since, until)
    except Incomplete as error:
        raise refusal(error) from error
    disposition = f'attachment; filename="documents-{since}-{until}.zip"'
    headers = {"Content-Disposition": disposition, "X-Documents": str(len(found))}
    return StreamingResponse(archive(clerk, found, format), media_type="application/zip", headers=headers)
