"""Projections made anew beside those that serve, and put in their place at once, with their positions."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import psycopg
from psycopg import Connection, Cursor
from psycopg.rows import DictRow, dict_row

from backbone.database import ALL_SCHOOLS
from backbone.eventstore import EventSourced
from backbone.follower import twins
from backbone.follower.filling import Filling, Say
from backbone.follower.handlers import sources
from backbone.follower.projection import Projection
from backbone.follower.sources import Source

ALONE = 7_305_846_118


class UnderWay(Exception):
    """Somebody else is rebuilding this service."""


async def rebuild(
    app: EventSourced, owner: str, projections: Sequence[Projection], streams: Mapping[str, Source], say: Say
) -> None:
    """Until the last moment the old tables serve, and are kept up to date; whoever ends this in the middle changes
    nothing. `owner` is the address of those who may make tables; `streams` are the sources besides the own log.
    Raises UnderWay; NotBuilt for an event that cannot be handled."""
    tables = [table.name for projection in projections for table in projection.tables]
    with _connected(owner) as reader, _connected(owner) as filler, _connected(owner) as holder:
        with filler.transaction():
            _alone(filler)
            twins.make(filler.cursor(), tables)
        filling = Filling(app, reader, filler, projections, streams, say)
        with _uncollected():
            await filling.go_on(_positions(holder, projections))
        with holder.transaction(), holder.cursor() as cursor:
            await filling.go_on(_positions(holder, projections))  # nobody moves them now
            _move(cursor, app, projections, filling)
            twins.switch(cursor, tables)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Among millions of rows, none in a circle, looking for circles takes longer than everything else."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _connected(dsn: str) -> Iterator[Connection[DictRow]]:
    with psycopg.connect(dsn, autocommit=True, row_factory=dict_row) as connection:
        connection.execute("SELECT set_config('app.school', %s, false)", (ALL_SCHOOLS,))
        yield connection


def _alone(connection: Connection[DictRow]) -> None:
    found = connection.execute("SELECT pg_try_advisory_lock(%s) AS mine", (ALONE,)).fetchone()
    if not found or not found["mine"]:
        raise UnderWay("Представления уже строятся заново.")


def _positions(connection: Connection[DictRow], projections: Sequence[Projection]) -> dict[str, int]:
    """The furthest that a projection has come in each source. Held until the end of a transaction."""
    rows = connection.execute(
        "SELECT source, position FROM positions WHERE follower = ANY(%s) FOR UPDATE",
        ([projection.name for projection in projections],),
    ).fetchall()
    return {row["source"]: max(other["position"] for other in rows if other["source"] == row["source"]) for row in rows}


def _move(cursor: Cursor[DictRow], app: EventSourced, projections: Sequence[Projection], filling: Filling) -> None:
    for projection in projections:
        for source in sources(projection, app.name):
            place = filling.places[source]
            cursor.execute(
                """INSERT INTO positions (follower, source, position, sequence) VALUES (%s, %s, %s, %s)
                   ON CONFLICT (follower, source) DO UPDATE SET position = excluded.position,
                       sequence = excluded.sequence, error = NULL, changed_at = now()""",
                (projection.name, source, place.position, place.sequence),
            )
