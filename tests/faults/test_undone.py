"""What a restore may take back, and what it may not."""

from uuid import UUID, uuid4

from tests.faults.checker import Stored, recovery_point, told_and_stored
from tests.faults.ledger import Entry
from tests.faults.undone import Undone, taken_back

SCHOOL, KNOWN, LATE = uuid4(), uuid4(), uuid4()
BACKUP = Undone(since=10, until=20)


def entry(kind: str, command: str, person: UUID, moment: float, position: int | None = None) -> Entry:
    told = {"command": command, "school": SCHOOL, "person": person, "kind": kind, "what": "edit", "moment": moment}
    done = {"version": 1, "position": f"registry:{position}"} if position else {}
    return Entry.model_validate(told | done)


TOLD = [
    entry("ok", "before", KNOWN, 9, 1),
    entry("ok", "since", LATE, 13, 2),
    entry("stale", "registry:2", LATE, 21),
    entry("fail", "edit", LATE, 22),
]


def judged(told: list[Entry], *events: Stored) -> dict[str, int]:
    return {figure: number for figure, number in told_and_stored(taken_back(told, [BACKUP]), events).items() if number}


def event(position: int, command: str, person: UUID) -> Stored:
    return Stored(position, person, 1, command, str(SCHOOL))


def test_what_was_told_since_the_backup_may_be_gone_and_be_unknown() -> None:
    assert not judged(TOLD, event(1, "before", KNOWN))
    assert not judged(TOLD, event(1, "before", KNOWN), event(2, "since", LATE))
    assert [told.kind for told in taken_back(TOLD, [BACKUP])] == ["ok", "undone", "undone", "undone"]


def test_what_was_told_before_may_not() -> None:
    assert judged(TOLD) == {"acked_lost": 1}
    assert judged([*TOLD, entry("fail", "edit", KNOWN, 22)], event(1, "before", KNOWN)) == {"refused": 1}


def test_a_position_that_was_told_is_no_other_command_s() -> None:
    assert judged(TOLD, event(1, "before", KNOWN), event(2, "other", uuid4())) == {"taken_again": 1}


def test_the_recovery_point_is_what_is_gone_and_how_long_it_took_to_do_it() -> None:
    told = taken_back(TOLD, [BACKUP])
    assert recovery_point(told, [event(1, "before", KNOWN)], [BACKUP]) == {"undone": 1, "undone_seconds": 3}
    assert recovery_point(told, [event(2, "since", LATE)], [BACKUP]) == {"undone": 0, "undone_seconds": 0}
