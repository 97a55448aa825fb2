"""A service whose projections move on in one transaction and write in another."""

import runpy
import sys
import time
from collections.abc import Sequence

from backbone.eventstore import EventSourced
from backbone.follower import projection
from backbone.follower.handlers import by_name, open_letter
from backbone.follower.positions import Place, move
from backbone.follower.projection import Projection
from backbone.letters import Letter

BETWEEN = 0.2
"""Seconds."""


def write(self: Projection, app: EventSourced, place: Place, letters: Sequence[Letter]) -> None:
    handlers = by_name(self.handles)
    with app.database.transaction() as cursor:
        move(cursor, place, letters[-1])
    time.sleep(BETWEEN)
    with app.database.transaction() as cursor:
        rows = projection.Rows(self.tables, cursor)  # type: ignore[attr-defined]
        for letter in letters:
            if letter.type in handlers:
                kind, handle = handlers[letter.type]
                handle(rows, open_letter(app, letter, kind))
        rows.write()


if __name__ == "__main__":
    Projection._write = write  # type: ignore[method-assign]
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
