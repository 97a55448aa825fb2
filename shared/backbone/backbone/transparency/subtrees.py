"""Roots of trees in the midst of the log, from the roots of complete ones that are kept beside the leaves."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from psycopg import Cursor
from psycopg.rows import DictRow

from backbone.transparency.tree import Frontier, complete, root

HEIGHT = 8
"""From one level that is kept to the next: each root is over 256 of those below it; the leaves are level 0."""
LAST = "SELECT coalesce(max(number) + 1, 0) AS there FROM subtrees WHERE level = %s"
ADD = "INSERT INTO subtrees (level, number, hash) VALUES (%s, %s, %s)"
NODES = """
SELECT asked.level, nodes.number, nodes.hash
FROM unnest(%s::smallint[], %s::bigint[], %s::bigint[]) AS asked (level, first, past), LATERAL (
    SELECT number, hash FROM leaves WHERE asked.level = 0 AND number >= asked.first AND number < asked.past
    UNION ALL
    SELECT number, hash FROM subtrees WHERE level = asked.level AND number >= asked.first AND number < asked.past
) AS nodes"""


class Nodes(NamedTuple):
    """Kept roots of one level."""

    level: int
    first: int
    past: int

    @classmethod
    def under(cls, tree: range) -> "Nodes":
        """Those that a complete tree is over."""
        level = (len(tree).bit_length() - 1) // HEIGHT
        return cls(level, tree.start >> level * HEIGHT, tree.stop >> level * HEIGHT)

    @property
    def places(self) -> Iterator[tuple[int, int]]:
        return ((self.level, number) for number in range(self.first, self.past))


def keep_up(cursor: Cursor[DictRow], size: int) -> None:
    """Adds the roots of all trees that are complete in a log of that size."""
    level = 1
    while whole := size >> level * HEIGHT:
        last = cursor.execute(LAST, (level,)).fetchone()
        assert last is not None
        for number in range(last["there"], whole):
            cursor.execute(ADD, (level, number, _root_over(cursor, level, number)))
        level += 1


def roots(cursor: Cursor[DictRow], trees: Sequence[range]) -> list[bytes]:
    """Raises KeyError where a leaf or a kept root is missing."""
    parts = [[Nodes.under(part) for part in complete(tree)] for tree in trees]
    hashes = _read(cursor, [nodes for part in parts for nodes in part])
    return [
        Frontier(len(tree), [_root(nodes, hashes) for nodes in part]).root()
        for tree, part in zip(trees, parts, strict=True)
    ]


def _root_over(cursor: Cursor[DictRow], level: int, number: int) -> bytes:
    below = Nodes(level - 1, number << HEIGHT, number + 1 << HEIGHT)
    return _root(below, _read(cursor, [below]))


def _root(nodes: Nodes, hashes: dict[tuple[int, int], bytes]) -> bytes:
    return root([hashes[place] for place in nodes.places])


def _read(cursor: Cursor[DictRow], wanted: Sequence[Nodes]) -> dict[tuple[int, int], bytes]:
    levels, firsts, pasts = ([nodes[place] for nodes in wanted] for place in range(3))
    rows = cursor.execute(NODES, (levels, firsts, pasts))
    return {(row["level"], row["number"]): bytes(row["hash"]) for row in rows}
