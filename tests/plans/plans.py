"""What PostgreSQL would do for every statement that a service runs, where tables are too large to be read whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from psycopg import Cursor, sql

Plan = dict[str, Any]
READS = ("SELECT", "WITH")


@dataclass(frozen=True)
class Asked:
    """A statement and the plan of it."""

    text: str
    plan: Plan

    @property
    def nodes(self) -> list[Plan]:
        return list(_nodes(self.plan))

    @property
    def shape(self) -> list[tuple[str, str]]:
        """Which steps it takes, and over which tables."""
        return [(node["Node Type"], node.get("Relation Name", "")) for node in self.nodes]


@contextmanager
def watching(database: str) -> Iterator[list[Asked]]:
    """Everything that is read meanwhile from the database, each explained just before it is run."""
    seen: list[Asked] = []
    execute = Cursor.execute

    def explained(cursor: Cursor[Any], query: Any, params: Any = None, **how: Any) -> Any:
        text = _text(cursor, query)
        if cursor.connection.info.dbname == database and text.lstrip(" \n(").startswith(READS) and "FROM" in text:
            plan = execute(cursor, b"EXPLAIN (FORMAT JSON) " + text.encode(), params).fetchone()
            assert plan
            seen.append(Asked(text, next(iter(plan.values() if isinstance(plan, dict) else plan))[0]["Plan"]))
        return execute(cursor, query, params, **how)

    with patch.object(Cursor, "execute", explained):
        yield seen


def _text(cursor: Cursor[Any], query: Any) -> str:
    match query:
        case bytes():
            return query.decode()
        case sql.Composable():
            return query.as_string(cursor)
    return str(query)


def _nodes(plan: Plan) -> Iterator[Plan]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)
