"""Histories as they are now, for those who read on a loop: what is remembered, and what has been added since."""

from collections.abc import Sequence
from uuid import UUID

import orjson
from eventsourcing.persistence import StoredEvent
from psycopg import sql
from psycopg.rows import DictRow

from backbone.eventstore.histories import Histories, History
from backbone.eventstore.mapper import EventMapper
from backbone.tasks import in_thread
from backbone.together import Line, Together

QUERY = """
SELECT originator_id, originator_version, topic, state
FROM unnest(%s::uuid[], %s::bigint[]) AS asked (id, version), LATERAL (
    SELECT * FROM {} WHERE originator_id = asked.id AND originator_version >= asked.version
) AS events ORDER BY originator_id, originator_version
"""


class Readings:
    """`ids` asked for at the same time are one question."""

    def __init__(self, line: Line, events_table: str, mapper: EventMapper, histories: Histories) -> None:
        self._line, self._mapper, self._histories = line, mapper, histories
        self._query = sql.SQL(QUERY).format(sql.Identifier(events_table))
        self._together = Together(self._ask)

    async def history(self, id: UUID) -> History:
        """Empty when there is none. The last known event is compared: after a restore there may be another."""
        return (await self._together.of([id])).get(id, ())

    async def _ask(self, ids: Sequence[UUID]) -> dict[UUID, History]:
        known = {id: self._histories.known(id) for id in ids}
        rows: dict[UUID, list[DictRow]] = {id: [] for id in ids}
        for row in await self._line.ask(self._query, [ids, [len(known[id]) for id in ids]]):
            rows[row["originator_id"]].append(row)
        return {id: await self._whole(id, known[id], rows[id]) for id in ids}

    async def _whole(self, id: UUID, known: History, rows: list[DictRow]) -> History:
        if known:
            if not rows or _event_id(rows[0]) != str(known[-1].meta.event_id):
                return await in_thread(self._histories.fresh, id)
            rows = rows[1:]
        added = tuple(self._mapper.recorded(StoredEvent(**row)) for row in rows)
        self._histories.learn(added)
        return (*known, *added) if added else known


def _event_id(row: DictRow) -> object:
    return orjson.loads(row["state"])["meta"]["event_id"]
