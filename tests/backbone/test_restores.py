"""A store goes back to an earlier state while others have read what came after: they notice, and nobody diverges."""

from typing import Any

import psycopg
import pytest
from backbone.follower.parked import parked
from backbone.relay import AnotherHistory
from backbone.restores import Undone, heard, mark, surviving, told
from backbone.status import restore_of
from post import Post, doing
from test_reactions import COPYING, loads, trouble
from twins import COPY, TODAY

pytestmark = pytest.mark.anyio


async def restored(post: Post, kept: int, *, marked: bool = True) -> Undone | None:
    """Registry as it was when its log came to `kept`."""
    given_out = post.registry.recorder.max_notification_id() or 0
    with psycopg.connect(post.databases.owner_url) as connection:
        connection.execute("DELETE FROM registry_events WHERE notification_id > %s", (kept,))
        connection.execute("UPDATE relay SET position = least(position, %s)", (kept,))
        if not marked:
            connection.execute(
                "SELECT setval(pg_get_serial_sequence('registry_events', 'notification_id'), %s)", (kept,)
            )
    undone = mark(post.databases.owner_url, "registry_events", given_out) if marked else None
    await post.empty_stream()
    return undone


async def go_on(post: Post, work: Any = COPY, boxes: int = 1, times: int = 2) -> None:
    """Something more happens; returns when the follower has seen it."""
    last = post.fill(boxes, times)[-1].position
    async with doing(*post.telling(), post.copying(work).run):
        await post.reached(work, last)


def rows(post: Post) -> list[int]:
    return [row["position"] for row in post.rows(post.programs, "told")]


async def test_who_has_read_what_is_undone_goes_back_and_says_so(post: Post) -> None:
    await go_on(post, boxes=2, times=4)
    undone = await restored(post, kept=6)
    await go_on(post)
    assert rows(post) == post.log()
    assert post.log()[:7] == [1, 2, 3, 4, 5, 6, undone.until + 1] if undone else False
    place = post.place(post.programs, COPY.name)
    assert (place["rewound_from"], place["rewound_to"]) == (10, 6)
    found = restore_of(post.registry.database)
    assert found
    assert (found["kept"], found["until"]) == (6, undone and undone.until)


async def test_without_the_mark_positions_mean_two_things_and_the_follower_diverges(post: Post) -> None:
    """The control: what the mark is for."""
    await go_on(post, boxes=2, times=4)
    await restored(post, kept=6, marked=False)
    await go_on(post, boxes=2, times=4)
    assert post.log() == list(range(1, 17))
    with post.registry.database.transaction() as cursor:
        opened = cursor.execute("SELECT count(*) AS n FROM registry_events WHERE topic = 'boxes.Opened'").fetchone()
    said = [row["type"] for row in post.rows(post.programs, "told")]
    assert opened
    assert said.count("BoxOpened") != opened["n"]


async def test_it_is_noticed_before_anything_new_happens(post: Post) -> None:
    await go_on(post, boxes=2, times=4)
    await restored(post, kept=6)
    async with doing(*post.telling(), post.copying().run):
        await post.told_all()
        while post.place(post.programs, COPY.name)["position"] != 6:
            await post.reached(COPY, 6)
    assert rows(post) == post.log() == [1, 2, 3, 4, 5, 6]


async def test_who_has_not_come_so_far_just_reads_on(post: Post) -> None:
    await go_on(post, boxes=2, times=1)
    post.fill(boxes=1, times=4)
    await restored(post, kept=6)
    await go_on(post)
    assert rows(post) == post.log()
    assert post.place(post.programs, COPY.name)["rewound_at"] is None


@pytest.mark.parametrize("back", [4, 8])
async def test_who_has_slept_through_one_restore_notices_at_the_next(post: Post, back: int) -> None:
    """The second goes back behind the first, or not so far."""
    await go_on(post, boxes=2, times=4)
    first = await restored(post, kept=6)
    assert first
    post.fill(boxes=1, times=3)
    await restored(post, kept=back if back < 6 else first.until + 2)
    await go_on(post)
    assert rows(post) == post.log()
    assert post.place(post.programs, COPY.name)["rewound_to"] == min(back, 6)


async def test_a_rebuild_does_not_wait_for_what_is_undone(post: Post) -> None:
    await go_on(post, boxes=2, times=4)
    await restored(post, kept=6)
    async with doing(*post.telling()):
        await post.told_all()
    await post.rebuild(COPY)
    assert rows(post) == post.log()
    assert post.place(post.programs, COPY.name)["position"] == 6


async def test_what_a_reaction_has_done_stays_and_it_goes_on_with_what_is_new(post: Post) -> None:
    first, second, *_ = post.fill(boxes=2, times=4)
    async with doing(*post.telling(), post.copying(COPYING).run):
        await post.reached(COPYING, 10)
    await restored(post, kept=6)
    await go_on(post, COPYING)
    found = loads(post)
    assert (found[first.id], found[second.id]) == (6.0, 6.0)
    assert sorted(found.values()) == [3.0, 6.0, 6.0]
    assert post.place(post.programs, COPYING.name)["rewound_to"] == 6


async def test_what_waited_and_is_undone_waits_no_more(post: Post) -> None:
    post.fill(boxes=2, times=4)
    with trouble(5, 9, error=KeyError("a bug")):
        async with doing(*post.telling(), post.copying(COPYING).run):
            await post.reached(COPYING, 10)
    assert [letter.position for letter in parked(post.programs.database, COPYING.name)] == [5, 7, 9]
    await restored(post, kept=6)
    await go_on(post, COPYING)
    assert [letter.position for letter in parked(post.programs.database, COPYING.name)] == [5]


async def test_a_relay_does_not_tell_into_a_stream_that_knows_what_is_undone(post: Post) -> None:
    """It says so until the stream is made anew."""
    await go_on(post, boxes=2, times=4)
    before = await post.stream()
    await restored(post, kept=6)
    await post.put(*before)
    post.fill(boxes=1, times=1)
    with pytest.raises(AnotherHistory):
        await post.relay().run(lambda: None)


async def test_the_application_goes_on_beyond_what_was_given_out(post: Post) -> None:
    post.fill(boxes=1, times=3)
    undone = await restored(post, kept=2)
    receipt = post.fill(boxes=1, times=0)[-1]
    assert undone
    assert receipt.position == undone.until + 1
    assert post.registry.history(receipt.id, None)[0].event.on == TODAY


def test_what_is_undone_as_a_header() -> None:
    undone = [Undone(6, 1_000), Undone(4, 2_000)]
    assert heard(told(undone)) == undone
    assert told([]) is None
    assert heard(None) == []
    assert [surviving(position, undone) for position in (4, 5, 6, 7, 1_000, 1_001, 2_000, 2_001)] == [
        4, 4, 4, 4, 4, 4, 4, 2_001,
    ]  # fmt: skip
