"""The event store: each command once, nothing half written, nothing of another school's."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

import psycopg
import pytest
from backbone.clock import Clock
from backbone.errors import KeyReused, NotFound, Refused, StaleVersion
from backbone.events import Meta, Recorded
from backbone.eventstore.histories import Histories
from backbone.eventstore.mapper import restore
from backbone.eventstore.recorder import Recorder
from backbone.intent import Intent
from backbone.keys import Keys
from backbone.migrate import migrate_keys, migrate_store
from backbone.vault import Vault
from boxes import ACTOR, SCHOOL, Box, Boxes, Filled
from mentoring.roles import Databases
from mentoring.servers import Servers
from psycopg.conninfo import conninfo_to_dict

TODAY = date(2025, 9, 1)


def intent(key: str | None = None, fingerprint: bytes = b"request", expected_version: int | None = None) -> Intent:
    return Intent(
        actor=ACTOR,
        command_id=key or str(uuid4()),
        fingerprint=fingerprint,
        correlation_id=uuid4(),
        today=TODAY,
        expected_version=expected_version,
    )


@pytest.fixture(scope="module")
def databases(database: Callable[[], Databases]) -> Databases:
    fresh = database()
    for _ in range(2):
        migrate_store(Boxes, fresh.owner_url, fresh.url)
        migrate_keys(fresh.owner_keys_url, fresh.keys_url)
    return fresh


@pytest.fixture(scope="module")
def boxes(databases: Databases) -> Iterator[Boxes]:
    app = Boxes(databases.url, Clock())
    yield app
    app.close()


@pytest.fixture(scope="module")
def vault(boxes: Boxes, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    keys = Keys(databases.keys_url, tmp_path_factory.mktemp("ledger") / "destroyed.jsonl")
    yield Vault(boxes.database, keys)
    keys.close()


def test_a_repeated_key_gets_the_first_answer_and_has_no_second_effect(boxes: Boxes) -> None:
    box = boxes.open(intent(), "чулан")
    first = boxes.fill(intent("same"), box.id, 2.0)
    assert boxes.fill(intent("same"), box.id, 2.0) == first
    assert boxes.load(Box, box.id, SCHOOL).load == 2.0


@pytest.mark.parametrize("kilograms", [1.0, 0.0])
def test_a_repeat_names_the_first_position_of_several_objects_or_of_no_event(boxes: Boxes, kilograms: float) -> None:
    one, other = boxes.open(intent(), "чулан"), boxes.open(intent(), "кладовая")
    asked = intent()
    first = boxes.pour(asked, one.id, other.id, kilograms)
    assert first.position == boxes.recorder.max_notification_id()
    boxes.fill(intent(), one.id, 2.0)
    assert boxes.pour(asked, one.id, other.id, kilograms) == first


def test_a_key_used_for_another_request_is_refused(boxes: Boxes) -> None:
    boxes.open(intent("reused"), "чулан")
    with pytest.raises(KeyReused):
        boxes.open(intent("reused", b"another"), "чулан")


def test_the_same_key_twice_at_once_has_one_effect(boxes: Boxes) -> None:
    box = boxes.open(intent(), "чулан")
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: boxes.fill(intent("at-once"), box.id, 1.0), range(8)))
    assert len(answers) == 1
    assert boxes.load(Box, box.id, SCHOOL).load == 1.0


def test_commands_that_race_are_decided_one_after_the_other(boxes: Boxes) -> None:
    box = boxes.open(intent(), "чулан")
    with ThreadPoolExecutor(3) as pool:
        versions = {answer.version for answer in pool.map(lambda _: boxes.fill(intent(), box.id, 1.0), range(3))}
    assert versions == {2, 3, 4}
    assert boxes.load(Box, box.id, SCHOOL).load == 3.0


def test_a_version_the_client_did_not_see_is_refused(boxes: Boxes) -> None:
    box = boxes.open(intent(), "чулан")
    boxes.fill(intent(), box.id, 1.0)
    with pytest.raises(StaleVersion):
        boxes.fill(intent(expected_version=1), box.id, 1.0)
    assert boxes.fill(intent(expected_version=2), box.id, 1.0).version == 3


def test_a_refused_command_leaves_nothing_not_even_its_key(boxes: Boxes) -> None:
    box = boxes.open(intent(), "чулан")
    with pytest.raises(Refused):
        boxes.fill(intent("refused"), box.id, -1.0)
    assert boxes.fill(intent("refused", b"corrected"), box.id, 1.0).version == 2


def test_another_schools_object_is_not_found(boxes: Boxes) -> None:
    box = boxes.open(intent(), "чулан")
    with pytest.raises(NotFound):
        boxes.load(Box, box.id, uuid4())


def test_every_event_says_who_for_whom_when_and_why(boxes: Boxes) -> None:
    asked = replace(intent("why"), actor=replace(ACTOR, on_behalf_of="principal"), causation_id=uuid4())
    meta = boxes.history(boxes.open(asked, "чулан").id, SCHOOL)[0].meta
    assert (meta.actor, meta.on_behalf_of, meta.role, meta.school) == (ACTOR.id, "principal", "head", SCHOOL)
    assert (meta.correlation_id, meta.causation_id, meta.command_id) == (
        asked.correlation_id,
        asked.causation_id,
        "why",
    )


def test_the_state_is_known_at_any_version_date_and_moment(boxes: Boxes) -> None:
    box = boxes.open(intent(), "чулан")
    boxes.fill(replace(intent(), today=TODAY + timedelta(days=10)), box.id, 1.0)
    seen = boxes.history(box.id, SCHOOL)[-1].meta.recorded_at
    boxes.fill(replace(intent(), today=TODAY + timedelta(days=5)), box.id, 2.0)
    assert boxes.load(Box, box.id, SCHOOL, version=2).load == 1.0
    assert boxes.load(Box, box.id, SCHOOL, as_of=TODAY + timedelta(days=5)).load == 2.0
    assert boxes.load(Box, box.id, SCHOOL, known_at=seen).load == 1.0


def test_a_sealed_text_is_written_with_its_events_or_not_at_all(boxes: Boxes, vault: Vault) -> None:
    box = boxes.open(intent(), "чулан")
    person, kept, lost = uuid4(), uuid4(), uuid4()
    boxes.fill(intent(), box.id, 1.0, vault.seal(person, {kept: "Иванова"}))
    with pytest.raises(StaleVersion):
        boxes.fill(intent(expected_version=1), box.id, 1.0, vault.seal(person, {lost: "Петрова"}))
    assert vault.open([kept, lost]) == {kept: "Иванова", lost: None}


def test_a_forgotten_person_cannot_be_read_any_more(boxes: Boxes, vault: Vault) -> None:
    box, person, text = boxes.open(intent(), "чулан"), uuid4(), uuid4()
    boxes.fill(intent(), box.id, 1.0, vault.seal(person, {text: "Иванова"}))
    vault.forget(person)
    assert vault.open([text]) == {text: None}
    assert boxes.load(Box, box.id, SCHOOL).load == 1.0


@pytest.mark.parametrize("forgotten", [0, 1, 2])
def test_what_speaks_of_several_is_forgotten_with_the_first_of_them(boxes: Boxes, vault: Vault, forgotten: int) -> None:
    box, people, text, own = boxes.open(intent(), "чулан"), [uuid4() for _ in range(3)], uuid4(), uuid4()
    boxes.fill(intent(), box.id, 1.0, vault.seal(people[0], {text: "Иванова и Петров"}, *people))
    boxes.fill(intent(), box.id, 1.0, vault.seal(people[1], {own: "Петров"}))
    assert vault.open([text, own]) == {text: "Иванова и Петров", own: "Петров"}
    vault.forget(people[forgotten])
    assert vault.open([text, own]) == {text: None, own: None if forgotten == 1 else "Петров"}


def test_personal_data_lies_in_the_database_only_sealed(boxes: Boxes, vault: Vault, databases: Databases) -> None:
    box, person, text = boxes.open(intent(), "чулан"), uuid4(), uuid4()
    boxes.fill(intent(), box.id, 1.0, vault.seal(person, {text: "Иванова"}))
    with psycopg.connect(databases.owner_url) as connection:
        rows = connection.execute("SELECT ciphertext FROM sealed WHERE subject = %s", (person,)).fetchall()
    assert rows
    assert all("Иванова".encode() not in row[0] for row in rows)


def test_the_next_command_and_the_next_query_do_not_feel_that_all_connections_have_died(
    boxes: Boxes, databases: Databases, servers: Servers
) -> None:
    opened = [boxes.open(intent(), "чулан") for _ in range(2)]
    assert isinstance(boxes.recorder, Recorder)
    with ExitStack() as busy:
        for _ in range(8):
            busy.enter_context(boxes.recorder.datastore.get_connection())
    with psycopg.connect(servers.postgres.dsn()) as admin:
        role = conninfo_to_dict(databases.url)["user"]
        killed = admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = %s", (role,)
        )
        assert killed.rowcount > 8
    assert boxes.fill(intent(), opened[0].id, 1.0).version == 2
    assert boxes.load(Box, opened[1].id, SCHOOL).load == 0.0


@pytest.mark.parametrize("statement", ["DELETE FROM boxes_events", "UPDATE boxes_events SET topic = 'x'"])
def test_the_running_service_can_neither_change_nor_delete_events(boxes: Boxes, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), boxes.database.transaction() as cursor:
        cursor.execute(statement)


def test_the_log_is_in_the_order_of_commits_under_many_writers(boxes: Boxes) -> None:
    """A reader that pages behind the newest position never meets an older event later."""
    box_ids = [boxes.open(intent(), "чулан").id for _ in range(4)]
    seen = [boxes.recorder.max_notification_id() or 0]

    def read() -> None:
        page = boxes.recorder.select_notifications(seen[-1], 100, inclusive_of_start=False)
        seen.extend(item.id for item in page)

    def write(id: UUID) -> list[int]:
        return [boxes.fill(intent(), id, 1.0).position for _ in range(10)]

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write, id) for id in box_ids]
        while not all(writer.done() for writer in writers):
            read()
    read()
    assert seen[1:] == sorted(position for writer in writers for position in writer.result())


def test_an_event_that_a_restore_has_replaced_is_not_taken_for_the_remembered_one(
    boxes: Boxes, databases: Databases
) -> None:
    box = boxes.open(intent(), "чулан")
    boxes.fill(intent(), box.id, 1.0)
    elsewhere = Boxes(databases.url, Clock())
    with psycopg.connect(databases.owner_url) as connection:
        connection.execute("DELETE FROM boxes_events WHERE originator_id = %s AND originator_version = 2", (box.id,))
    elsewhere.fill(intent(), box.id, 4.0)
    elsewhere.close()
    assert boxes.load(Box, box.id, SCHOOL).load == 4.0


def test_only_so_many_events_are_remembered() -> None:
    read = list[UUID]()
    one, two, three = uuid4(), uuid4(), uuid4()

    def history(id: UUID, after: int) -> list[Recorded]:
        read.append(id)
        return [recorded(id, version) for version in (1, 2)][after:]

    histories = Histories(history, most=4)
    for id in (one, two, three):
        histories.fresh(id)
    histories.learn([recorded(three, 3)])
    assert [len(histories.known(id)) for id in (one, two, three)] == [0, 0, 3]
    assert read == [one, two, three]


def recorded(id: UUID, version: int) -> Recorded:
    meta = Meta(
        event_id=uuid5(id, str(version)),
        recorded_at=datetime(2025, 9, 1, tzinfo=UTC),
        actor="a",
        role="head",
        school=SCHOOL,
        correlation_id=id,
        command_id="c",
    )
    return Recorded(id, version, meta, Filled(on=TODAY, kilograms=1.0))


def test_an_old_version_is_upcast_before_it_is_validated() -> None:
    assert restore("boxes.Filled", 1, {"on": "2025-09-01", "weight": 1500}) == Filled(on=TODAY, kilograms=1.5)


def test_of_a_later_version_what_is_not_known_is_passed_over() -> None:
    later = {"on": "2025-09-01", "kilograms": 1.5, "colour": "red"}
    assert restore("boxes.Filled", 3, later) == Filled(on=TODAY, kilograms=1.5)
    with pytest.raises(ValueError, match="colour"):
        restore("boxes.Filled", 2, later)
