"""Projections made anew: the old tables serve until the new ones, equal in everything, take their place."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from backbone.follower import NotBuilt, Progress, Projection, Rows, UnderWay, filling, rebuild
from backbone.letters import Delivery
from boxes import Filled, Opened
from post import Post, doing
from twins import COPY, OWN, WRITTEN, add, intent, note

pytestmark = pytest.mark.anyio
STUCK = Path(__file__).parent / "rebuild_process.py"
SHAPE = """
SELECT 'index', indexdef FROM pg_indexes WHERE tablename = ANY(%(tables)s)
UNION ALL SELECT 'constraint', conname || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = ANY(%(tables)s::regclass[])
UNION ALL SELECT 'policy', p::text FROM pg_policies p WHERE tablename = ANY(%(tables)s)
UNION ALL SELECT 'table', ARRAY[nspname, relname, relacl::text, relrowsecurity::text, relforcerowsecurity::text]::text
    FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE relname = ANY(%(tables)s)
ORDER BY 1, 2"""
LATER = """
UPDATE programs_events SET state = convert_to(
    (convert_from(state, 'UTF8')::jsonb || '{"version": 9}' || jsonb_build_object(
        'data', convert_from(state, 'UTF8')::jsonb -> 'data' || '{"of_the_next_release": 1}'))::text, 'UTF8')"""


def own_boxes(post: Post, boxes: int = 2, times: int = 3) -> int:
    opened = [post.programs.open(intent(), "чулан") for _ in range(boxes)]
    filled = [post.programs.fill(intent(), box.id, 1.5) for _ in range(times) for box in opened]
    return filled[-1].position


def rows(post: Post) -> tuple[Any, Any]:
    return post.rows(post.programs, "told"), post.rows(post.programs, "weights")


def shape(post: Post) -> list[Any]:
    with psycopg.connect(post.databases.owner_url) as connection:
        return connection.execute(SHAPE, {"tables": [table.name for table in WRITTEN]}).fetchall()


async def live(post: Post) -> tuple[Any, Any]:
    position = own_boxes(post)
    async with doing(*post.owning()):
        await post.reached(OWN, position, "programs")
    return rows(post)


async def test_the_new_tables_have_the_same_rows_names_and_rights(post: Post) -> None:
    before, shaped = await live(post), shape(post)
    await post.rebuild(OWN)
    assert (rows(post), shape(post)) == (before, shaped)
    assert {kind for kind, _ in shaped} == {"index", "constraint", "policy", "table"}


async def test_what_the_next_release_has_recorded_is_read_as_what_it_was_before(post: Post) -> None:
    before = await live(post)
    with psycopg.connect(post.databases.owner_url) as connection:
        changed = connection.execute(LATER).rowcount
    assert changed > 0
    await post.rebuild(OWN)
    assert rows(post) == before


async def test_the_old_tables_serve_meanwhile_and_what_is_told_meanwhile_is_there_afterwards(post: Post) -> None:
    before = await live(post)
    seen: list[Any] = []

    def looking(progress: Progress) -> None:
        if not seen:
            own_boxes(post)
        seen.append(rows(post))

    await rebuild(post.programs, post.databases.owner_url, [OWN], {}, looking)
    assert seen[0] == before
    async with doing(*post.owning()):
        await post.reached(OWN, own_boxes(post), "programs")
    assert [row["position"] for row in rows(post)[0]] == list(range(1, 25))
    assert {row["kilograms"] for row in rows(post)[1]} == {4.5}


async def test_what_does_not_fit_into_memory_is_written_in_parts(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    before, shaped = await live(post), shape(post)
    monkeypatch.setattr(filling, "IN_MEMORY", 1)
    monkeypatch.setattr(filling, "AT_ONCE", 3)
    await post.rebuild(OWN)
    assert (rows(post), shape(post)) == (before, shaped)


async def test_killed_in_the_middle_it_has_changed_nothing_and_a_repeat_works(post: Post) -> None:
    before = await live(post)
    command = [sys.executable, str(STUCK), post.databases.url, post.databases.owner_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "stuck\n"
        with pytest.raises(UnderWay):
            await post.rebuild(OWN)
        process.send_signal(signal.SIGKILL)
    assert rows(post) == before
    await _until_gone(post)
    await post.rebuild(OWN)
    assert rows(post) == before


async def test_an_event_that_cannot_be_handled_leaves_the_old_tables(post: Post) -> None:
    before = await live(post)

    def fragile(rows: Rows, delivery: Delivery[Filled]) -> None:
        if delivery.position == 5:
            raise RuntimeError("cannot")
        add(rows, delivery)

    with pytest.raises(NotBuilt, match=r"programs:5 boxes\.Filled: RuntimeError: cannot"):
        await post.rebuild(Projection(OWN.name, {Opened: note, Filled: fragile}, WRITTEN))
    assert rows(post) == before


async def test_from_a_stream_it_says_how_far_it_is_and_sets_the_position(post: Post) -> None:
    async with doing(*post.telling(), post.copying().run):
        last = post.fill(boxes=3, times=5)[-1].position
        await post.reached(COPY, last)
    said = await post.rebuild(COPY)
    assert [(one.source, one.done, one.total) for one in said][-1] == ("registry", last, last)
    assert post.place(post.programs, COPY.name)["position"] == last


async def _until_gone(post: Post) -> None:
    """The server may need a moment to see that the killed process is no more."""
    while True:
        try:
            with psycopg.connect(post.databases.owner_url) as connection:
                found = connection.execute(
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = "
                    "(SELECT oid FROM pg_database WHERE datname = current_database())"
                ).fetchone()
        except psycopg.OperationalError:
            continue
        if found == (0,):
            return
