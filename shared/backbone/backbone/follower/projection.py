"""Projections: tables that facts build. A batch and its position are one transaction; an error stops it, nothing is
skipped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import psycopg
from psycopg import sql

from backbone.database import Database
from backbone.eventstore import EventSourced
from backbone.follower.handlers import by_name, open_letter
from backbone.follower.positions import Place, Superseded, move, rewind
from backbone.follower.rows import Rows, Table
from backbone.letters import Delivery, Letter, Message
from backbone.tasks import told

Handler = Callable[[Rows, Delivery[Any]], None]
Handles = Mapping[type[Message], Handler]


class Stopped(Exception):
    """The letter that can't be handled; those before it are."""

    def __init__(self, letter: Letter, error: Exception) -> None:
        super().__init__(f"{letter.source}:{letter.position} {letter.type}: {told(error)}")


@dataclass(frozen=True)
class Projection:
    """`tables` are all it writes. The name is stored: it never changes.

    There is no order between sources: what one tells may come before what another told earlier.
    """

    name: str
    handles: Handles
    tables: tuple[Table, ...]

    limit: ClassVar[int] = 500
    reader: ClassVar[str] = "_rebuild"

    @property
    def kinds(self) -> Sequence[type[Message]]:
        return list(self.handles)

    def process(self, app: EventSourced, place: Place, letters: Sequence[Letter]) -> None:
        """Raises Stopped after everything before the letter is done; Superseded when another reader was quicker."""
        try:
            self._write(app, place, letters)
        except (Superseded, psycopg.OperationalError):
            raise
        except Exception:
            for letter in letters:
                place = self._alone(app, place, letter)

    def rewind(self, database: Database, place: Place, kept: int) -> None:
        """Nobody knows which rows are of what has never been: all are made anew, from all sources."""
        with database.transaction() as cursor:
            rewind(cursor, place, kept)
            cursor.execute("UPDATE positions SET position = 0, sequence = 0 WHERE follower = %s", (self.name,))
            for table in self.tables:
                cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))

    def _alone(self, app: EventSourced, place: Place, letter: Letter) -> Place:
        try:
            self._write(app, place, [letter])
        except (Superseded, psycopg.OperationalError):
            raise
        except Exception as error:
            raise Stopped(letter, error) from error
        return replace(place, position=letter.position, sequence=letter.sequence)

    def _write(self, app: EventSourced, place: Place, letters: Sequence[Letter]) -> None:
        handlers = by_name(self.handles)
        with app.database.transaction() as cursor:
            move(cursor, place, letters[-1])
            rows = Rows(self.tables, cursor)
            for letter in letters:
                if letter.type in handlers:
                    kind, handle = handlers[letter.type]
                    handle(rows, open_letter(app, letter, kind))
            rows.write()
