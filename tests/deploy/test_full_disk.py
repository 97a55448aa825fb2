"""A disk that is really full: a small one of our own."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import nats
import pytest
from mentoring import supervisor as watching
from mentoring.errors import DiskFull
from mentoring.nats_server import NatsServer
from mentoring.preflight import check_disk
from mentoring.secrets import Secrets
from mentoring.settings import Folder, Ports
from mentoring.streams import ensure_streams
from mentoring.supervisor import Supervisor
from nats.js import JetStreamContext


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Folder]:
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("the system does not let us mount")
    try:
        yield Folder.at(tmp_path / "data")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def fill(folder: Folder) -> Path:
    filler = folder.root / "filler"
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(folder.root).free)
    return filler


def test_a_full_disk_is_named_before_anything_starts(small_disk: Folder) -> None:
    filler = fill(small_disk)
    with pytest.raises(DiskFull, match="нельзя записать"):
        check_disk(small_disk, enough=0)
    filler.unlink()
    check_disk(small_disk, enough=1)


def test_nats_is_started_again_once_a_full_disk_has_broken_it(
    small_disk: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "EXAMINED_EVERY", 0.2)
    secrets, ports = Secrets(small_disk.secrets), Ports.free()
    server = NatsServer(small_disk.root / "nats", ports.nats, ports.monitor, secrets)
    supervisor = Supervisor(small_disk.logs, small_disk.root)

    async def tell(times: int, size: int) -> None:
        seed = str(secrets.seed_file("registry"))
        connection = await nats.connect(server.url, nkeys_seed=seed, inbox_prefix="_INBOX_registry")
        try:
            jetstream: JetStreamContext = connection.jetstream(timeout=1)
            for _ in range(times):
                await jetstream.publish("events.registry.school.Happened", bytes(size))
        finally:
            await connection.close()

    try:
        supervisor.start(server)
        asyncio.run(ensure_streams(server.url, str(secrets.seed_file("deploy"))))
        filler = fill(small_disk)
        with pytest.raises(nats.errors.TimeoutError):
            asyncio.run(tell(100, 50_000))
        filler.unlink()
        while supervisor.watched["nats"].starts < 2:
            supervisor.await_ready("nats")
        supervisor.await_ready("nats")
        asyncio.run(tell(1, 10))
    finally:
        supervisor.stop()
