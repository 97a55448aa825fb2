"""What a service shows of its log to those who hold a note of it: that an event is in it, that it was never edited."""

from dataclasses import dataclass
from uuid import UUID

from psycopg import Cursor, sql
from psycopg.rows import DictRow

from backbone.errors import Busy, NotFound, Refused
from backbone.eventstore import EventSourced
from backbone.transparency.checkpoints import EVERY
from backbone.transparency.leaves import text_of
from backbone.transparency.proof import Consistency, Inclusion
from backbone.transparency.receipts import EventReceipt
from backbone.transparency.subtrees import roots
from backbone.transparency.tree import audit_path, consistency_path

NEWEST = """
SELECT size, position, note, extract(epoch FROM now() - made_at)::float AS age
FROM checkpoints ORDER BY size DESC LIMIT 1"""
EVENT = """
SELECT notification_id, originator_version, topic, state, number
FROM {events} LEFT JOIN leaves ON position = notification_id
WHERE originator_id = %s AND originator_version = %s"""


class NotSealed(Exception):
    """The event is newer than the newest checkpoint; the next one is made in `due` seconds."""

    def __init__(self, due: int) -> None:
        self.due = due


class UnknownSize(Exception):
    """The log has never been so long when it was signed; or it was cut off since."""


@dataclass(frozen=True)
class Proofs:
    app: EventSourced

    def consistency(self, since: int) -> Consistency:
        """That the log of the newest checkpoint goes on with that of `since` events. Raises UnknownSize, NotFound."""
        with self.app.database.transaction(snapshot=True) as cursor:
            newest = cursor.execute(NEWEST).fetchone()
            if newest is None:
                raise NotFound
            return _consistency(cursor, newest, since)

    def receipt(self, stream: UUID, version: int, since: int | None) -> EventReceipt:
        """Of an event, with the proof of consistency where `since` is given. Raises NotSealed,
        UnknownSize, NotFound, Refused."""
        events = sql.Identifier(self.app.events_table)
        with self.app.database.transaction(snapshot=True) as cursor:
            newest = cursor.execute(NEWEST).fetchone()
            event = cursor.execute(sql.SQL(EVENT).format(events=events), (stream, version)).fetchone()
            if event is None:
                raise NotFound
            position, number = event["notification_id"], event["number"]
            if newest is None or position > newest["position"]:
                raise NotSealed(_due(newest))
            if number is None:
                raise Refused("not-in-the-log", "Журнал до этого места подписан, и этого события в нём нет")
            path = _roots(cursor, audit_path(number, newest["size"]))
            return EventReceipt(
                position=position,
                stream=str(stream),
                version=version,
                topic=event["topic"],
                state=text_of(event["state"]),
                proof=str(Inclusion(number, path, newest["note"])),
                consistency=str(_consistency(cursor, newest, since)) if since else None,
            )


def _consistency(cursor: Cursor[DictRow], newest: DictRow, since: int) -> Consistency:
    if since > newest["size"]:
        raise UnknownSize
    return Consistency(since, _roots(cursor, consistency_path(since, newest["size"])), newest["note"])


def _roots(cursor: Cursor[DictRow], trees: list[range]) -> list[bytes]:
    """What is missing of a log from before these roots were kept, the next look at the log adds."""
    try:
        return roots(cursor, trees)
    except KeyError:
        raise Busy("Журнал ещё дополняется; повторите запрос") from None


def _due(newest: DictRow | None) -> int:
    """Looks at the log are EVERY seconds apart; where nothing new was found, none was made."""
    return int(EVERY - newest["age"] % EVERY) + 1 if newest else int(EVERY)
