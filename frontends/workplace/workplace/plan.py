"""What pages there are: `pages/*.toml`, read once. A page is a row of blocks; a block shows what one read answers."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

FOLDER = Path(__file__).parent / "pages"


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Do(Part):
    """A command that is offered where `when` holds of the object or row (`conditions`); what a row does not say itself,
    the object that it is a part of does. `fill` gives fields and places
    of the path: `.id` is a field of the row, `page` the object of the page, others are themselves."""

    op: str
    label: str = ""
    when: Mapping[str, Any] = {}
    fill: Mapping[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _short(cls, told: Any) -> Any:
        return {"op": told} if isinstance(told, str) else told


class Block(Part):
    """`field` is a part of the answer, or of each row of a list; `columns` of a list or `facts` of an object say what
    is shown, of the rows for which `where` holds. Rows lead to the page `opens`, for `.about` to what they say that
    they are about. `of` are the roles it is meant for, where others may read it, too."""

    read: str
    title: str = ""
    field: str = ""
    query: Mapping[str, str] = {}
    where: Mapping[str, Any] = {}
    limit: int = 0
    """Rows at most, where a page elsewhere shows all."""
    of: frozenset[str] = frozenset()
    columns: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    opens: str = ""
    empty: str = "Пока ничего нет."
    quiet: bool = False
    """Not shown at all while it is empty."""
    folded: bool = False
    commands: tuple[Do, ...] = ()
    each: tuple[Do, ...] = ()
    files: tuple[Do, ...] = ()
    papers: tuple[Do, ...] = ()
    """Files of each row, as `each` are its commands."""


class Page(Part):
    """`about` are the facts of its first block that name the object."""

    title: str
    menu: int = 0
    """Its place in the menu, none for pages about one object."""
    about: tuple[str, ...] = ()
    blocks: tuple[Block, ...]


@cache
def pages() -> Mapping[str, Page]:
    found: dict[str, Page] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(file.read_text())
        found |= {name: Page.model_validate(page) for name, page in told.items()}
    return found


def by_menu() -> list[tuple[str, Page]]:
    return sorted(((name, page) for name, page in pages().items() if page.menu), key=lambda one: one[1].menu)
