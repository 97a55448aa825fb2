"""Projections: tables that facts build. A batch and its position are one transaction; an error stops it, nothing is
skipped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from psycopg import Cursor, sql
from psycopg.rows import DictRow

from backbone.database import Database
from backbone.eventstore import EventSourced
from backbone.follower.handlers import by_name, open_letter
from backbone.follower.positions import Place, move
from backbone.letters import Delivery, Letter, Message
from backbone.tasks import told

Handler = Callable[[Cursor[DictRow], Delivery[Any]], None]
Handles = Mapping[type[Message], Handler]


class Stopped(Exception):
    """The letter that can't be handled; those before it can."""

    def __init__(self, letter: Letter, before: Sequence[Letter], error: Exception) -> None:
        super().__init__(f"{letter.source}:{letter.position} {letter.type}: {told(error)}")
        self.before = before


@dataclass(frozen=True)
class Projection:
    """`tables` are all it writes, in the order in which they can be emptied. The name is stored: it never changes.

    There is no order between sources: what one tells may come before what another told earlier.
    """

    name: str
    handles: Handles
    tables: tuple[str, ...]

    limit: ClassVar[int] = 500
    reader: ClassVar[str] = "_rebuild"

    @property
    def kinds(self) -> Sequence[type[Message]]:
        return list(self.handles)

    def process(self, app: EventSourced, place: Place, letters: Sequence[Letter]) -> None:
        """Raises Stopped after everything before the letter is done; Superseded when another reader was quicker."""
        try:
            self._write(app, place, letters)
        except Stopped as stop:
            if stop.before:
                self._write(app, place, stop.before)
            raise

    def _write(self, app: EventSourced, place: Place, letters: Sequence[Letter]) -> None:
        handlers = by_name(self.handles)
        with app.database.transaction() as cursor:
            move(cursor, place, letters[-1])
            for index, letter in enumerate(letters):
                if letter.type not in handlers:
                    continue
                kind, handle = handlers[letter.type]
                try:
                    handle(cursor, open_letter(app, letter, kind))
                except Exception as error:
                    raise Stopped(letter, letters[:index], error) from error


def rebuild(database: Database, projection: Projection) -> None:
    """Empties the tables and the positions at once; the running follower begins again at zero by itself."""
    with database.transaction() as cursor:
        cursor.execute(
            "UPDATE positions SET position = 0, sequence = 0, error = NULL WHERE follower = %s", (projection.name,)
        )
        for table in projection.tables:
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
