"""What a wording speaks of: people, and what is not known. Everything else is plain text, dates and lists of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

MARK = re.compile("‹не указано: ([^›]*)›")
"""How a hole reads in a text."""


class Missing:
    """Stands for a fact nobody has told, by the name that people know; so does each of its parts and items."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __getattr__(self, name: str) -> "Missing":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __iter__(self) -> Iterator["Missing"]:
        yield self

    def __str__(self) -> str:
        return f"‹не указано: {self._what}›"


def known(value: T | None, what: str) -> T | Missing:
    return Missing(what) if value is None or value == "" else value


@dataclass(frozen=True)
class Person:
    """`name` is «Surname First Patronymic», `post` begins with a small letter, as in the middle of a sentence."""

    name: str | Missing
    post: str | Missing

    def __str__(self) -> str:
        return str(self.name)
