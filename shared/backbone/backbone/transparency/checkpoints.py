"""The checkpoints of a service's log: made, told, and given out with what they speak of."""

from collections.abc import Iterator
from dataclasses import dataclass

import orjson
from psycopg import Cursor, sql
from psycopg.rows import DictRow

from backbone.eventstore import EventSourced
from backbone.logs import logger
from backbone.transparency import subtrees
from backbone.transparency.leaves import leaf, text_of
from backbone.transparency.note import Signer
from backbone.transparency.tree import Frontier

EVERY = 3600.0
"""Seconds between checkpoints."""
AT_ONCE = 10_000
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7305846118)"
LAST = "SELECT size, position, peaks, note FROM checkpoints ORDER BY size DESC LIMIT 1"
NOTES = "SELECT note FROM checkpoints ORDER BY size"
EVERYTHING = """
SELECT number, coalesce(position, notification_id) AS position, coalesce(stream, originator_id) AS stream, hash,
    originator_version, topic, state, originator_id
FROM leaves FULL JOIN {events} ON position = notification_id ORDER BY coalesce(position, notification_id), number"""

log = logger("backbone.transparency")


@dataclass(frozen=True)
class Checkpoints:
    app: EventSourced
    signer: Signer

    def make(self) -> None:
        """Takes in what the log has got since the last one; nothing, where it got nothing. Positions are given out and
        committed in one order, so what is below the last of them is complete."""
        with self.app.database.transaction() as cursor:
            cursor.execute(ONE_AT_A_TIME)
            last = cursor.execute(LAST).fetchone()
            frontier = Frontier(last["size"], last["peaks"]) if last else Frontier()
            before = frontier.size
            position = self._take_in(cursor, frontier, last["position"] if last else 0)
            subtrees.keep_up(cursor, frontier.size)
            if frontier.size == before:
                return
            note = self.signer.note(frontier.size, frontier.root())
            cursor.execute(
                "INSERT INTO checkpoints (size, position, peaks, note) VALUES (%s, %s, %s, %s)",
                (frontier.size, position, frontier.peaks, note),
            )
        log.info("checkpoint", size=frontier.size, root=frontier.root().hex())

    def latest(self) -> str | None:
        """The newest as a signed note."""
        with self.app.database.transaction() as cursor:
            last = cursor.execute(LAST).fetchone()
        return last["note"] if last else None

    def export(self) -> Iterator[bytes]:
        """Lines of JSON, complete: the checkpoints, then every event beside its leaf. A leaf whose event is gone
        stands without it, an event that came in between without a leaf."""
        with self.app.database.transaction() as cursor:
            for row in cursor.execute(NOTES):
                yield _line({"checkpoint": row["note"]})
            everything = sql.SQL(EVERYTHING).format(events=sql.Identifier(self.app.events_table))
            for row in cursor.stream(everything):
                yield _line(_told(row))

    def _take_in(self, cursor: Cursor[DictRow], frontier: Frontier, position: int) -> int:
        """The position of the last event."""
        while events := self.app.recorder.select_notifications(position, AT_ONCE, inclusive_of_start=False):
            with cursor.copy("COPY leaves (number, position, stream, hash) FROM STDIN") as copy:
                for event in events:
                    hash = leaf(event.id, event.originator_id, event.originator_version, event.topic, event.state)
                    copy.write_row((frontier.size, event.id, event.originator_id, hash))
                    frontier.add(hash)
            position = events[-1].id
        return position


def _told(row: DictRow) -> dict[str, object]:
    told: dict[str, object] = {"position": row["position"], "stream": row["stream"]}
    if row["hash"] is not None:
        told |= {"number": row["number"], "leaf": row["hash"].hex()}
    if row["state"] is not None:
        event = {"stream": row["originator_id"], "version": row["originator_version"], "topic": row["topic"]}
        told["event"] = event | {"state": text_of(row["state"])}
    return told


def _line(told: object) -> bytes:
    return orjson.dumps(told) + b"\n"
