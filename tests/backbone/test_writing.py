"""Shared commits: each command succeeds or fails alone, the log stays in order, and nothing accepted is lost."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import ParamSpec
from uuid import UUID, uuid4

import psycopg
import pytest
from backbone.clock import Clock
from backbone.effects import Writing
from backbone.errors import Overloaded, Refused
from backbone.eventstore import batch, command, writer
from backbone.eventstore.command import Given
from backbone.eventstore.writer import SMALLEST_HALF
from backbone.eventstore.writes import Clash, Write, Written
from backbone.intent import Intent, Receipt
from backbone.migrate import migrate_store
from boxes import SCHOOL, Box, Boxes, Filled, Opened
from eventsourcing.persistence import IntegrityError, StoredEvent
from mentoring.roles import Databases
from psycopg import sql
from twins import intent

pytestmark = pytest.mark.anyio
PROGRAM = str(Path(__file__).parent / "boxes_writing.py")
WAITING = "FROM pg_locks WHERE NOT granted AND relation = 'boxes_events'::regclass"
P = ParamSpec("P")
Outcome = Receipt | BaseException


class Cellar(Boxes):
    name = "boxes"

    @command
    def fill_up(self, intent: Intent, id: UUID) -> Box:
        box = self.load(Box, id, intent.school)
        if box.load >= 10:
            raise Refused("full", "Ящик полон")
        box.record(Filled(on=intent.today, kilograms=10 - box.load))
        return box

    @command
    def fill_like(self, intent: Intent, id: UUID, example: UUID) -> Box:
        """The example only has to be what it is taken for."""
        box, like = self.load(Box, id, intent.school), self.load(Box, example, intent.school)
        box.record(Filled(on=intent.today, kilograms=like.load))
        return box

    @command
    def open_as_many(self, intent: Intent) -> Box:
        with self.database.transaction() as cursor:
            (found,) = cursor.execute("SELECT count(*) FROM boxes_events").fetchall()
        box = Box(intent.new_id("box"))
        box.record(Opened(on=intent.today, name=str(found["count"])))
        return box


@pytest.fixture(scope="module")
def databases(database: Callable[[], Databases]) -> Databases:
    fresh = database()
    migrate_store(Boxes, fresh.owner_url, fresh.url)
    return fresh


@pytest.fixture
async def boxes(databases: Databases) -> AsyncIterator[Cellar]:
    app = Cellar(databases.url, Clock())
    async with app.serving():
        yield app
    app.close()


@pytest.fixture
def elsewhere(databases: Databases) -> Iterator[Cellar]:
    """The same service in another process: it shares nothing but the database."""
    app = Cellar(databases.url, Clock())
    yield app
    app.close()


@contextmanager
def held(databases: Databases) -> Iterator[psycopg.Connection]:
    """Nobody writes; what is given meanwhile gathers."""
    with psycopg.connect(databases.owner_url) as connection:
        connection.execute("LOCK TABLE boxes_events IN EXCLUSIVE MODE")
        yield connection


async def waiting(connection: psycopg.Connection) -> None:
    """Until the writer waits for the table."""
    while connection.execute(f"SELECT count(*) {WAITING}").fetchone() != (1,):
        await asyncio.sleep(0.01)


async def together(databases: Databases, *commands: Callable[[], asyncio.Task[Receipt]]) -> list[Outcome]:
    """Whatever comes after the first shares a commit, since the first has to wait."""
    with held(databases) as connection:
        first = commands[0]()
        await waiting(connection)
        others = [command() for command in commands[1:]]
        await asyncio.sleep(0)
    return list(await asyncio.gather(first, *others, return_exceptions=True))


def opening(app: Cellar, asked: Intent | None = None, name: str = "чулан") -> Callable[[], asyncio.Task[Receipt]]:
    return lambda: asyncio.create_task(app.open.soon(asked or intent(), name))


def filling(
    app: Cellar, id: UUID, *effects: Callable[[Writing], None], asked: Intent | None = None
) -> Callable[[], asyncio.Task[Receipt]]:
    return lambda: asyncio.create_task(app.fill.soon(asked or intent(), id, 1.0, *effects))


def broken_row(rows: Writing) -> None:
    rows.execute("INSERT INTO sealed (id) VALUES (%s)", (uuid4(),))


def unsendable_row(rows: Writing) -> None:
    rows.execute("SELECT %s::text", ("\0",))


def refusing_row(rows: Writing) -> None:
    rows.must("DELETE FROM sealed WHERE id = %s", (uuid4(),), otherwise=Refused("gone", "Нечего удалять"))


def commits(databases: Databases, ids: Sequence[UUID]) -> int:
    with psycopg.connect(databases.owner_url) as connection:
        found = connection.execute(
            "SELECT count(DISTINCT xmin::text) FROM boxes_events WHERE originator_id = ANY(%s)", (list(ids),)
        ).fetchone()
    assert found
    return int(found[0])


def receipts(outcomes: Sequence[Outcome]) -> list[Receipt]:
    assert all(isinstance(outcome, Receipt) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Receipt)]


async def test_commands_that_come_while_another_is_written_share_a_commit(boxes: Cellar, databases: Databases) -> None:
    first, *others = receipts(await together(databases, *[opening(boxes)] * (1 + SMALLEST_HALF)))
    assert commits(databases, [other.id for other in others]) == 1
    assert commits(databases, [first.id, others[0].id]) == 2
    positions = [receipt.position for receipt in (first, *others)]
    assert positions == list(range(first.position, first.position + 1 + SMALLEST_HALF))


async def test_of_many_one_half_is_decided_on_while_the_other_is_written(boxes: Cellar, databases: Databases) -> None:
    _first, *others = receipts(await together(databases, *[opening(boxes)] * (1 + 4 * SMALLEST_HALF)))
    half = others[: 2 * SMALLEST_HALF + 1]
    assert commits(databases, [one.id for one in half]) == 1
    assert commits(databases, [one.id for one in others]) == 2


async def test_a_commands_own_fault_is_nobody_elses(boxes: Cellar, databases: Databases, elsewhere: Cellar) -> None:
    """Old versions are decided anew, keys repeated, rows broken, unsendable, or not there."""
    good, stale, breaking, unsendable, refusing = [(await opening(boxes)()).id for _ in range(5)]
    asked = intent()
    answer = await opening(boxes, asked)()
    await asyncio.to_thread(elsewhere.fill, intent(), stale, 5.0)
    *fine, broken, unsent, refused, last = await together(
        databases,
        opening(boxes),
        filling(boxes, good),
        filling(boxes, stale),
        opening(boxes, asked),
        filling(boxes, breaking, broken_row),
        filling(boxes, unsendable, unsendable_row),
        filling(boxes, refusing, refusing_row),
        opening(boxes),
    )
    assert receipts([*fine, last])[3] == answer
    assert isinstance(broken, psycopg.errors.NotNullViolation)
    assert isinstance(unsent, psycopg.DataError)
    assert isinstance(refused, Refused)
    of_good, of_stale, *of_others = [
        boxes.load(Box, id, SCHOOL).load for id in (good, stale, breaking, unsendable, refusing)
    ]
    assert (of_good, of_stale, of_others) == (1.0, 6.0, [0.0] * 3)


async def test_the_same_key_twice_in_one_commit_has_one_effect(boxes: Cellar, databases: Databases) -> None:
    box, asked = (await opening(boxes)()).id, intent()
    _, *answers = receipts(await together(databases, opening(boxes), *[filling(boxes, box, asked=asked)] * 3))
    assert len(set(answers)) == 1
    assert boxes.load(Box, box, SCHOOL).load == 1.0


async def test_of_many_who_change_one_object_each_builds_on_the_one_before(boxes: Cellar, databases: Databases) -> None:
    box = (await opening(boxes)()).id
    _, *changes = receipts(await together(databases, opening(boxes), *[filling(boxes, box)] * 3))
    assert {change.version for change in changes} == {2, 3, 4}
    assert boxes.load(Box, box, SCHOOL).load == 3.0


@pytest.mark.parametrize("soon", [True, False])
async def test_what_is_remembered_decides_nothing_that_is_no_longer_so(
    boxes: Cellar, elsewhere: Cellar, soon: bool
) -> None:
    """Neither a change, nor a refusal, nor a change of another object that was made after this one's example."""

    async def give(command: Given[Cellar, P], *args: P.args, **kwargs: P.kwargs) -> Receipt:
        if soon:
            return await command.soon(intent(), *args, **kwargs)
        return await asyncio.to_thread(partial(command, intent(), *args, **kwargs))

    box, other, like = [(await opening(boxes)()).id for _ in range(3)]
    await asyncio.to_thread(elsewhere.fill_up, intent(), box)
    with pytest.raises(Refused):
        await give(boxes.fill_up, box)
    await asyncio.to_thread(elsewhere.pour, intent(), box, other, 4.0)
    await give(boxes.fill_like, like, box)
    assert boxes.load(Box, like, SCHOOL).load == 6.0
    await give(boxes.fill_up, box)
    assert boxes.load(Box, box, SCHOOL).load == 10.0


async def test_two_processes_write_one_log_in_the_order_of_their_commits(boxes: Cellar, databases: Databases) -> None:
    """A reader that pages behind the newest position never meets an older event later."""
    count, seen = 400, [boxes.recorder.max_notification_id() or 0]
    program = [sys.executable, PROGRAM, databases.url, str(count)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert await asyncio.to_thread(other.stdout.readline) == "ready\n"
        ours = [opening(boxes)() for _ in range(count)]

        def read() -> None:
            page = boxes.recorder.select_notifications(seen[-1], 1000, inclusive_of_start=False)
            seen.extend(item.id for item in page)

        while len(seen) <= 2 * count:
            await asyncio.to_thread(read)
        theirs = [int(line) for line in other.stdout]
    mine = [receipt.position for receipt in await asyncio.gather(*ours)]
    assert seen[1:] == sorted([*mine, *theirs])


async def test_when_too_many_wait_the_next_is_sent_away(
    boxes: Cellar, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LONGEST_QUEUE", 3)
    with held(databases) as connection:
        first = opening(boxes)()
        await waiting(connection)
        given = [opening(boxes)() for _ in range(5)]
        with pytest.raises(Overloaded):
            await given[3]
    outcomes = await asyncio.gather(first, *given, return_exceptions=True)
    assert [isinstance(outcome, Receipt) for outcome in outcomes] == [True] * 4 + [False] * 2


async def test_whoever_leaves_while_waiting_has_wanted_nothing(boxes: Cellar, databases: Databases) -> None:
    asked = intent()
    with held(databases) as connection:
        first, leaving = opening(boxes)(), opening(boxes, asked)()
        await waiting(connection)
        leaving.cancel()
    opened = await first
    again = await opening(boxes, asked)()
    assert (leaving.cancelled(), again.version, again.position) == (True, 1, opened.position + 1)


async def test_whoever_leaves_while_it_is_being_written_finds_it_written(boxes: Cellar, databases: Databases) -> None:
    box, asked = (await opening(boxes)()).id, intent()
    with held(databases) as connection:
        leaving = filling(boxes, box, asked=asked)()
        await waiting(connection)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
    assert (await filling(boxes, box, asked=asked)()).version == 2
    assert boxes.load(Box, box, SCHOOL).load == 1.0


async def test_what_was_accepted_is_written_before_the_service_stops(databases: Databases) -> None:
    app = Cellar(databases.url, Clock())
    with held(databases) as connection:
        async with app.serving():
            given = [opening(app)() for _ in range(20)]
            await waiting(connection)
            asyncio.get_running_loop().call_later(0.1, connection.rollback)
    assert len(receipts(await asyncio.gather(*given))) == 20
    app.close()


async def test_a_connection_killed_in_mid_batch_costs_nobody_his_command(boxes: Cellar, databases: Databases) -> None:
    with held(databases) as connection:
        given = [opening(boxes)() for _ in range(5)]
        await waiting(connection)
        kill = (
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'boxes_events'::regclass"
        )
        with psycopg.connect(databases.url) as same_role:
            assert same_role.execute(kill).rowcount == 1
    opened = receipts(await asyncio.gather(*given))
    assert [boxes.load(Box, receipt.id, SCHOOL).version for receipt in opened] == [1] * 5


@pytest.mark.parametrize("soon", [True, False])
async def test_when_the_answer_of_a_commit_is_lost_the_key_tells_what_has_happened(
    boxes: Cellar, monkeypatch: pytest.MonkeyPatch, soon: bool
) -> None:
    box, write, lost = (await opening(boxes)()).id, batch.write_together, list[object]()

    async def losing(
        connection: psycopg.AsyncConnection, append: sql.Composed, writes: Sequence[Write]
    ) -> list[Written | Clash]:
        outcomes = await write(connection, append, writes)
        if not lost:
            lost.extend(outcomes)
            raise psycopg.OperationalError("the connection is lost")
        return outcomes

    monkeypatch.setattr(writer, "write_together", losing)
    asked = intent()
    given = boxes.fill.soon(asked, box, 1.0) if soon else asyncio.to_thread(boxes.fill, asked, box, 1.0)
    receipt = await given
    assert [Written(receipt.position)] == lost
    assert boxes.load(Box, box, SCHOOL).load == 1.0


async def test_a_table_that_stays_locked_is_not_waited_for(
    boxes: Cellar, databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "SETTINGS", "-c lock_timeout=100ms")
    with held(databases), pytest.raises(psycopg.errors.LockNotAvailable):
        await opening(boxes)()
    assert (await opening(boxes)()).version == 1


async def test_the_librarys_own_way_of_saving_shares_the_commits(boxes: Cellar) -> None:
    event = StoredEvent(uuid4(), 1, "boxes.Opened", b"{}")
    ids = await asyncio.to_thread(boxes.recorder.insert_events, [event])
    assert ids == [boxes.recorder.max_notification_id()]
    with pytest.raises(IntegrityError):
        await asyncio.to_thread(boxes.recorder.insert_events, [event])


async def test_a_command_given_on_the_loop_of_the_writer_is_an_error_and_no_deadlock(boxes: Cellar) -> None:
    with pytest.raises(RuntimeError):
        boxes.open(intent(), "чулан")


async def test_a_command_that_asks_the_database_goes_to_a_thread(boxes: Cellar) -> None:
    assert (await boxes.open_as_many.soon(intent())).version == 1
