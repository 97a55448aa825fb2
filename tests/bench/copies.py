"""A few realistic lives, told of as many programs as wanted: each copy has ids of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from backbone.letters import Letter

from tests.reporting.town import letter_of
from tests.reporting.year import a_year

ID = "@@@@@@@@"
"""Stands in a pattern where each copy writes its number: an id begins with eight digits."""
AT_ONCE = 1_000
"""Copies that live at the same time; the next ones begin when these are through."""
AN_ID = re.compile(r"[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")


def pattern(text: str) -> str:
    return AN_ID.sub(ID, text)


def filled(text: str, copy: int) -> str:
    return text.replace(ID, f"{copy:08x}")


def letters(source: str, count: int, after: int = 0) -> Iterator[Letter]:
    """So many of what registry or programs tells, in the order of its log: many lives at the same time."""
    patterns = [_patterned(letter_of(one)) for one in a_year().told[source]]
    for position in range(after + 1, after + count + 1):
        batch, within = divmod(position - 1, AT_ONCE * len(patterns))
        step, copy = divmod(within, AT_ONCE)
        yield _copied(patterns[step], batch * AT_ONCE + copy, position)


def _patterned(letter: Letter) -> Letter:
    return replace(
        letter,
        subject=pattern(letter.subject),
        headers={name: pattern(value) for name, value in letter.headers.items()},
        data=pattern(letter.data.decode()).encode(),
        aggregate=pattern(letter.aggregate),
    )


def _copied(letter: Letter, copy: int, position: int) -> Letter:
    place = {"ce-sequence": str(position), "ce-previous": str(position - 1)}
    return replace(
        letter,
        subject=filled(letter.subject, copy),
        headers={name: filled(value, copy) for name, value in letter.headers.items()} | place,
        data=filled(letter.data.decode(), copy).encode(),
        aggregate=filled(letter.aggregate, copy),
        position=position,
        previous=position - 1,
        sequence=position,
    )
