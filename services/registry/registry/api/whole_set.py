"""All documents of a school within a time, as one archive."""

from backbone.web import Routes
from fastapi import Response
from papers.making import Format
from papers.web import ARCHIVE, AsFormat, Since, Until, all_together

from registry.api.papers import AClerk
from registry.papers.whole import collected

routes = Routes(tags=["papers"])


@routes.get("/documents", response_class=Response, responses=ARCHIVE)
def whole_set(since: Since, until: Until, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Все документы школы за период одним архивом с содержанием: полностью или отказ с перечнем того, чего не
    хватает (R-3.3-02)."""
    found = collected(clerk, clerk.app.database, since, until)
    return all_together(clerk.desk, found, since, until, format)
