"""Keyset pages. A list is complete, or says how to go on."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Generic, TypeVar

import orjson
from fastapi import Depends, Query
from pydantic import TypeAdapter

from backbone.web.problems import Problem

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class Page(Generic[T]):
    """`positions` is how far in each source the view had come when this was true. `withheld`: there are rows that are
    not for this reader."""

    items: Sequence[T]
    next: str | None
    positions: Mapping[str, int] = field(default_factory=dict)
    withheld: bool = False


@dataclass(frozen=True)
class PageRequest:
    limit: int
    cursor: str | None

    def after(self, kind: type[K]) -> K | None:
        """The key of the last row already seen, None on the first page. Ask for `limit + 1` rows beyond it."""
        if self.cursor is None:
            return None
        try:
            return TypeAdapter(kind).validate_json(urlsafe_b64decode(self.cursor.encode()))
        except ValueError as error:
            raise Problem("malformed", "Курсор не из ответа этого списка", code="bad-cursor") from error

    def page(self, rows: Sequence[T], key: Callable[[T], tuple[object, ...]], positions: Mapping[str, int]) -> Page[T]:
        """`rows` are up to `limit + 1` of them; `key` is what they are sorted by, and unique."""
        items = rows[: self.limit]
        return Page(items, _cursor(key(items[-1])) if len(rows) > self.limit else None, positions)


def _cursor(key: tuple[object, ...]) -> str:
    """Not signed: it holds values of a sort key that are compared under the reader's own access, so a made-up one shows
    nothing that the list does not."""
    return urlsafe_b64encode(orjson.dumps(key)).decode()


async def _requested(
    limit: Annotated[int, Query(ge=1, le=200, description="Сколько строк на странице.")] = 50,
    cursor: Annotated[str | None, Query(max_length=1024, description="`next` предыдущей страницы.")] = None,
) -> PageRequest:
    return PageRequest(limit, cursor)


Paging = Annotated[PageRequest, Depends(_requested)]
