"""Reads on a loop: they share questions, are never older than asked for, and end when the database does not answer."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from backbone.clock import Clock
from backbone.errors import NotFound, Overloaded
from backbone.keys import Keys
from backbone.migrate import migrate_keys, migrate_store
from backbone.together import Line, Together
from backbone.vault import Vault
from boxes import SCHOOL, Box, Boxes
from mentoring.roles import Databases
from psycopg import OperationalError
from twins import intent

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def databases(database: Callable[[], Databases]) -> Databases:
    fresh = database()
    migrate_store(Boxes, fresh.owner_url, fresh.url)
    migrate_keys(fresh.owner_keys_url, fresh.keys_url)
    return fresh


@pytest.fixture
def boxes(databases: Databases) -> Iterator[Boxes]:
    app = Boxes(databases.url, Clock())
    yield app
    app.close()


@pytest.fixture
def other(databases: Databases) -> Iterator[Boxes]:
    """Another process of the same service."""
    app = Boxes(databases.url, Clock())
    yield app
    app.close()


@pytest.fixture
def keys(databases: Databases, tmp_path: Path) -> Iterator[Keys]:
    found = Keys(databases.keys_url, tmp_path / "destroyed.jsonl")
    yield found
    found.close()


class Counted:
    """Answers with how many were asked before; a question takes until it is let go."""

    def __init__(self) -> None:
        self.questions: list[Sequence[str]] = []
        self.go = asyncio.Event()

    async def __call__(self, keys: Sequence[str]) -> dict[str, int]:
        self.questions.append(sorted(keys))
        number = len(self.questions)
        await self.go.wait()
        return dict.fromkeys((key for key in keys if key != "nowhere"), number)


async def test_who_asks_meanwhile_is_asked_for_together_and_after_he_asked() -> None:
    counted = Counted()
    together = Together(counted)
    first = asyncio.create_task(together.of(["a"]))
    await asyncio.sleep(0)
    later = [asyncio.create_task(together.of(keys)) for keys in (["a"], ["b", "nowhere"], ["a", "c"])]
    await asyncio.sleep(0)
    counted.go.set()
    assert await first == {"a": 1}
    assert [await one for one in later] == [{"a": 2}, {"b": 2}, {"a": 2, "c": 2}]
    assert counted.questions == [["a"], ["a", "b", "c", "nowhere"]]


async def test_an_error_is_everybodys_who_was_asked_for_and_nobody_elses() -> None:
    fails = True

    async def ask(keys: Sequence[str]) -> dict[str, int]:
        if fails:
            raise OperationalError("away")
        return dict.fromkeys(keys, 1)

    together = Together(ask)
    outcomes = await asyncio.gather(together.of(["a"]), together.of(["b"]), return_exceptions=True)
    assert [type(one) for one in outcomes] == [OperationalError, OperationalError]
    fails = False
    assert await together.of(["a"]) == {"a": 1}


async def test_there_is_a_limit_to_who_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backbone.together.MOST", 2)
    counted = Counted()
    together = Together(counted)
    waiting = [asyncio.create_task(together.of(["a"])) for _ in range(3)]
    await asyncio.sleep(0)
    outcomes = asyncio.gather(*waiting, return_exceptions=True)
    counted.go.set()
    assert [type(one) for one in await outcomes] == [dict, dict, Overloaded]


async def test_what_another_process_has_added_is_read(boxes: Boxes, other: Boxes) -> None:
    async with other.serving():
        id = (await other.open.soon(intent(), "чулан")).id
        for kilograms in (1.0, 2.0):
            assert (await boxes.load_soon(Box, id, SCHOOL)).load == kilograms - 1
            await other.fill.soon(intent(), id, 1.0)
    assert (await boxes.load_soon(Box, id, SCHOOL)).load == 2.0
    assert (await boxes.load_soon(Box, id, SCHOOL, version=2)).load == 1.0


async def test_another_schools_and_nobodys_are_not_found(boxes: Boxes) -> None:
    async with boxes.serving():
        id = (await boxes.open.soon(intent(), "чулан")).id
    for id_, school in ((id, uuid4()), (uuid4(), SCHOOL)):
        with pytest.raises(NotFound):
            await boxes.load_soon(Box, id_, school)


async def test_an_event_that_a_restore_has_replaced_is_read(boxes: Boxes, other: Boxes, databases: Databases) -> None:
    async with other.serving():
        id = (await other.open.soon(intent(), "чулан")).id
        await other.fill.soon(intent(), id, 5.0)
        assert (await boxes.load_soon(Box, id, SCHOOL)).load == 5.0
        with psycopg.connect(databases.owner_url) as owner:
            owner.execute("DELETE FROM boxes_events WHERE originator_id = %s AND originator_version = 2", (id,))
        assert (await boxes.load_soon(Box, id, SCHOOL)).load == 0.0


async def test_a_connection_that_died_is_made_anew(databases: Databases) -> None:
    line = Line(databases.url)
    [asked] = await line.ask("SELECT pg_backend_pid() AS pid", [])
    with psycopg.connect(databases.url, autocommit=True) as same:
        same.execute("SELECT pg_terminate_backend(%s)", (asked["pid"],))
    [again] = await line.ask("SELECT pg_backend_pid() AS pid", [])
    line.close()
    assert again["pid"] != asked["pid"]


async def test_a_database_that_does_not_answer_is_waited_for_so_long_and_no_longer(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backbone.together.PATIENCE", 0.2)
    line = Line(databases.url)
    with pytest.raises(OperationalError):
        await line.ask("SELECT pg_sleep(60)", [])
    line.close()


async def test_who_is_forgotten_is_so_for_the_next_who_reads(boxes: Boxes, keys: Keys) -> None:
    vault, person, id = Vault(boxes.database, keys), uuid4(), uuid4()
    async with boxes.serving():
        opened = await boxes.open.soon(intent(), "чулан")
        sealing = await asyncio.to_thread(vault.seal, person, {id: "Иванова"})
        await boxes.fill.soon(intent(), opened.id, 1.0, sealing)
    nobodys = UUID(int=1)
    assert await vault.open_soon([id, nobodys]) == {id: "Иванова", nobodys: None}
    await asyncio.to_thread(vault.forget, person)
    assert await vault.open_soon([id]) == {id: None}
    assert await vault.open_soon([]) == {}
