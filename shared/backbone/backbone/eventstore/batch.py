"""Many writes in one transaction, most of it one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection, sql
from psycopg.rows import class_row

from backbone.database import ALL_SCHOOLS
from backbone.effects import Statement, Writing
from backbone.eventstore.writes import Clash, Write, Written

LOCK_PATIENCE = 5
"""Seconds that a batch waits for the table, which another process or a maintenance may have locked."""

SETTINGS = (
    f"-c app.school={ALL_SCHOOLS} -c lock_timeout={LOCK_PATIENCE}s"
    " -c enable_seqscan=off -c plan_cache_mode=force_generic_plan"
)
"""A plan made while the tables are small must not read them whole when they have grown."""

STATEMENT = """
WITH asked AS (
    SELECT * FROM unnest(%b::text[], %b::text[], %b::bytea[], %b::uuid[], %b::bigint[])
    WITH ORDINALITY AS asked (actor, key, fingerprint, aggregate_id, version, n)
), wanted AS (
    SELECT * FROM unnest(%b::bigint[], %b::uuid[], %b::bigint[], %b::text[], %b::bytea[])
    WITH ORDINALITY AS wanted (n, originator_id, originator_version, topic, state, place)
), refused AS (
    SELECT n FROM asked, LATERAL (
        SELECT FROM commands WHERE commands.actor = asked.actor AND commands.key = asked.key LIMIT 1
    ) AS taken
    UNION
    SELECT n FROM unnest(%b::bigint[], %b::uuid[], %b::bigint[]) AS based (n, id, version)
    WHERE version <> coalesce((
        SELECT originator_version FROM {events} WHERE originator_id = based.id ORDER BY originator_version DESC LIMIT 1
    ), 0)
), written AS (
    INSERT INTO {events} (originator_id, originator_version, topic, state)
    SELECT originator_id, originator_version, topic, state FROM wanted
    WHERE n NOT IN (SELECT n FROM refused) ORDER BY place
    RETURNING notification_id, originator_id, originator_version
), told AS (
    SELECT n, array_agg(notification_id ORDER BY notification_id) AS ids, max(notification_id) AS position
    FROM wanted JOIN written USING (originator_id, originator_version) GROUP BY n
), outcome AS (
    SELECT asked.*, ids, n IN (SELECT n FROM refused) AS refused,
           coalesce(position, (SELECT max(notification_id) FROM {events}), 0) AS position
    FROM asked LEFT JOIN told USING (n)
), answered AS (
    INSERT INTO commands (actor, key, fingerprint, aggregate_id, version, position)
    SELECT actor, key, fingerprint, aggregate_id, version, position FROM outcome
    WHERE actor IS NOT NULL AND NOT refused
)
SELECT refused, coalesce(ids, ARRAY[]::bigint[]) AS ids, position FROM outcome ORDER BY n
"""


@dataclass(frozen=True)
class _Outcome:
    refused: bool
    ids: list[int]
    position: int


class Batches:
    """Of one connection. The table stays locked from before the ids are given to the commit, so the log is in the order
    of commits, whoever else writes."""

    def __init__(self, connection: AsyncConnection[Any], events_table: str, channel: str) -> None:
        events = sql.Identifier(events_table)
        self._connection = connection
        self._lock = sql.SQL("BEGIN; LOCK TABLE {} IN EXCLUSIVE MODE").format(events)
        self._statement = sql.SQL(STATEMENT).format(events=events)
        self._end = sql.SQL("NOTIFY {}; COMMIT").format(sql.Identifier(channel))

    async def write(self, writes: Sequence[Write]) -> list[Written | Clash]:
        """Raises what PostgreSQL or the driver says; then nothing of it is written, if the connection is alive."""
        effects = [Writing(write.effects).statements for write in writes]
        try:
            await self._connection.execute(self._lock)
            cursor = self._connection.cursor(row_factory=class_row(_Outcome))
            found = await (await cursor.execute(self._statement, _columns(writes), prepare=True)).fetchall()
            for statements, row in zip(effects, found, strict=True):
                for statement in () if row.refused else statements:
                    await self._execute(statement)
            await self._connection.execute(self._end)
        except BaseException:
            await self._give_up()
            raise
        return [Clash() if row.refused else Written(row.ids, row.position) for row in found]

    async def _execute(self, statement: Statement) -> None:
        done = await self._connection.execute(statement.query, statement.params)
        if done.rowcount == 0 and statement.otherwise:
            raise statement.otherwise

    async def _give_up(self) -> None:
        """Whatever cannot be rolled back dies with its connection."""
        try:
            await self._connection.execute("ROLLBACK")
        except BaseException:
            await self._connection.close()


def _columns(writes: Sequence[Write]) -> list[list[Any]]:
    answers = [write.answer for write in writes]
    events = [(n, event) for n, write in enumerate(writes, 1) for event in write.events]
    based = [(n, id, version) for n, write in enumerate(writes, 1) for id, version in write.based_on.items()]
    return [
        [answer and answer.actor for answer in answers],
        [answer and answer.key for answer in answers],
        [answer and answer.fingerprint for answer in answers],
        [answer and answer.aggregate_id for answer in answers],
        [answer and answer.version for answer in answers],
        [n for n, _ in events],
        [event.originator_id for _, event in events],
        [event.originator_version for _, event in events],
        [event.topic for _, event in events],
        [event.state for _, event in events],
        [n for n, _, _ in based],
        [id for _, id, _ in based],
        [version for _, _, version in based],
    ]
