"""Followers of a stream: whatever happens to stream, consumer or reader, each fact counts once, in order."""

import asyncio
from typing import Any

import pytest
from backbone.follower import Projection
from backbone.follower.sources import Hole, StreamSource
from backbone.follower.stream import StreamReader
from backbone.relay import Publishes
from boxes import Filled
from post import Post, doing, until
from twins import COPY, EVERYTHING, intent, tell_filled

ONLY_FILLED: Publishes = {Filled: tell_filled}
pytestmark = pytest.mark.anyio


def weights(post: Post) -> dict[Any, float]:
    return {row["box"]: row["kilograms"] for row in post.rows(post.programs, "weights")}


def told(post: Post) -> list[int]:
    return [row["position"] for row in post.rows(post.programs, "told")]


async def told_by_relay(post: Post, boxes: int, times: int) -> None:
    post.fill(boxes, times)
    async with doing(*post.telling()):
        await post.told_all()


async def test_a_projection_takes_each_fact_once_and_in_order(post: Post) -> None:
    await told_by_relay(post, boxes=3, times=4)
    async with doing(post.copying().run):
        await post.reached(COPY, 15)

    assert told(post) == post.log()
    assert set(weights(post).values()) == {6.0}


async def test_facts_arrive_while_they_are_told(post: Post) -> None:
    async with doing(*post.telling(), post.copying().run):
        for _ in range(5):
            last = post.fill(boxes=1, times=2)[-1]
            await post.reached(COPY, last.position)

    assert told(post) == post.log()


async def test_a_reader_stopped_between_batches_goes_on_where_it_was(post: Post) -> None:
    await told_by_relay(post, boxes=2, times=30)
    small = Projection(COPY.name, COPY.handles, COPY.tables)
    object.__setattr__(small, "limit", 5)
    for stop_at in (10, 25, 40):
        async with doing(post.copying(small).run):
            await post.reached(COPY, stop_at)
    async with doing(post.copying().run):
        await post.reached(COPY, 62)

    assert told(post) == post.log()
    assert set(weights(post).values()) == {45.0}


async def test_a_consumer_deleted_under_a_reader_is_made_again(post: Post) -> None:
    async with doing(*post.telling(), post.copying().run):
        await post.reached(COPY, post.fill(boxes=1, times=2)[-1].position)
        jetstream = await post.bus("programs").jetstream()
        await jetstream.delete_consumer("REGISTRY", "programs_rebuild")
        await post.reached(COPY, post.fill(boxes=1, times=2)[-1].position)

    assert told(post) == post.log()


async def test_somebody_else_taking_messages_from_the_consumer_costs_nothing(post: Post) -> None:
    async with doing(*post.telling(), post.copying().run):
        await post.reached(COPY, post.fill(boxes=1, times=2)[-1].position)
        jetstream = await post.bus("programs").jetstream()
        thief = await jetstream.pull_subscribe_bind("programs_rebuild", "REGISTRY")
        stealing = asyncio.create_task(thief.fetch(1, timeout=5))
        await asyncio.sleep(0)
        last = (await asyncio.to_thread(post.fill, 5, 4))[-1]
        assert await stealing
        await post.reached(COPY, last.position)

    assert told(post) == post.log()


@pytest.mark.parametrize("publishes_again", [EVERYTHING, ONLY_FILLED])
async def test_a_stream_made_anew_is_neither_skipped_nor_repeated(post: Post, publishes_again: Publishes) -> None:
    """Also when its messages have other sequences than before."""
    await told_by_relay(post, boxes=5, times=2)
    async with doing(post.copying().run):
        await post.reached(COPY, 15)
        await post.empty_stream()
        async with doing(*post.telling(publishes_again)):
            last = post.registry.fill(intent(), box_of(post), 1.5)
            await post.reached(COPY, last.position)

    assert told(post) == post.log()


def box_of(post: Post) -> Any:
    return post.registry.recorder.select_notifications(1, 1)[0].originator_id


async def test_a_stream_made_anew_while_the_reader_is_away_is_recognised(post: Post) -> None:
    """Its last message has the sequence that the reader knows, and is quite another one."""
    await told_by_relay(post, boxes=5, times=2)
    async with doing(post.copying().run):
        await post.reached(COPY, 15)
    await post.empty_stream()
    async with doing(*post.telling(ONLY_FILLED)):
        for _ in range(5):
            post.registry.fill(intent(), box_of(post), 1.5)
        await post.told_all()
    assert (await post.stream())[-1].sequence == post.place(post.programs, COPY.name)["sequence"]
    async with doing(post.copying().run):
        await post.reached(COPY, 20)

    assert told(post) == post.log()


async def test_a_hole_stops_the_reader_until_it_is_filled(post: Post) -> None:
    await told_by_relay(post, boxes=2, times=3)
    letters = await post.stream()
    await post.empty_stream()
    await post.put(*letters[:3], *letters[4:])
    async with doing(post.copying().run):

        async def stopped() -> bool:
            return "Hole" in (post.place(post.programs, COPY.name)["error"] or "")

        await until(stopped)
        assert told(post) == [1, 2, 3]
        await post.empty_stream()
        await post.put(*letters)
        await post.reached(COPY, 8)

    assert told(post) == post.log()
    assert post.place(post.programs, COPY.name)["error"] is None


async def test_repeated_and_reordered_messages_change_nothing(post: Post) -> None:
    await told_by_relay(post, boxes=2, times=3)
    letters = await post.stream()
    await post.empty_stream()
    await post.put(letters[0], letters[1], letters[0], letters[1], letters[2], *letters[1:6], letters[3], *letters[6:])
    async with doing(post.copying().run):
        await post.reached(COPY, 8)

    assert told(post) == post.log()


async def test_a_late_message_is_an_alarm_and_not_a_repetition(post: Post) -> None:
    await told_by_relay(post, boxes=2, times=3)
    letters = await post.stream()
    await post.empty_stream()
    await post.put(letters[0], letters[2], letters[1], letters[3])
    source = StreamSource("registry", StreamReader(post.bus("programs"), "REGISTRY", "programs_rebuild"))

    first = await source.read(0, 0, 10)
    assert [letter.position for letter in first.letters] == [1]
    assert (await source.read(1, 1, 10)).letters == []  # looks again from the beginning
    with pytest.raises(Hole):
        await source.read(1, 1, 10)


async def test_messages_that_no_relay_has_written_are_left_out(post: Post) -> None:
    await told_by_relay(post, boxes=1, times=1)
    jetstream = await post.bus("registry").jetstream()
    await jetstream.publish("events.registry.x.Nonsense", b"{")
    async with doing(post.copying().run):
        await post.reached(COPY, 2)

    assert told(post) == [1, 2]
