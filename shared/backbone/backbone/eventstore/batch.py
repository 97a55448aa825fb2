"""Many writes in one transaction, most of it one statement."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import psycopg
from psycopg import AsyncConnection, sql

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

APPEND = sql.SQL("""SELECT refused, reached FROM {append}(
    %b::text[], %b::text[], %b::bytea[], %b::uuid[], %b::bigint[],
    %b::bigint[], %b::uuid[], %b::bigint[], %b::text[], %b::bytea[],
    %b::bigint[], %b::uuid[], %b::bigint[])""")


def define(connection: psycopg.Connection, events_table: str, channel: str) -> None:
    """Makes the database's own part: see append.sql. As the owner."""
    text = (files("backbone.eventstore") / "append.sql").read_text()
    names = {"events": sql.Identifier(events_table), "channel": sql.Identifier(channel)}
    connection.execute(sql.SQL(text).format(append=_function(events_table), **names))


def appending(events_table: str) -> sql.Composed:
    """The statement that writes to this table."""
    return APPEND.format(append=_function(events_table))


def _function(events_table: str) -> sql.Identifier:
    return sql.Identifier(f"append_to_{events_table}")


async def write_together(
    connection: AsyncConnection[Any], append: sql.Composed, writes: Sequence[Write]
) -> list[Written | Clash]:
    """Over a connection that commits by itself. Raises what PostgreSQL or the driver says: then nothing is written, if
    the connection is alive."""
    if not any(write.effects for write in writes):
        return await _append(connection, append, writes)
    async with connection.transaction():
        outcomes = await _append(connection, append, writes)
        for asked, outcome in zip(writes, outcomes, strict=True):
            if isinstance(outcome, Written):
                for statement in Writing(asked.effects).statements:
                    await _execute(connection, statement)
    return outcomes


async def _append(
    connection: AsyncConnection[Any], append: sql.Composed, writes: Sequence[Write]
) -> list[Written | Clash]:
    rows = await (await connection.execute(append, _columns(writes), prepare=True)).fetchall()
    return [Clash() if refused else Written(position) for refused, position in rows]


async def _execute(connection: AsyncConnection[Any], statement: Statement) -> None:
    done = await connection.execute(statement.query, statement.params)
    if done.rowcount == 0 and statement.otherwise:
        raise statement.otherwise


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
