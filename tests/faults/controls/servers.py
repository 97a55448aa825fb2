"""Servers that say it is on the disk when it is not."""

import os
import shutil
from pathlib import Path
from typing import Any

import psycopg
from mentoring.nats_server import CONFIGURATION, NatsServer
from mentoring.platform import Platform

from tests.faults.grounds.on_volumes import OnVolumes
from tests.faults.nemesis.processes import CONNECTIONS


class Hasty(Platform):
    """PostgreSQL confirms a commit, and flushes it up to half a minute later."""

    def start(self, *said: Any, **more: Any) -> None:
        super().start(*said, **more)
        with psycopg.connect(self.servers.postgres.dsn(), autocommit=True) as connection:
            connection.execute("ALTER ROLE ALL SET synchronous_commit = off")
            connection.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(CONNECTIONS)


class Default(NatsServer):
    """Flushes every two minutes, as it does where nobody says otherwise."""

    def __init__(self, platform: Platform) -> None:
        ports, root = platform.ports, platform.folder.root
        super().__init__(root / "nats", ports.nats, ports.monitor, platform.servers.secrets)
        self._configuration = root / CONFIGURATION.name

    def prepare(self) -> None:
        shutil.copy(CONFIGURATION.with_name("permissions.conf"), self._configuration.parent)
        self._configuration.write_text("include permissions.conf\njetstream {}\n")

    def command(self) -> list[str]:
        return [str(self._configuration) if one == str(CONFIGURATION) else one for one in super().command()]


class Unflushed(OnVolumes):
    """What is there when clients begin is on the disk; what comes then is where NATS leaves it."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.servers.nats = Default(self)

    def start(self, *said: Any, **more: Any) -> None:
        super().start(*said, **more)
        os.sync()
