"""What is written beside events, in their transaction: sealed texts, positions."""

from collections.abc import Callable, Sequence
from typing import Any, LiteralString, Protocol


class Writing(Protocol):
    """A cursor, or what remembers its statements for one."""

    def execute(self, query: LiteralString, params: Sequence[Any], /) -> object: ...


Effect = Callable[[Writing], None]
"""Writes rows in the transaction of the events, after them. It reads nothing: it is asked before the transaction."""
