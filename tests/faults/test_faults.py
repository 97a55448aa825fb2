"""A short campaign, what is brief on two kinds of platforms; and that the judge sees what it is there to see. A ground
that this machine cannot have has no test; `make faults` does the rest, and the controls."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from mentoring.platform import Platform
from stores import database, settle

from tests.faults import campaign
from tests.faults.cells import Ground
from tests.faults.checker import Stored, breaks, divergence, told_and_stored
from tests.faults.grounds import PLAIN, VOLUMES
from tests.faults.ledger import Entry
from tests.faults.load import founded, today
from tests.faults.needs import Need
from tests.faults.nemesis import CELLS
from tests.faults.report import not_run
from tests.faults.tally import Tally

SEED = 1
OTHERS = {"on volumes": VOLUMES}
GROUNDS = {name: ground for name, ground in OTHERS.items() if all(need.met() for need in ground.needs)}
SCHOOL, PERSON = uuid4(), uuid4()

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def alone() -> Iterator[Platform]:
    """With a school on it."""
    with campaign.platform(PLAIN) as running:
        founded(running.access, today(running))
        yield running


def test_what_clients_were_told_holds(alone: Platform) -> None:
    holds(alone, PLAIN)


@pytest.mark.parametrize("ground", GROUNDS)
def test_what_clients_were_told_holds_elsewhere(ground: str) -> None:
    with campaign.platform(GROUNDS[ground]) as on:
        holds(on, GROUNDS[ground])


def holds(on: Platform, ground: Ground) -> None:
    cells = [cell for cell in CELLS.values() if cell.ground is ground and cell.brief and not cell.missing]
    tally = Tally("all that is brief")
    campaign.run(on, cells, SEED, 0, tally)
    tally.sums["divergence"] = divergence(on)
    assert not tally.wrong
    assert tally.faults == len(cells)
    assert tally.sums["commands"] > 10 * len(cells)
    assert tally.sums["looks"] > 5 * len(cells)


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


def test_what_cannot_be_done_here_is_told_and_counts_as_nothing() -> None:
    cell = replace(CELLS["kill nats"], needs=(Need("a tool", lambda: False),))
    assert not_run([cell, CELLS["kill nats"]]) == ["not run: kill nats wants a tool"]
