"""Reads: who reads, and from which position on."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from fastapi import Depends, Header, Query, Request

from backbone.web.access import Access
from backbone.web.api import Waiter, served
from backbone.web.guard import access_of
from backbone.web.problems import RETRY, Problem

PATIENCE = 2.0
"""Seconds a read waits for its position."""
TOKEN = re.compile(r"([a-z]{1,32}):(\d{1,18})", re.ASCII)
TOLD = (
    "Не раньше этого положения, как его назвал ответ на команду (X-Position): `registry:123`; несколько через запятую."
)

AtLeast = Annotated[list[str] | None, Query(alias="min_position", description=TOLD, examples=[["registry:123"]])]
AtLeastHeader = Annotated[str | None, Header(alias="X-Min-Position", description=TOLD)]


async def _reader(request: Request, query: AtLeast = None, header: AtLeastHeader = None) -> Access:
    if query or header:
        await wait_for(parse([*(query or []), header or ""]), served(request).api.waiter)
    return access_of(request)


Reader = Annotated[Access, Depends(_reader)]


def told(positions: Mapping[str, int]) -> str:
    return ",".join(f"{source}:{position}" for source, position in sorted(positions.items()))


def parse(tokens: Iterable[str]) -> dict[str, int]:
    """Raises Problem for what is no position."""
    positions: dict[str, int] = {}
    for token in (part.strip() for tokens_ in tokens for part in tokens_.split(",")):
        if not token:
            continue
        match = TOKEN.fullmatch(token)
        if match is None:
            raise Problem("malformed", "Положение пишется так: registry:123", code="bad-position")
        positions[match[1]] = max(int(match[2]), positions.get(match[1], 0))
    return positions


async def wait_for(positions: Mapping[str, int], waiter: Waiter) -> None:
    """Raises Problem when this service has not come so far in time, or never will."""
    waits = [waiter(source, position, PATIENCE) for source, position in positions.items()]
    try:
        arrived = await asyncio.gather(*waits)
    except LookupError as error:
        detail = "Эта служба не следит за таким источником"
        raise Problem("malformed", detail, code="bad-position") from error
    if not all(arrived):
        raise Problem("unavailable", "Изменения ещё не дошли; повторите запрос", code="not-yet", headers=RETRY)
