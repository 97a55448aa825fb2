"""That the judge sees what it is there to see."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from mentoring.platform import Platform
from stores import database, settle

from tests.faults import campaign
from tests.faults.checker import Stored, breaks, divergence, told_and_stored
from tests.faults.fold import disagreements
from tests.faults.grounds import PLAIN
from tests.faults.ledger import Entry
from tests.faults.load import founded, today
from tests.faults.needs import Need
from tests.faults.nemesis import CELLS
from tests.faults.report import leg as leg_line
from tests.faults.report import not_run
from tests.faults.striking import Struck
from tests.faults.tally import Tally

SCHOOL, PERSON = uuid4(), uuid4()


@pytest.fixture(scope="module")
def alone() -> Iterator[Platform]:
    """With a school on it."""
    with campaign.platform(PLAIN) as running:
        founded(running.access, today(running))
        yield running


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
    beginning = """DELETE FROM registry_events WHERE originator_version = 1 AND originator_id =
        (SELECT originator_id FROM registry_events WHERE originator_version = 2 LIMIT 1) RETURNING *"""
    with database(alone, "registry") as connection:
        (lost,) = connection.execute(beginning).fetchall()
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


def test_the_second_judge_sees_what_a_rebuild_would_not_change(alone: Platform) -> None:
    settle(alone)
    assert disagreements(alone) == 0
    with database(alone, "programs") as connection:
        (known,) = connection.execute("DELETE FROM people WHERE id = (SELECT id FROM people LIMIT 1) RETURNING *")
        assert disagreements(alone) == 2
        connection.execute("INSERT INTO people (id, school) VALUES (%(id)s, %(school)s)", known)
    assert disagreements(alone) == 0


def test_what_cannot_be_done_here_is_told_and_counts_as_nothing() -> None:
    cell = replace(CELLS["kill nats"], needs=(Need("a tool", lambda: False),))
    missing = {"one": cell.missing, "another": CELLS["kill nats"].missing}
    assert not_run(missing) == ["not run: one wants a tool"]


def test_what_is_wrong_in_a_leg_is_told_of_each_of_its_cells() -> None:
    one, two = CELLS["kill nats"], CELLS["freeze nats"]
    leg = campaign.Leg(7, [one.name, two.name], {one.name: Struck(1, 2, None, 3, {"too_much": 1})}, {"ghost": 2})
    tallies = {name: Tally(name) for name in leg.cells}
    for tally in tallies.values():
        tally.add(leg)
    assert tallies[one.name].wrong == {"ghost": 2, "too_much": 1}
    assert tallies[two.name].wrong == {"ghost": 2}
    assert leg_line(leg).endswith("ghost 2, too_much 1 after kill nats, freeze nats")
