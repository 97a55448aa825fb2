"""A short campaign; and that the judge sees what it is there to see."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from mentoring.platform import Platform
from stores import database, settle

from tests.faults import campaign
from tests.faults.checker import Stored, breaks, divergence, told_and_stored
from tests.faults.ledger import Entry
from tests.faults.load import founded
from tests.faults.nemesis import CELLS

SHORT = 2.0
"""Seconds of load a cell."""
SCHOOL, PERSON = uuid4(), uuid4()

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def alone() -> Iterator[Platform]:
    """With a school on it."""
    with campaign.platform() as running:
        founded(running.access, campaign.today(running))
        yield running


@pytest.mark.parametrize("cell", CELLS)
def test_what_clients_were_told_holds(alone: Platform, cell: str) -> None:
    found, _ = campaign.run(alone, cell, seed=1, seconds=SHORT)
    judged = campaign.Cell(cell)
    judged.add(found, 0)
    assert judged.sound, found
    assert found["commands"] > 20, found
    assert found["looks"] > 5, found


def test_after_all_that_views_are_what_the_streams_make_of_them(alone: Platform) -> None:
    assert divergence(alone) == 0


def entry(kind: str, command: str = "c", version: int | None = None, person: UUID = PERSON) -> Entry:
    told = {"command": command, "school": SCHOOL, "person": person, "kind": kind, "what": "edit", "moment": 0.0}
    return Entry.model_validate(told | {"version": version})


def event(command: str = "c", version: int = 1, stream: UUID = PERSON) -> Stored:
    return Stored(1, stream, version, command, str(SCHOOL))


def test_the_judge_passes_what_was_told_and_is_there_and_what_nobody_knows() -> None:
    told = [entry("invoke"), entry("info"), entry("invoke"), entry("ok", version=1), entry("invoke", "lost")]
    assert not any(told_and_stored(told, [event()]).values())
    assert not any(told_and_stored(told, [event(), event("lost", 2)]).values())


@pytest.mark.parametrize(
    ("events", "figure"),
    [
        ([], "acked_lost"),
        ([event(version=2)], "acked_lost"),
        ([event(stream=uuid4())], "acked_lost"),
        ([event(), event(version=2)], "dup_effects"),
        ([event(), event(stream=uuid4())], "dup_effects"),
        ([event(), event("refused")], "ghost"),
    ],
)
def test_the_judge_sees_a_loss_a_repetition_and_a_ghost(events: list[Stored], figure: str) -> None:
    told = [entry("invoke"), entry("ok", version=1), entry("invoke", "refused"), entry("fail", "refused")]
    assert told_and_stored(told, events)[figure] == 1


def test_the_judge_sees_a_hole_in_a_log(alone: Platform) -> None:
    settle(alone)
    assert breaks(alone, "registry") == 0
    beginning = "DELETE FROM registry_events WHERE notification_id = (SELECT max(notification_id) FROM registry_events"
    with database(alone, "registry") as connection:
        (lost,) = connection.execute(f"{beginning} WHERE originator_version = 1) RETURNING *").fetchall()
        assert breaks(alone, "registry") == 1
        names = ", ".join(lost)
        connection.execute(
            f"INSERT INTO registry_events ({names}) OVERRIDING SYSTEM VALUE VALUES ({', '.join(['%s'] * len(lost))})",
            list(lost.values()),
        )
    assert breaks(alone, "registry") == 0


def test_the_judge_sees_a_view_that_tells_otherwise(alone: Platform) -> None:
    settle(alone)
    with database(alone, "reporting") as connection:
        connection.execute("DELETE FROM journal WHERE position = (SELECT max(position) FROM journal)")
    assert divergence(alone) >= 1
    assert divergence(alone) == 0


def test_a_database_that_confirms_too_early_is_found_out() -> None:
    """The negative control: what is seen of it, the campaign would see of a platform that does the same."""
    with campaign.platform() as hasty:
        campaign.confirm_early(hasty)
        losses = (campaign.run(hasty, "kill postgres", seed, SHORT)[0]["acked_lost"] for seed in range(5))
        assert any(losses)
