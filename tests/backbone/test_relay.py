"""The stream is the log: the same facts, in the same order, each once, whatever happens to those who carry them."""

import asyncio
import random
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
from backbone.follower.sources import following
from backbone.letters import Letter
from backbone.relay import AnotherHistory
from backbone.status import relay_of
from backbone.tasks import Task, stop
from boxes import Opened
from nats.js import JetStreamContext
from nats.js.api import PubAck
from post import Post, doing, until
from twins import COPY, EVERYTHING, tell_opened

pytestmark = pytest.mark.anyio


def whole(letters: list[Letter]) -> bool:
    return following(letters, 0) == (letters, None)


async def test_the_stream_tells_the_log_and_each_message_names_the_one_before(post: Post) -> None:
    receipts = post.fill(boxes=3, times=2)
    async with doing(*post.telling()):
        await post.told_all()
    letters = await post.stream()

    assert [letter.position for letter in letters] == [receipt.position for receipt in receipts]
    assert whole(letters)
    assert {letter.subject.rpartition(".")[2] for letter in letters} == {"BoxOpened", "BoxFilled"}


async def test_two_relays_that_crash_at_random_leave_a_stream_equal_to_the_log(post: Post) -> None:
    chance = random.Random(20250901)

    async def fragile() -> None:
        relay = post.relay()
        while True:
            running = asyncio.create_task(relay.run(lambda: None))
            await asyncio.wait([running], timeout=chance.uniform(0.001, 0.08))
            await stop([running])

    fighting = [asyncio.create_task(fragile()) for _ in range(2)]
    for _ in range(15):
        await asyncio.to_thread(post.fill, 2, 3)
    await post.told_all()
    await stop(fighting)
    letters = await post.stream()

    assert [letter.position for letter in letters] == post.log()
    assert whole(letters)


async def test_private_events_are_not_told_but_how_far_the_log_has_come_is(post: Post) -> None:
    post.fill(boxes=1, times=3)
    async with doing(*post.telling({Opened: tell_opened})):
        await post.told_all()
        post.fill(boxes=1, times=0)
        await post.told_all()
    letters = await post.stream()

    assert [(letter.type, letter.position) for letter in letters] == [
        ("registry.BoxOpened", 1),
        ("registry.Progress", 4),
        ("registry.BoxOpened", 5),
    ]
    assert whole(letters)


async def test_a_stream_made_anew_is_filled_again_and_that_is_noted(post: Post) -> None:
    post.fill(boxes=2, times=2)
    async with doing(*post.telling()):
        await post.told_all()
    before = await post.stream()
    await post.empty_stream()
    async with doing(*post.telling()):
        await post.told_all()

    assert await post.stream() == before
    status = relay_of(post.registry)
    assert (status["refilled_from"], status["refilled_to"], status["behind"]) == (0, 6, 0)


async def test_a_relay_notices_that_its_stream_was_made_anew_while_it_runs(post: Post) -> None:
    async with doing(*post.telling()):
        post.fill(boxes=2, times=2)
        await post.told_all()
        await post.empty_stream()
        post.fill(boxes=1, times=0)
        await post.told_all()

    assert [letter.position for letter in await post.stream()] == post.log()


async def test_a_lost_tail_is_told_again(post: Post) -> None:
    post.fill(boxes=2, times=4)
    async with doing(*post.telling()):
        await post.told_all()
    before = await post.stream()
    await post.empty_stream()
    await post.put(*before[:6])
    async with doing(*post.telling()):
        await post.told_all()

    assert await post.stream() == before


@pytest.mark.parametrize("told_before", [True, False])
async def test_what_no_relay_has_written_stops_none(post: Post, told_before: bool) -> None:
    post.fill(boxes=1, times=1)
    if told_before:
        async with doing(*post.telling()):
            await post.told_all()
    await (await post.bus("registry").jetstream()).publish("events.registry.x.Nonsense", b"{")
    last = post.fill(boxes=1, times=1)[-1]
    async with doing(*post.telling(), post.copying().run):
        await post.reached(COPY, last.position)

    assert [row["position"] for row in post.rows(post.programs, "told")] == post.log()


async def test_what_somebody_else_writes_into_a_window_makes_no_hole(post: Post) -> None:
    last = post.fill(boxes=3, times=1)[-1]
    publish, junk = JetStreamContext.publish, [b"{", b"}"]

    async def after_two_of_another(jetstream: JetStreamContext, *given: Any) -> PubAck:
        while junk:
            await publish(jetstream, "events.registry.x.Nonsense", junk.pop())
        return await publish(jetstream, *given)

    with patch.object(JetStreamContext, "publish", after_two_of_another):
        async with doing(*post.telling(), post.copying().run):
            await post.reached(COPY, last.position)
    assert [row["position"] for row in post.rows(post.programs, "told")] == post.log()


async def test_a_stream_that_knows_more_than_the_log_is_left_alone(post: Post) -> None:
    post.fill(boxes=1, times=3)
    async with doing(*post.telling()):
        await post.told_all()
    told = await post.stream()
    await post.clean()
    await post.put(*told)
    post.fill(boxes=1, times=1)

    with pytest.raises(AnotherHistory):
        await post.relay().run(lambda: None)
    assert await post.stream() == told


async def test_a_log_that_loses_its_end_while_it_is_told_is_not_told_on(post: Post) -> None:
    """Whatever has taken the places of what was lost, before the relay has looked again."""
    async with doing(*post.telling()) as (_, relay):
        post.fill(boxes=1, times=3)
        await post.told_all()
        told = await post.stream()
        with psycopg.connect(post.databases.owner_url) as connection:
            connection.execute("DELETE FROM registry_events WHERE notification_id > 2")
            connection.execute("SELECT setval(pg_get_serial_sequence('registry_events', 'notification_id'), 2)")
        post.fill(boxes=2, times=2)
        await until(lambda: said(relay, AnotherHistory))
    assert await post.stream() == told


async def said(task: Task, error: type[Exception]) -> bool:
    return error.__name__ in (task.error or "")


async def test_everybody_in_the_stream_keeps_who_and_why(post: Post) -> None:
    opened = post.fill()[0]
    async with doing(*post.telling(EVERYTHING)):
        await post.told_all()
    recorded = post.registry.history(opened.id, None)[0]
    letter = (await post.stream())[0]

    assert letter.get("id") == str(recorded.meta.event_id)
    assert letter.get("command") == recorded.meta.command_id
    assert letter.get("correlation") == str(recorded.meta.correlation_id)
    assert letter.get("on") == "2025-09-01"
    assert letter.get("specversion") == "1.0"


async def test_a_relay_that_ended_before_it_remembered_knows_again_how_far_it_was(post: Post) -> None:
    post.fill(boxes=2, times=2)
    async with doing(*post.telling()):
        await post.told_all()
    with post.registry.database.transaction() as cursor:
        cursor.execute("UPDATE relay SET position = 3")
    async with doing(*post.telling()):
        await post.told_all()

    status = relay_of(post.registry)
    assert (status["refilled_to"], status["behind"]) == (None, 0)
