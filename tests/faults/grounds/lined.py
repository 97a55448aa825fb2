"""A platform whose services reach PostgreSQL and NATS over lines, each with a clock of its own."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mentoring.platform import Platform
from mentoring.settings import SERVICES, write
from mentoring.settings import Ports as Known

from tests.faults.grounds.line import Line, Lines
from tests.faults.grounds.told import Told
from tests.faults.grounds.wire import Meddling


class Lined(Platform):
    def __init__(self, data: Path) -> None:
        super().__init__(data)
        ports = self.ports
        to = {"postgres": ports.postgres, "nats": ports.nats}
        spare = iter(set(Known.free().model_dump().values()) - set(ports.model_dump().values()))
        self.lines = {
            (service, server): Line(next(spare), to[server], Meddling() if server == "nats" else None)
            for service in SERVICES
            for server in to
        }
        self.wires = Lines(list(self.lines.values()))
        self.services = Told(self, self._otherwise)

    def start(self, *said: Any, **more: Any) -> None:
        self.wires.start()
        for service in SERVICES:
            self._told_rightly(service)
        super().start(*said, **more)

    def stop(self) -> None:
        super().stop()
        self.wires.stop()

    @contextmanager
    def other_time(self, service: str, by: timedelta) -> Iterator[None]:
        """The business clock of one service goes wrong."""
        offset = self.access.now() - datetime.now(UTC) + by
        write(self._clock(service), json.dumps({"offset_seconds": offset.total_seconds()}))
        try:
            yield
        finally:
            self._clock(service).unlink()
            self._told_rightly(service)

    def _told_rightly(self, service: str) -> None:
        self._clock(service).symlink_to(self.folder.clock)

    def _clock(self, service: str) -> Path:
        return self.folder.root / f"clock-{service}.json"

    def _otherwise(self, service: str) -> Mapping[str, str]:
        databases, ports = self.servers.databases(service), self.ports
        postgres, nats = (self.lines[service, server].port for server in ("postgres", "nats"))
        return {
            "MENTORING_DATABASE_URL": databases.url.replace(f":{ports.postgres}/", f":{postgres}/"),
            "MENTORING_KEYS_DATABASE_URL": databases.keys_url.replace(f":{ports.postgres}/", f":{postgres}/"),
            "MENTORING_NATS_URL": self.servers.nats_url.replace(f":{ports.nats}", f":{nats}"),
            "MENTORING_CLOCK_FILE": str(self._clock(service)),
        }
