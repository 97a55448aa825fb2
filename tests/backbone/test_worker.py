"""The worker: everything a service does by itself, through the deaths of what it stands on."""

import asyncio
from contextlib import AbstractAsyncContextManager

import anyio.to_thread
import pytest
from backbone.asks import Answer, Asker, Declined, Unanswered
from backbone.errors import Busy, Refused
from backbone.follower import Projection, Waiter
from backbone.worker import Job, Worker
from post import Post, doing, until
from pydantic import BaseModel
from test_reactions import COPYING, loads
from twins import COPY, EVERYTHING, OWN, BoxFilled, BoxOpened, add, note

pytestmark = pytest.mark.anyio


class NamesWanted(BaseModel):
    persons: list[str]


class Names(BaseModel):
    names: list[str]


def names(wanted: NamesWanted) -> Names:
    if not wanted.persons:
        raise Refused("nobody", "Никто не назван")
    if "bug" in wanted.persons:
        raise KeyError("bug")
    return Names(names=[person.upper() for person in wanted.persons])


NAMES = Answer("ask.registry.names", NamesWanted, names)


def telling(post: Post) -> AbstractAsyncContextManager[None]:
    return Worker(post.registry, post.bus("registry"), publishes=EVERYTHING, answers=[NAMES]).running()


def following(post: Post) -> Worker:
    return Worker(post.programs, post.bus("programs"), publishes={}, followers=[OWN, COPYING])


async def test_what_one_service_does_is_seen_in_another_at_its_position(post: Post) -> None:
    waiter = Waiter(post.programs, [OWN, COPYING])
    async with telling(post), following(post).running():
        for _ in range(3):
            last = post.fill(boxes=1, times=2)[-1]
            assert await waiter("registry", last.position, 10)
            assert {row["box"]: row["kilograms"] for row in post.rows(post.programs, "weights")} == loads(post)

    assert set(loads(post).values()) == {3.0}


async def test_the_status_says_how_far_everything_is(post: Post) -> None:
    worker, teller = following(post), Worker(post.registry, post.bus("registry"), publishes=EVERYTHING)
    async with teller.running(), worker.running():
        await post.reached(COPYING, post.fill(boxes=1, times=2)[-1].position)
        await post.reached(OWN, 3, "programs")

        async def settled() -> bool:
            status = worker.status()
            return [row["behind"] for row in status["followers"]] == [0, 0]

        async def told() -> bool:
            return bool(teller.status()["relay"]["behind"] == 0)

        await until(settled)
        await until(told)
        status = worker.status()
        assert worker.ready()
        assert teller.ready()

    found = [(row["follower"], row["source"], row["position"], row["error"]) for row in status["followers"]]
    assert found == [("copying", "registry", 3, None), ("own", "programs", 3, None)]
    assert status["nats"]
    assert all(task["error"] is None for task in status["tasks"].values())


async def test_a_server_killed_in_between_costs_nothing(post: Post) -> None:
    async with telling(post), following(post).running():
        post.fill(boxes=2, times=2)
        await asyncio.to_thread(post.supervisor.kill, "nats")
        last = post.fill(boxes=2, times=2)[-1]
        await asyncio.to_thread(post.supervisor.await_ready, "nats")
        await post.reached(COPYING, last.position)

    assert set(loads(post).values()) == {3.0}
    assert [letter.position for letter in await post.stream()] == post.log()


async def test_a_worker_starts_before_its_servers(post: Post) -> None:
    await asyncio.to_thread(post.supervisor.kill, "nats")
    async with telling(post), following(post).running():
        last = post.fill(boxes=1, times=2)[-1]
        await asyncio.to_thread(post.supervisor.await_ready, "nats")
        await post.reached(COPYING, last.position)

    assert set(loads(post).values()) == {3.0}


async def test_two_projections_of_one_stream_are_refused(post: Post) -> None:
    other = Projection("other", {BoxOpened: note, BoxFilled: add}, tables=())
    with pytest.raises(ValueError, match="both read registry"):
        Worker(post.programs, post.bus("programs"), publishes={}, followers=[COPY, other])


async def test_a_job_that_fails_is_tried_again(post: Post) -> None:
    ran: list[int] = []

    async def work() -> None:
        ran.append(len(ran))
        if len(ran) == 2:
            raise RuntimeError("once")

    async def three_times() -> bool:
        return len(ran) >= 3

    async with doing(Job("often", 0.01, work).repeat) as tasks:
        await until(three_times)
        assert tasks[0].error is None


async def test_a_question_is_answered(post: Post) -> None:
    asker = Asker(post.bus("programs"))
    async with telling(post):

        async def served() -> bool:
            try:
                return await asker.ask(NAMES.subject, NamesWanted(persons=["a"]), Names) == Names(names=["A"])
            except Unanswered:
                return False

        await until(served)
        with pytest.raises(Declined, match="400 Refused"):
            await asker.ask(NAMES.subject, NamesWanted(persons=[]), Names)
        with pytest.raises(Declined, match="500"):
            await asker.ask(NAMES.subject, NamesWanted(persons=["bug"]), Names)


async def test_a_question_to_a_service_that_is_down_fails_at_once_and_may_be_asked_again(post: Post) -> None:
    asker = Asker(post.bus("programs"))
    with pytest.raises(Unanswered) as caught:
        await asker.ask(NAMES.subject, NamesWanted(persons=["a"]), Names)
    assert isinstance(caught.value, Busy)


async def test_a_question_from_a_thread(post: Post) -> None:
    asker = Asker(post.bus("programs"))
    async with telling(post):

        async def served() -> bool:
            try:
                question = NamesWanted(persons=["a"])
                found = await anyio.to_thread.run_sync(asker.ask_from_thread, NAMES.subject, question, Names)
            except Unanswered:
                return False
            return found == Names(names=["A"])

        await until(served)
