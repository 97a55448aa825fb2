"""The whole platform in one folder: two servers, the development host, four services, a workplace, watched over."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from mentoring.access import Access
from mentoring.nursery import Nursery
from mentoring.preflight import check_disk, check_folder, check_ports, check_restored
from mentoring.servers import Servers
from mentoring.services import Commands, Services, devhost, frontends
from mentoring.settings import SERVICES, Ports
from mentoring.state import Process, State, end_left_overs, only_one
from mentoring.supervisor import Supervisor

OURS: Commands = {name: ("-m", name) for name in SERVICES}


class Platform:
    """`data` is made when missing and found again later. `ports` default to free ones."""

    def __init__(self, data: Path, ports: Ports | None = None, commands: Commands = OURS) -> None:
        self.folder = check_folder(data)
        self.ports = ports or Ports.free()
        self.servers = Servers(self.folder, self.ports)
        self.services = Services(self.servers, self.folder, self.ports, commands)
        self.access = Access(self.ports)
        self._supervisor = Supervisor(self.folder.logs, self.folder.root, self._write_down)
        self._held = ExitStack()

    def start(self, tell: Callable[[str], None] = lambda _: None) -> None:
        """Returns when everything is ready; `tell` hears of each step. Raises CannotRun, with nothing left running."""
        self._held.enter_context(only_one(self.folder))
        self._held.callback(self.folder.state.unlink, missing_ok=True)
        try:
            check_restored(self.folder)
            end_left_overs(self.folder)
            check_ports(self.ports)
            check_disk(self.folder)
            nursery = self._nursery()
            tell("PostgreSQL и NATS")
            self.servers.start(self._supervisor)
            tell("Миграции")
            self.services.migrate()
            tell("Службы: " + ", ".join(self.services.names))
            services = [self.services.server(name) for name in self.services.names]
            servers = [devhost(self.folder, self.ports), *services, *frontends(self.ports)]
            for server in servers:
                server.nursery = nursery
            self._supervisor.start(*servers)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Services first, PostgreSQL last; returns when no process is left."""
        self._supervisor.stop()
        self.access.close()
        self._held.close()

    def kill(self, name: str) -> None:
        """SIGKILL; returns when the process is gone. The supervisor starts it again: see await_ready."""
        self._supervisor.kill(name)

    def await_ready(self, name: str) -> None:
        self._supervisor.await_ready(name)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _nursery(self) -> Nursery | None:
        """Where the system can bind the born to it."""
        if not sys.platform.startswith("linux"):
            return None
        nursery = Nursery()
        self._held.callback(nursery.close)
        self._supervisor.start(nursery)
        return nursery

    def _write_down(self) -> None:
        watched = self._supervisor.watched.items()
        known = {name: Process.of(one.child.pid, one.starts - 1) for name, one in watched if one.child.pid}
        me = Process.of(os.getpid(), 0)
        assert me is not None
        processes = {name: process for name, process in known.items() if process is not None}
        State(supervisor=me, ports=self.ports, processes=processes).save(self.folder)
