"""Projections: stopped by errors, healed by fixes, written by one reader only, and rebuilt to the same rows."""

import psycopg
import pytest
from backbone.follower import Projection, Rows, Waiter
from backbone.follower.positions import Superseded, place
from backbone.letters import Delivery
from post import Post, doing, until
from test_following import told, told_by_relay, weights
from twins import COPY, OWN, WRITTEN, BoxFilled, BoxOpened, add, intent, note

pytestmark = pytest.mark.anyio


async def test_an_error_stops_a_projection_and_a_fix_heals_it(post: Post) -> None:
    broken = True

    def fragile(rows: Rows, delivery: Delivery[BoxFilled]) -> None:
        if broken and delivery.position == 5:
            raise RuntimeError("cannot")
        add(rows, delivery)

    work = Projection("copy", {BoxOpened: note, BoxFilled: fragile}, WRITTEN)
    await told_by_relay(post, boxes=2, times=3)
    async with doing(post.copying(work).run):

        async def stopped() -> bool:
            return post.place(post.programs, "copy")["error"] is not None

        await until(stopped)
        found = post.place(post.programs, "copy")
        assert found["error"] == "Stopped: registry:5 registry.BoxFilled: RuntimeError: cannot"
        assert (found["position"], told(post)) == (4, [1, 2, 3, 4])
        broken = False
        await post.reached(work, 8)

    assert told(post) == post.log()
    assert post.place(post.programs, "copy")["error"] is None


async def test_only_one_reader_is_active_and_another_takes_over(post: Post) -> None:
    first, second = post.copying(), post.copying()
    async with doing(second.run):
        async with doing(first.run, *post.telling()):
            await post.reached(COPY, post.fill(boxes=1, times=3)[-1].position)
            assert sorted([first.standing_by, second.standing_by]) == [False, True]
        async with doing(*post.telling()):
            await post.reached(COPY, post.fill(boxes=1, times=3)[-1].position)

    assert told(post) == post.log()


async def test_a_reader_that_loses_its_connection_loses_its_turn_and_comes_back(post: Post) -> None:
    async with doing(*post.telling(), post.copying().run):
        await post.reached(COPY, post.fill(boxes=1, times=1)[-1].position)
        with psycopg.connect(post.databases.url, autocommit=True) as connection:
            connection.execute(
                """SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database
                   WHERE locktype = 'advisory' AND datname = current_database()"""
            )
        await post.reached(COPY, post.fill(boxes=1, times=1)[-1].position)

    assert told(post) == post.log()


async def test_two_active_readers_cannot_both_write(post: Post) -> None:
    """As when the lock of one is lost without its noticing."""
    await told_by_relay(post, boxes=2, times=3)
    letters = await post.stream()
    both_saw = place(post.programs.database, "copy", "registry")
    COPY.process(post.programs, both_saw, letters[:4])
    with pytest.raises(Superseded):
        COPY.process(post.programs, both_saw, letters)

    assert told(post) == [1, 2, 3, 4]


async def test_rebuilt_is_equal_to_live(post: Post) -> None:
    async with doing(*post.telling(), post.copying().run):
        last = post.fill(boxes=3, times=5)[-1]
        await post.reached(COPY, last.position)
        live = post.rows(post.programs, "told"), post.rows(post.programs, "weights")
        await post.rebuild(COPY)
        await post.reached(COPY, last.position)

    assert (post.rows(post.programs, "told"), post.rows(post.programs, "weights")) == live


async def test_rebuilt_from_the_logs_with_the_streams_deleted_is_equal_to_live(post: Post) -> None:
    async with doing(*post.telling(), post.copying().run):
        last = post.fill(boxes=3, times=5)[-1]
        await post.reached(COPY, last.position)
        live = post.rows(post.programs, "told"), post.rows(post.programs, "weights")
        await post.empty_stream()
        await post.rebuild(COPY)
        await post.reached(COPY, last.position)

    assert (post.rows(post.programs, "told"), post.rows(post.programs, "weights")) == live


async def test_a_view_of_the_own_log_can_be_waited_for(post: Post) -> None:
    waiter = Waiter(post.programs, [OWN])
    async with doing(*post.owning()):
        for number in range(3):
            box = post.programs.open(intent(), "чулан")
            filled = post.programs.fill(intent(), box.id, 2.0)
            assert await waiter("programs", filled.position, 10)
            assert len(weights(post)) == number + 1
    assert not await waiter("programs", filled.position + 1, 0.05)
    with pytest.raises(LookupError):
        await waiter("registry", 1, 1)
