"""The processes: a real service with its database and an issuer of tokens, and beside it an app that does nothing."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from backbone.clock import Clock
from backbone.follower import rebuild
from backbone.identity import Role
from backbone.keys import Keys
from mentoring.access import Access
from mentoring.roles import Databases
from mentoring.servers import Servers
from mentoring.services import PythonServer, Services, devhost
from mentoring.settings import HOST, Folder, Ports
from mentoring.supervisor import Supervisor
from programs.application import Programs
from programs.asking import ASKING
from programs.reactions import REACTIONS

from tests.bench.http_load import Load, Loaded
from tests.bench.http_school import School
from tests.bench.lives import lived
from tests.bench.rebuilding import PROJECTIONS

ROOT = Path(__file__).parents[2]
SERVICE = "programs"
CAUGHT_UP = """INSERT INTO positions (follower, source, position)
    SELECT follower, %s, max(notification_id) FROM unnest(%s::text[]) AS follower, programs_events GROUP BY follower
    ON CONFLICT (follower, source) DO UPDATE SET position = excluded.position"""
PATIENCE = 60
"""Seconds that the lists may take to show what was written."""


@dataclass(frozen=True)
class Serving:
    """`service` and `nothing` are ports."""

    service: int
    nothing: int
    access: Access
    services: Services

    def show(self, school: School) -> None:
        """What the school has written is seen in lists: a worker of the service runs until it is, and no longer."""
        variables = {**os.environ, **self.services.environment(SERVICE)}
        headers = {"Authorization": f"Bearer {self.token(school, Role.HEAD)}"}
        headers["X-Min-Position"] = f"{SERVICE}:{school.position}"
        deadline = time.monotonic() + PATIENCE
        with subprocess.Popen(
            [sys.executable, "-m", SERVICE, "worker"], env=variables, stdout=subprocess.DEVNULL
        ) as it:
            try:
                while (answer := httpx.get(f"http://{HOST}:{self.service}/programs", headers=headers)).is_error:
                    if time.monotonic() > deadline:
                        answer.raise_for_status()
            finally:
                it.terminate()

    def token(self, school: School, role: Role, mentor: int = 0) -> str:
        return self.access.token(role, school=school.id, person=school.mentors[mentor])


@contextmanager
def serving(servers: Servers, events: int) -> Iterator[Serving]:
    """The service without its worker: nothing is told to others while it is measured. Its log, and its lists, have so
    many events of others before."""
    with tempfile.TemporaryDirectory(prefix="mentoring-bench-http-") as root:
        folder, ports = Folder.at(Path(root)), Ports.free()
        services = Services(servers, folder, ports, {SERVICE: ("-m", SERVICE)})
        supervisor, access = Supervisor(folder.logs, ROOT), Access(ports)
        try:
            services.run(SERVICE, "migrate")
            fill(servers.databases(SERVICE), events)
            supervisor.start(devhost(folder, ports))
            supervisor.start(_api(services, ports), _nothing(ports.reporting))
            yield Serving(ports.of(SERVICE), ports.reporting, access, services)
        finally:
            access.close()
            supervisor.stop()


def fill(databases: Databases, events: int) -> None:
    """The log of programs, and its lists, as if all of its own had followed it."""
    app = Programs(databases.url, Clock(), Keys(databases.keys_url, Path()))
    try:
        lived(app, databases.owner_url, events)
        asyncio.run(rebuild(app, databases.owner_url, PROJECTIONS, {}, lambda _: None))
        with app.database.transaction() as cursor:
            cursor.execute(CAUGHT_UP, (SERVICE, [REACTIONS.name, ASKING.name]))
    finally:
        app.close()


def _api(services: Services, ports: Ports) -> PythonServer:
    arguments = ["-m", SERVICE, "api"]
    variables = services.environment(SERVICE)
    del variables["MENTORING_CLOCK_FILE"]  # none moves the clock where it counts
    return PythonServer(SERVICE, arguments, f"{ports.url(SERVICE)}/readyz", variables)


def _nothing(port: int) -> PythonServer:
    arguments = ["-m", "tests.bench.http_noop", str(port)]
    return PythonServer("nothing", arguments, f"http://{HOST}:{port}/nothing/1", {})


class Client:
    """The process that loads."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, load: Load) -> Loaded:
        """Raises RuntimeError where an answer was another than expected: the process has said which."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(load.model_dump_json() + "\n")
        self._process.stdin.flush()
        if answer := self._process.stdout.readline():
            return Loaded.model_validate_json(answer)
        raise RuntimeError("the load has ended")


@contextmanager
def client() -> Iterator[Client]:
    command = [sys.executable, "-m", "tests.bench.http_load"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield Client(process)
