"""Three NATS servers with the cluster's configuration: what they keep, and whom they speak to."""

import asyncio
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import nats
import pytest
from backbone import bus
from backbone.bus import Bus, encrypted
from mentoring.certificates import Authority
from mentoring.nats_server import BINARY, NatsServer
from mentoring.secrets import Secrets
from mentoring.settings import DEPLOY, HOST, Folder, Ports
from mentoring.supervisor import Supervisor
from nats.errors import Error as NatsError

from tests.deploy.wires import gone, joined, listening

NAME = "localhost"


class ClusterMember(NatsServer):
    """The cluster's configuration, with addresses that fit on one machine."""

    def __init__(self, number: int, folder: Folder, members: list[Ports], certificate: Path) -> None:
        own = members[number]
        super().__init__(folder.root / f"nats-{number}", own.nats, own.monitor, Secrets(folder.secrets))
        self.name = f"nats-{number}"
        self.port, self.route = own.nats, own.smtp
        self.url = f"nats://{NAME}:{own.nats}"
        self._address = ["-a", HOST, "-p", str(own.nats), "-m", str(own.monitor)]
        self._cluster = ["-n", self.name, "-cluster", f"nats://{HOST}:{own.smtp}"]
        self._routes = ", ".join(f"nats://route:secret@{NAME}:{member.smtp}" for member in members)
        self._certificate = certificate

    def command(self) -> list[str]:
        configuration = str(DEPLOY / "nats" / "cluster.conf")
        return [str(BINARY), "-c", configuration, *self._address, *self._cluster, "-sd", str(self._data)]

    def environment(self) -> Mapping[str, str]:
        files = {
            "CERTIFICATE_FILE": str(self._certificate),
            "AUTHORITY_FILE": str(self._certificate.with_name("authority.pem")),
        }
        return {**super().environment(), **files, "ROUTE_PASSWORD": "secret", "ROUTES": f"[{self._routes}]"}


class Cluster:
    def __init__(self, folder: Folder) -> None:
        self.secrets, ports = Secrets(folder.secrets), [Ports.free() for _ in range(3)]
        self.authority = Authority(folder.secrets, datetime.now(UTC))
        certificate = self.authority.certify("nats", [NAME])
        self.members = [ClusterMember(number, folder, ports, certificate) for number in range(3)]

    def bus(self, member: int) -> Bus:
        return Bus("registry", self.members[member].url, self.secrets.seed_file("registry"), self.authority.file)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="mentoring-tests-") as root:
        folder = Folder.at(Path(root))
        cluster, supervisor = Cluster(folder), Supervisor(folder.logs, folder.root)
        try:
            supervisor.start(*cluster.members)
            yield cluster
        finally:
            supervisor.stop()


def test_a_cluster_of_three_keeps_every_message_three_times(cluster: Cluster) -> None:
    told = [cluster.members[0].url, str(cluster.secrets.seed_file("deploy")), str(cluster.authority.file), "3"]
    subprocess.run([sys.executable, "-m", "mentoring.streams", *told], check=True, timeout=60)

    async def tell_and_ask_another() -> tuple[int | None, int]:
        line = cluster.bus(2)
        jetstream = await line.jetstream()
        await jetstream.publish("events.registry.school.Happened", b"fact")
        info = await jetstream.stream_info("REGISTRY")
        await line.close()
        return info.config.num_replicas, info.state.messages

    assert asyncio.run(tell_and_ask_another()) == (3, 1)


async def refusal(cluster: Cluster, host: str, ca_file: Path) -> list[Exception]:
    """What a client with a registered key meets; nothing when it is let in."""
    met: list[Exception] = []

    async def remember(error: Exception) -> None:
        met.append(error)

    url = cluster.members[0].url.replace(NAME, host)
    seed = str(cluster.secrets.seed_file("registry"))
    once = {"allow_reconnect": False, "connect_timeout": 2, "error_cb": remember}
    with suppress(NatsError, OSError):
        connection = await nats.connect(url, nkeys_seed=seed, **once, **encrypted(ca_file))
        await connection.close()
        return []
    return met


def test_a_client_trusts_the_authority_and_asks_by_name(cluster: Cluster, tmp_path: Path) -> None:
    stranger = Authority(tmp_path, datetime.now(UTC))
    stranger.certify("nats", [NAME])
    assert not asyncio.run(refusal(cluster, NAME, cluster.authority.file))
    for host, ca_file in ((HOST, cluster.authority.file), (NAME, stranger.file)):
        met = asyncio.run(refusal(cluster, host, ca_file))
        assert [type(error) for error in met] == [ssl.SSLCertVerificationError], met


async def heard_in_clear(port: int) -> bytes:
    heard = b""
    reader, writer = await asyncio.open_connection(HOST, port)
    with suppress(OSError):
        writer.write(b"CONNECT {}\r\nPING\r\n")
        heard = await reader.read()
    await gone(writer)
    return heard


def test_nothing_is_said_in_clear_and_a_failed_handshake_is_tried_again(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither does a client hear that there is a NATS server, nor does a server without TLS hear of a client."""
    assert b"INFO" not in asyncio.run(heard_in_clear(cluster.members[0].port))
    monkeypatch.setattr(bus, "PATIENCE", 2.0)
    asked: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The first time it says what a server without TLS says; later it is the cluster's."""
        if not asked:
            writer.write(b'INFO {"server_id":"x","version":"2.15.1","max_payload":1048576,"nonce":"abc"}\r\n')
            asked.append(await reader.read(1024))
        else:
            await joined(reader, writer, cluster.members[0].port)

    async def connect() -> bool:
        async with listening(listen) as port:
            seed = cluster.secrets.seed_file("registry")
            line = Bus("registry", f"nats://{NAME}:{port}", seed, cluster.authority.file)
            async with asyncio.timeout(60):
                await line.client()
            connected = line.connected
            await line.close()
            return connected

    assert asyncio.run(connect())
    assert asked[0][:1] == b"\x16", "a handshake"


def test_a_route_is_open_to_the_servers_own_certificate_only(cluster: Cluster) -> None:
    """The certificate of another server of ours opens none."""
    database = cluster.authority.certify("postgres", [NAME])
    nats_own = cluster.authority.certify("nats", [NAME])
    assert {file: routed(cluster, file) for file in (nats_own, database, None)} == {
        nats_own: True,
        database: False,
        None: False,
    }


def routed(cluster: Cluster, certificate: Path | None) -> bool:
    """Does the port of routes say anything after the handshake?"""
    context = ssl.create_default_context(cafile=cluster.authority.file)
    if certificate:
        context.load_cert_chain(certificate)

    async def ask() -> bytes:
        reader, writer = await asyncio.open_connection(NAME, cluster.members[0].route, ssl=context)
        try:
            return await reader.readline()
        finally:
            writer.close()
            await writer.wait_closed()

    with suppress(OSError):
        return b"INFO" in asyncio.run(ask())
    return False
