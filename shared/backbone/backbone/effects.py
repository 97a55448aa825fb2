"""What is written beside events, in their transaction: sealed texts, positions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from psycopg import Cursor


@dataclass(frozen=True)
class Statement:
    """`otherwise` is raised where no row is touched."""

    query: LiteralString
    params: Sequence[Any]
    otherwise: Exception | None = None


class Writing:
    """Remembers what effects want executed, for whoever has the transaction."""

    def __init__(self, effects: "Iterable[Effect]" = ()) -> None:
        self.statements: list[Statement] = []
        for effect in effects:
            effect(self)

    def execute(self, query: LiteralString, params: Sequence[Any]) -> None:
        self.statements.append(Statement(query, params))

    def must(self, query: LiteralString, params: Sequence[Any], otherwise: Exception) -> None:
        """The statement has to touch a row; where it doesn't, nothing of the command is written."""
        self.statements.append(Statement(query, params, otherwise))


Effect = Callable[[Writing], None]
"""Writes rows in the transaction of the events, after them, as all schools. It reads nothing: it is asked before."""


def carry_out(cursor: Cursor[Any], *effects: Effect) -> None:
    """In a transaction without events."""
    for statement in Writing(effects).statements:
        if cursor.execute(statement.query, statement.params).rowcount == 0 and statement.otherwise:
            raise statement.otherwise
