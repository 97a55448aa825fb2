"""Messages: CloudEvents headers and back, and the rule by which a reader knows what follows."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from backbone.events import Meta, Recorded
from backbone.eventstore.mapper import EventMapper
from backbone.follower.sources import following
from backbone.letters import Letter, opened
from boxes import Opened
from eventsourcing.persistence import JSONTranscoder
from hypothesis import given
from hypothesis import strategies as st
from twins import BoxFilled, BoxOpened

MAPPER = EventMapper(JSONTranscoder())
BOX = UUID(int=7)


def recorded(command_id: str = "key") -> Recorded:
    meta = Meta(
        event_id=uuid4(),
        recorded_at=datetime(2025, 9, 1, 12, 30, tzinfo=UTC),
        actor="0b0e",
        on_behalf_of=None,
        role="head",
        school=uuid4(),
        correlation_id=uuid4(),
        command_id=command_id,
    )
    return Recorded(BOX, 3, meta, Opened(on=date(2025, 8, 31), name="чулан"))


def letter(position: int, previous: int) -> Letter:
    return Letter("", {}, b"", "registry", "registry.BoxOpened", "", position, previous)


@given(st.text(max_size=128))
def test_what_goes_into_the_headers_comes_out_of_them(command_id: str) -> None:
    sent = recorded(command_id)
    written = Letter.of_contract(BoxOpened(box=BOX), sent, "registry", 9, 4)
    read = Letter.read(written.subject, written.headers, written.data, 2)
    delivery = opened(read, BoxOpened, MAPPER)

    assert delivery.meta == sent.meta
    assert (delivery.fact, delivery.aggregate, delivery.version) == (BoxOpened(box=BOX), BOX, 3)
    assert (delivery.position, delivery.previous, delivery.on) == (9, 4, sent.event.on)
    assert all(value.isascii() and value.isprintable() for value in written.headers.values())


def test_an_own_event_is_opened_from_what_is_stored() -> None:
    sent = recorded()
    delivery = opened(Letter.of_stored(MAPPER.to_stored_event(sent), "registry", 9, 8), Opened, MAPPER)

    assert (delivery.fact, delivery.meta, delivery.on) == (sent.event, sent.meta, sent.event.on)


def test_what_no_relay_has_written_is_refused() -> None:
    with pytest.raises(ValueError, match="ce-source"):
        Letter.read("events.registry.x.Y", None, b"{}")


def test_what_is_not_of_the_kind_cannot_be_opened() -> None:
    written = Letter.of_contract(BoxOpened(box=BOX), recorded(), "registry", 9, 4)
    with pytest.raises(ValueError, match="kilograms"):
        opened(written, BoxFilled, MAPPER)


CHAIN = [letter(position, previous) for previous, position in zip([0, *range(2, 60, 3)], range(2, 60, 3), strict=False)]


@given(st.lists(st.sampled_from(CHAIN), max_size=80), st.integers(0, len(CHAIN)))
def test_however_messages_are_repeated_lost_and_reordered_nothing_is_skipped_or_taken_twice(
    arriving: list[Letter], known: int
) -> None:
    position = CHAIN[known - 1].position if known else 0
    taken, hole = following(arriving, position)

    assert taken == CHAIN[known : known + len(taken)]
    if hole:
        reached = taken[-1].position if taken else position
        assert hole.previous > reached


def test_a_late_message_is_not_taken_for_a_repeated_one() -> None:
    first, second, third = CHAIN[:3]
    assert following([first, third, second], 0) == ([first], third)
    assert following([first, first, second, first, third], 0) == ([first, second, third], None)
