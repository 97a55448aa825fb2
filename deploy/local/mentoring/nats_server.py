"""nats-server from its wheel: the configuration of deploy/nats, one key for every service."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

from mentoring.probing import answer, well
from mentoring.process import Server
from mentoring.secrets import Secrets
from mentoring.settings import DEPLOY, HOST
from mentoring.streams import ensure_streams

CONFIGURATION = DEPLOY / "nats" / "server.conf"
BINARY = Path(sys.executable).with_name("nats-server")
SICK = ("write error", "could not be recovered")
"""What its health says where only another start helps."""


class NatsServer(Server):
    name = "nats"

    def __init__(self, data: Path, port: int, monitor: int, secrets: Secrets) -> None:
        self.url = f"nats://{HOST}:{port}"
        self._data = data
        self._port = port
        self._monitor = monitor
        self._health = f"http://{HOST}:{monitor}/healthz"
        self._secrets = secrets

    def command(self) -> list[str]:
        address = ["-a", HOST, "-p", str(self._port), "-m", str(self._monitor)]
        return [str(BINARY), "-c", str(CONFIGURATION), *address, "-sd", str(self._data)]

    def environment(self) -> Mapping[str, str]:
        return self._secrets.public_keys()

    def ready(self) -> bool:
        return well(self._health)

    def complete(self) -> None:
        """A server that could not read a stream may have put it away; the relays fill what is made anew."""
        asyncio.run(ensure_streams(self.url, str(self._secrets.seed_file("deploy"))))

    def broken(self) -> bool:
        """After a full disk a stream takes nothing more, even when there is room again; publishers see time-outs. After
        a disk that could not be read a stream is missing, even when it can be read again.

        Recovering a long stream is no health either, but must not be disturbed.
        """
        health = answer(self._health)
        return health is not None and any(sign in health.text for sign in SICK)
