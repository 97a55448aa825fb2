"""Who is forgotten stays forgotten, and what is restored agrees with itself."""

import asyncio

import nats
import psycopg
import pytest
from mentoring.servers import Servers

from tests.lasting import search
from tests.lasting.life import Life

pytestmark = pytest.mark.timeout(600)


def test_all_that_was_said_could_be_read_by_those_whom_it_was_for(life: Life) -> None:
    assert len(life.words) > 25
    assert len(life.read["before"]) > len(life.words) / 2


@pytest.mark.parametrize("when", ["before", "after"])
def test_nothing_stands_in_the_clear_in_any_file_or_table(life: Life, when: str) -> None:
    assert life.clear_files[when] == {}
    assert life.clear_tables[when] == set()


@pytest.mark.parametrize("when", ["after", "registry alone"])
def test_who_is_forgotten_can_be_read_by_nobody(life: Life, when: str) -> None:
    assert life.read[when] == set()


def test_no_file_keeps_a_key(life: Life) -> None:
    assert len(life.keys) >= 2
    assert life.key_files == {}


def test_erasure_is_refused_with_what_stands_against_it(life: Life) -> None:
    assert life.refusals


def test_logs_and_figures_are_what_they_were(life: Life) -> None:
    assert [verdict["faults"] for verdict in life.verdicts.values()] == [[], []]
    before, after = life.figures
    assert before == after


def test_receipts_of_what_was_recorded_of_her_are_sound_before_and_after(life: Life) -> None:
    assert [(shown.events, shown.faults) for shown in life.shown] == [(1, []), (1, [])]


def test_the_act_says_what_was_destroyed_how_and_by_whom(life: Life) -> None:
    said = " ".join(life.act.split())
    for words in ("Акт", "Перечень категорий", "Способ уничтожения", "Выгрузка из журнала", str(life.person)):
        assert words in said


def test_whoever_had_read_further_went_back(life: Life) -> None:
    assert {one["service"] for one in life.rewound} == {"programs", "notifications", "reporting"}
    assert all(one["rewound_from"] > one["rewound_to"] for one in life.rewound)


def test_what_is_lost_is_told_with_what_came_of_it(life: Life) -> None:
    gone = {event["topic"] for event in life.lost if event["what"] == "gone"}
    left = {event["topic"] for event in life.lost if event["what"] == "left"}
    assert {"registry.ParticipantForgotten", "registry.ParticipantLeft"} <= gone
    assert "notifications.NotificationRequested" in left
    assert str(life.person) in life.said["registry alone"]


def test_a_word_that_is_not_sealed_is_found(servers: Servers) -> None:
    """The control: in a row, in bytes, in what PostgreSQL compresses, in a message, in a line of a log."""
    word, root = "Канарейка99", servers.postgres.data.parent
    (root / "logs" / "control.log").write_text(f'{{"said": "{word.encode("unicode-escape").decode()}"}}')
    asyncio.run(_tell(servers, word))
    with psycopg.connect(servers.postgres.dsn("registry"), autocommit=True) as connection:
        connection.execute("CREATE TABLE control_plain AS SELECT %s::text AS said", (word,))
        connection.execute("CREATE TABLE control_bytes AS SELECT %s::bytea AS said", (word.encode(),))
        connection.execute("CREATE TABLE control_long AS SELECT %s::text AS said", (f"{'а' * 9000}{word}{'а' * 9000}",))
        search.flush(servers.postgres)
        tables = search.in_tables(servers.postgres, [word])
        files = search.in_files(root, search.written(word))
        connection.execute("DROP TABLE control_plain, control_bytes, control_long")
    assert tables == {("registry", f"control_{kind}") for kind in ("plain", "bytes", "long")}
    assert {path.partition("/")[0] for path in files} == {"logs", "nats", "postgres"}


async def _tell(servers: Servers, word: str) -> None:
    seed = str(servers.seed_file("registry"))
    connection = await nats.connect(servers.nats_url, nkeys_seed=seed, inbox_prefix="_INBOX_registry")
    await connection.jetstream().publish("events.registry.school.Said", word.encode())
    await connection.close()
