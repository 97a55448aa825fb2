"""An open page hears that something new is told of what it shows."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Annotated
from uuid import UUID

from backbone.database import Database
from backbone.together import Together
from backbone.web import Provided, Reader, Routes
from backbone.web.reading import parse, told
from fastapi import Header, Query
from fastapi.sse import EventSourceResponse, ServerSentEvent

from reporting.pages.route import HERE, PageRoute
from reporting.views import SOURCES, VIEWS

routes = Routes(prefix=HERE, tags=["dashboard"], kind=PageRoute)

LOOK = 0.2
"""Seconds between looks; all open pages share them."""
LONGEST = 900.0
"""Seconds a stream stays open; then the browser comes again, and so does the check of its token."""
REACHED = """
SELECT asked.school, known.source, CASE
    WHEN asked.school IS NULL THEN (SELECT position FROM positions WHERE follower = %s AND source = known.source)
    ELSE (SELECT position FROM journal WHERE journal.school = asked.school AND journal.source = known.source
          ORDER BY position DESC LIMIT 1) END AS position
FROM unnest(%s::uuid[]) AS asked (school), unnest(%s::text[]) AS known (source)
"""
EXAMPLE = """event: moved
id: programs:640,registry:812
data: "programs:640,registry:812"

"""
Seen = Annotated[str, Query(max_length=200, description="Положения, при которых верна открытая страница.")]
LastSeen = Annotated[str | None, Header(alias="Last-Event-ID", description="Последние названные положения.")]


class Reached:
    """How far each source has told of a school, or of the municipality."""

    def __init__(self, database: Database) -> None:
        self._line = database.line()
        self._together = Together(self._ask)

    async def of(self, school: UUID | None) -> Mapping[str, int]:
        return (await self._together.of([school]))[school]

    async def _ask(self, schools: Sequence[UUID | None]) -> Mapping[UUID | None, dict[str, int]]:
        found: dict[UUID | None, dict[str, int]] = {school: {} for school in schools}
        for row in await self._line.ask(REACHED, (VIEWS.name, list(schools), list(SOURCES))):
            found[row["school"]][row["source"]] = row["position"] or 0
        return found


@routes.get(
    "/changes",
    response_class=EventSourceResponse,
    responses={200: {"content": {"text/event-stream": {"example": EXAMPLE}}}},
)
async def stream_changes(
    reader: Reader, reached: Annotated[Reached, Provided(Reached)], seen: Seen = "", last: LastSeen = None
) -> AsyncIterator[ServerSentEvent]:
    """Событие `moved`, как только учтено новое из того, что видно на странице.

    `data` называет положения, с которых это видно: прочтите страницу снова с `X-Min-Position`. Через 15 минут поток
    кончается.
    """
    known, closing = parse([last or seen]), time.monotonic() + LONGEST
    while time.monotonic() < closing:
        now = await reached.of(reader.school)
        if any(position > known.get(source, 0) for source, position in now.items()):
            known = {source: max(position, known.get(source, 0)) for source, position in now.items()}
            place = told(known)
            yield ServerSentEvent(event="moved", id=place, data=place)
        await asyncio.sleep(LOOK)
