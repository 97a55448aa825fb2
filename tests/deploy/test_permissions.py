"""Who may say and hear what: user x verb x subject, tried on a real server."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import nats
import pytest
from mentoring.nats_server import NatsServer
from mentoring.secrets import NATS_USERS, Secrets
from mentoring.settings import SERVICES, Folder, Ports
from mentoring.supervisor import Supervisor
from nats.aio.client import Client

CONSUMER_VERBS = ("CREATE", "INFO", "DELETE", "MSG.NEXT")
WITNESSES = ("notifications", "reporting")
STREAM_VERBS = ("CREATE", "UPDATE", "DELETE", "INFO", "PURGE", "MSG.DELETE", "SNAPSHOT", "RESTORE")


def readers(user: str) -> set[str]:
    return {user, f"{user}_rebuild", f"{user}_anew"}


def consuming(service: str, reader: str) -> set[str]:
    stream = service.upper()
    calls = {f"$JS.API.CONSUMER.{verb}.{stream}.{reader}" for verb in CONSUMER_VERBS}
    filtered = f"$JS.API.CONSUMER.CREATE.{stream}.{reader}.events.{service}.*.SomethingHappened"
    return {*calls, filtered}


def own_head(service: str) -> set[str]:
    stream = service.upper()
    return {
        f"$JS.API.STREAM.MSG.GET.{stream}",
        f"$JS.API.DIRECT.GET.{stream}",
        f"$JS.API.DIRECT.GET.{stream}.events.{service}.school.SomethingHappened",
    }


def stream_calls(*verbs: str) -> set[str]:
    return {f"$JS.API.STREAM.{verb}.{service.upper()}" for verb, service in product(verbs, SERVICES)}


def listing() -> set[str]:
    return {f"$JS.API.CONSUMER.LIST.{service.upper()}" for service in SERVICES}


def may_publish(user: str) -> set[str]:
    if user == "deploy":
        return stream_calls("CREATE", "UPDATE", "DELETE", "INFO")
    if user == "monitor":
        looks = product(SERVICES, SERVICES, ("", "_rebuild", "_anew"))
        infos = {f"$JS.API.CONSUMER.INFO.{stream.upper()}.{reader}{suffix}" for stream, reader, suffix in looks}
        return stream_calls("INFO") | listing() | infos
    read = [consuming(service, reader) for service in SERVICES for reader in readers(user)]
    asking = set() if user == "registry" else {"ask.registry.names", "ask.registry.checkpoint"}
    witnessing = {f"ask.{service}.checkpoint" for service in SERVICES} if user in WITNESSES else set()
    return (
        {f"events.{user}.school.SomethingHappened"}
        | own_head(user)
        | stream_calls("INFO")
        | asking
        | witnessing
        | set().union(*read)
    )


def may_subscribe(user: str) -> set[str]:
    asked = {f"ask.{user}.>", f"ask.{user}.names"} if user in SERVICES else set()
    return {f"_INBOX_{user}.>"} | asked


EVERYTHING_SAID = sorted(
    {
        "events.school.SomethingHappened",
        "ask.programs.names",
        "$JS.API.INFO",
        "$JS.API.STREAM.NAMES",
        "$SYS.REQ.SERVER.PING",
    }
    | {f"_INBOX_{user}.somebody" for user in NATS_USERS}
    | {f"$JS.API.CONSUMER.CREATE.{service.upper()}" for service in SERVICES}
    | {f"$JS.ACK.{service.upper()}.{service}.1.1.1.1795364892335723265.0" for service in SERVICES}
    | {f"$JS.API.CONSUMER.DURABLE.CREATE.{service.upper()}.{service}" for service in SERVICES}
    | stream_calls(*STREAM_VERBS)
    | listing()
    | set().union(*(may_publish(user) for user in NATS_USERS))
)
EVERYTHING_HEARD = sorted(
    {">", "events.>", "ask.>", "_INBOX.>", "$JS.>", "$JS.API.>", "$SYS.>", "ask.programs.>"}
    | {f"events.{service}.>" for service in SERVICES}
    | set().union(*(may_subscribe(user) for user in NATS_USERS))
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Secrets]]:
    """Without streams, so that nothing happens when a call is allowed."""
    folder, ports = Folder.at(tmp_path_factory.mktemp("nats")), Ports.free()
    secrets = Secrets(folder.secrets)
    supervisor = Supervisor(folder.logs, folder.root)
    running = NatsServer(folder.root / "nats", ports.nats, ports.monitor, secrets)
    try:
        supervisor.start(running)
        yield running.url, secrets
    finally:
        supervisor.stop()


async def refused(url: str, seed: Path) -> tuple[set[str], set[str]]:
    """What the server forbids: to say and to hear."""
    violations: list[str] = []
    all_told = asyncio.Event()

    async def remember(error: Exception) -> None:
        violations.append(str(error).lower())
        if 'subscription to "forbidden.to.everybody"' in violations[-1]:
            all_told.set()

    connection = await nats.connect(url, nkeys_seed=str(seed), error_cb=remember)
    for subject in EVERYTHING_SAID:
        await connection.publish(subject, b"")
    for subject in (*EVERYTHING_HEARD, "forbidden.to.everybody"):
        await connection.subscribe(subject)
    await asyncio.wait_for(all_told.wait(), 10)
    await connection.close()

    def named(verb: str, subjects: list[str]) -> set[str]:
        return {subject for subject in subjects if any(f'{verb} to "{subject.lower()}"' in said for said in violations)}

    return named("publish", EVERYTHING_SAID), named("subscription", EVERYTHING_HEARD)


@pytest.mark.parametrize("user", NATS_USERS)
def test_a_user_may_do_what_stands_in_the_file_and_nothing_else(
    server: tuple[str, Secrets], user: str, record_property: Callable[[str, int], None]
) -> None:
    record_property("NATS matrix cells", len(EVERYTHING_SAID) + len(EVERYTHING_HEARD))
    url, secrets = server
    unsaid, unheard = asyncio.run(refused(url, secrets.seed_file(user)))
    assert set(EVERYTHING_SAID) - unsaid == may_publish(user)
    assert set(EVERYTHING_HEARD) - unheard == may_subscribe(user)


def test_the_matrix_has_both_kinds_of_cells() -> None:
    allowed = sum(len(may_publish(user)) + len(may_subscribe(user)) for user in NATS_USERS)
    cells = len(NATS_USERS) * (len(EVERYTHING_SAID) + len(EVERYTHING_HEARD))
    assert 0 < allowed < cells / 2


def test_nobody_comes_in_without_a_key(server: tuple[str, Secrets]) -> None:
    async def knock() -> None:
        client = Client()
        try:
            await client.connect(server[0], allow_reconnect=False, error_cb=ignore)
        finally:
            await client.close()

    async def ignore(_: Exception) -> None:
        return

    with pytest.raises(nats.errors.Error, match=r"(?i)authorization"):
        asyncio.run(knock())
