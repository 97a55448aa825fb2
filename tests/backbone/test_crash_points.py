"""At whichever word to the database or from it the connection is lost: each command has its effect, and once."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch
from uuid import UUID

import psycopg
import pytest
from backbone.clock import Clock
from backbone.effects import Writing
from backbone.eventstore.command import Given
from backbone.intent import Intent, Receipt
from backbone.migrate import migrate_store
from boxes import SCHOOL, Box, Boxes
from mentoring.roles import Databases
from psycopg.abc import PQGen
from twins import intent

pytestmark = pytest.mark.anyio
Opened = list[UUID]


def note(rows: Writing) -> None:
    rows.execute("UPDATE relay SET sequence = sequence + 1", ())


COMMANDS: dict[str, Callable[[Boxes, Opened], tuple[Given[Any, ...], tuple[Any, ...]]]] = {
    "begin one": lambda app, _: (app.open, ("чулан",)),
    "change one": lambda app, boxes: (app.fill, (boxes[0], 1.0)),
    "change two": lambda app, boxes: (app.pour, (*boxes, 1.0)),
    "change nothing": lambda app, boxes: (app.pour, (*boxes, 0.0)),
    "write beside": lambda app, boxes: (app.fill, (boxes[0], 1.0, note)),
}


@pytest.fixture(scope="module")
def databases(database: Callable[[], Databases]) -> Databases:
    fresh = database()
    migrate_store(Boxes, fresh.owner_url, fresh.url)
    return fresh


@pytest.fixture
async def app(databases: Databases) -> AsyncIterator[Boxes]:
    app = Boxes(databases.url, Clock())
    async with app.serving():
        yield app
    app.close()


@contextmanager
def lost_at(point: int, *, heard: bool) -> Iterator[list[int]]:
    """Of the writer's words to the database the one with this number is never sent, or is done and not answered."""
    spoken, wait = list[int](), psycopg.AsyncConnection.wait

    async def losing(connection: psycopg.AsyncConnection[Any], words: PQGen[Any], *given: Any, **more: Any) -> Any:
        spoken.append(len(spoken))
        if len(spoken) - 1 != point:
            return await wait(connection, words, *given, **more)
        if heard:
            await wait(connection, words, *given, **more)
        connection.pgconn.finish()
        raise psycopg.OperationalError("the connection is lost")

    with patch.object(psycopg.AsyncConnection, "wait", losing):
        yield spoken


def told(databases: Databases, command: str) -> tuple[int, int]:
    """How many events it has, and how often what is written beside them was written in all."""
    with psycopg.connect(databases.owner_url) as connection:
        query = "SELECT convert_from(state, 'UTF8')::json #>> '{meta,command_id}' FROM boxes_events"
        events = [row for (row,) in connection.execute(query) if row == command]
        (beside,) = connection.execute("SELECT sequence FROM relay").fetchone() or (0,)
    return len(events), int(beside)


async def answered(give: Given[Any, ...], asked: Intent, *arguments: Any) -> Receipt:
    """As a client does: who learns that it is not known asks once more, with the same key."""
    try:
        return await give.soon(asked, *arguments)
    except psycopg.OperationalError:
        return await give.soon(asked, *arguments)


@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize("name", COMMANDS)
async def test_a_command_has_its_effect_once_wherever_the_connection_is_lost(
    app: Boxes, databases: Databases, name: str, heard: bool
) -> None:
    boxes = [(await app.open.soon(intent(), "чулан")).id for _ in range(2)]
    give, arguments = COMMANDS[name](app, boxes)
    usual = intent()
    with lost_at(-1, heard=heard):
        await give.soon(usual, *arguments)
    events, before = told(databases, usual.command_id)
    for point in count():
        asked = intent()
        with lost_at(point, heard=heard) as spoken:
            receipt = await answered(give, asked, *arguments)
            again = await give.soon(asked, *arguments)
        assert again == receipt
        found, beside = told(databases, asked.command_id)
        assert found == events
        assert beside - before == (name == "write beside")
        before = beside
        if len(spoken) <= point:
            break
    assert point > 1


async def test_whatever_was_lost_on_the_way_each_command_counts_once(app: Boxes) -> None:
    box = (await app.open.soon(intent(), "чулан")).id
    for point, heard in ((point, heard) for point in range(2) for heard in (False, True)):
        with lost_at(point, heard=heard):
            await answered(app.fill, intent(), box, 1.0)
    assert app.load(Box, box, SCHOOL).load == 4.0
