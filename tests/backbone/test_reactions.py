"""Reactions: one command for each fact, whatever happens in between; what can't be processed waits for somebody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import pytest
from backbone.errors import Busy, Refused
from backbone.follower import Reaction, Redriven, redrive, step
from backbone.follower.parked import parked
from backbone.intent import Intent
from backbone.letters import Delivery
from boxes import Box, Filled
from post import Post, doing, until
from twins import BoxFilled, BoxOpened, Programs, intent

pytestmark = pytest.mark.anyio

failing: dict[int, Exception] = {}
"""What the handler raises, by position."""


@contextmanager
def trouble(*positions: int, error: Exception) -> Iterator[None]:
    failing.update(dict.fromkeys(positions, error))
    try:
        yield
    finally:
        failing.clear()


def raise_trouble(position: int) -> None:
    if error := failing.get(position):
        raise error


def open_copy(app: Programs, intent: Intent, delivery: Delivery[BoxOpened]) -> object:
    raise_trouble(delivery.position)
    return app.copy(intent, delivery.fact.box)


def fill_copy(app: Programs, intent: Intent, delivery: Delivery[BoxFilled]) -> object:
    raise_trouble(delivery.position)
    return app.fill(intent, delivery.aggregate, delivery.fact.kilograms)


COPYING: Reaction[Programs] = Reaction("copying", {BoxOpened: open_copy, BoxFilled: fill_copy})


def loads(post: Post) -> dict[UUID, float]:
    found = post.programs.recorder.select_notifications(None, 10_000)
    ids = {notification.originator_id for notification in found}
    return {id: post.programs.load(Box, id, None).load for id in ids if isinstance(id, UUID)}


def filled(post: Post, id: UUID) -> list[float]:
    events = [recorded.event for recorded in post.programs.history(id, None)]
    return [event.kilograms for event in events if isinstance(event, Filled)]


async def test_each_fact_leads_to_one_command_that_says_why(post: Post) -> None:
    receipts = post.fill(boxes=2, times=2)
    async with doing(*post.telling(), post.copying(COPYING).run):
        await post.reached(COPYING, 6)

    assert loads(post) == {receipts[0].id: 3.0, receipts[1].id: 3.0}
    cause = post.registry.history(receipts[0].id, None)[1].meta
    effect = post.programs.history(receipts[0].id, None)[1].meta
    assert (effect.causation_id, effect.correlation_id) == (cause.event_id, cause.correlation_id)
    assert (effect.actor, effect.role, effect.school) == ("programs", "service", cause.school)


async def test_facts_processed_again_have_no_second_effect(post: Post) -> None:
    receipts = post.fill(boxes=2, times=2)
    async with doing(*post.telling(), post.copying(COPYING).run):
        await post.reached(COPYING, 6)
        before = post.programs.recorder.max_notification_id()
        with post.programs.database.transaction() as cursor:
            cursor.execute("UPDATE positions SET position = 0, sequence = 0")
        await post.reached(COPYING, 6)

    assert post.programs.recorder.max_notification_id() == before
    assert loads(post) == {receipts[0].id: 3.0, receipts[1].id: 3.0}


@pytest.mark.parametrize("error", [Busy(), ConnectionError("network")])
async def test_trouble_that_passes_is_waited_for(post: Post, error: Exception) -> None:
    post.fill(boxes=1, times=2)
    with trouble(2, error=error):
        async with doing(*post.telling(), post.copying(COPYING).run):

            async def stands() -> bool:
                return post.place(post.programs, "copying")["error"] is not None

            await until(stands)
            assert post.place(post.programs, "copying")["position"] == 1
            failing.clear()
            await post.reached(COPYING, 3)

    assert parked(post.programs.database, "copying") == []
    assert list(loads(post).values()) == [3.0]


@pytest.mark.parametrize("error", [Refused("no", "Нельзя"), KeyError("a bug")])
async def test_what_fails_is_parked_with_all_that_follows_of_its_aggregate(post: Post, error: Exception) -> None:
    first, second, *_ = post.fill(boxes=2, times=3)
    with trouble(3, error=error):
        async with doing(*post.telling(), post.copying(COPYING).run):
            await post.reached(COPYING, 8)

    assert [letter.position for letter in parked(post.programs.database, "copying")] == [3, 5, 7]
    assert loads(post) == {first.id: 0.0, second.id: 4.5}


async def test_what_is_parked_can_be_driven_again_in_order(post: Post) -> None:
    first, second = post.fill(boxes=2, times=0)
    for kilograms in (1.0, 2.0, 3.0):
        for box in (first, second):
            post.registry.fill(intent(), box.id, kilograms)
    async with doing(*post.telling(), post.copying(COPYING).run):
        with trouble(3, 4, error=Refused("no", "Нельзя")):
            await post.reached(COPYING, 8)
            assert redrive(post.programs, COPYING) == Redriven(done=0, left=6)
        with trouble(4, error=Refused("no", "Нельзя")):
            assert redrive(post.programs, COPYING) == Redriven(done=3, left=3)
            assert loads(post) == {first.id: 6.0, second.id: 0.0}
        assert redrive(post.programs, COPYING) == Redriven(done=3, left=0)
        last = post.registry.fill(intent(), first.id, 4.0)
        await post.reached(COPYING, last.position)

    assert filled(post, first.id) == [1.0, 2.0, 3.0, 4.0]
    assert filled(post, second.id) == [1.0, 2.0, 3.0]


async def test_a_message_that_cannot_be_read_is_parked(post: Post) -> None:
    post.fill(boxes=1, times=2)
    async with doing(*post.telling()):
        await post.told_all()
    letters = await post.stream()
    await post.empty_stream()
    await post.put(letters[0], replace(letters[1], data=b"{"), letters[2])
    async with doing(post.copying(COPYING).run):
        await post.reached(COPYING, 3)

    assert [letter.position for letter in parked(post.programs.database, "copying")] == [2, 3]


async def test_a_handler_that_does_nothing_moves_on(post: Post) -> None:
    idle: Reaction[Programs] = Reaction("idle", {BoxOpened: lambda app, intent, delivery: None})
    post.fill(boxes=1, times=2)
    async with doing(*post.telling(), post.copying(idle).run):
        await post.reached(idle, 3)

    assert post.programs.recorder.max_notification_id() is None


async def test_a_step_is_a_command_of_its_own_and_leaves_the_position_to_the_last(post: Post) -> None:
    def twice(app: Programs, intent: Intent, delivery: Delivery[BoxOpened]) -> object:
        app.open(step(intent, "first"), "чулан")
        raise_trouble(delivery.position)
        return app.open(intent, "шкаф")

    work: Reaction[Programs] = Reaction("twice", {BoxOpened: twice})
    post.fill(boxes=1, times=0)
    with trouble(1, error=Busy()):
        async with doing(*post.telling(), post.copying(work).run):

            async def stands() -> bool:
                return post.place(post.programs, "twice")["error"] is not None

            await until(stands)
            assert post.place(post.programs, "twice")["position"] == 0
            failing.clear()
            await post.reached(work, 1)

    assert post.programs.recorder.max_notification_id() == 2
