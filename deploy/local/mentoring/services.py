"""The Python processes: the development host, the four services, the workplace; told by their environment where
everything is."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE, Popen, run
from tempfile import TemporaryFile

from mentoring.errors import CannotRun
from mentoring.migrations import remember, unmigrated
from mentoring.nursery import Nursery, Order
from mentoring.probing import well
from mentoring.process import Life, Server
from mentoring.servers import Servers
from mentoring.settings import AUDIENCE, HOST, SERVICES, TIME_ZONE, Folder, Ports

SENDER = "Наставничество <mentoring@example.org>"
NEVER_OLD = 36500
"""Days."""
UNENCRYPTED = {"OAUTHLIB_INSECURE_TRANSPORT": "1"}
"""Signing in goes over http, as nowhere but on one machine."""
Commands = Mapping[str, Sequence[str]]
"""What Python is told to run a service by its name; `migrate`, `serve` and so on are appended."""


class PythonServer(Server):
    def __init__(self, name: str, arguments: Sequence[str], probe: str, environment: Mapping[str, str]) -> None:
        self.name = name
        self._arguments = list(arguments)
        self._probe = probe
        self._environment = environment
        self.nursery: Nursery | None = None
        """Where it is born, if not begun by itself."""

    def command(self) -> list[str]:
        return [sys.executable, *self._arguments]

    def environment(self) -> Mapping[str, str]:
        return self._environment

    def ready(self) -> bool:
        return well(self._probe)

    def spawn(self, log: Path, cwd: Path) -> Life | None:
        if self.nursery is None:
            return super().spawn(log, cwd)
        order = Order(arguments=self._arguments, environment=dict(self.environment()), log=log, cwd=cwd)
        return self.nursery.bear(order)


def devhost(folder: Folder, ports: Ports) -> PythonServer:
    arguments = ["-m", "mentoring.devhost", str(folder.root), ports.model_dump_json()]
    return PythonServer("devhost", arguments, f"{ports.url('devhost')}/jwks", {})


def frontends(ports: Ports) -> list[PythonServer]:
    """The workplace, where it has not been taken away: no service, it knows their addresses and nothing else."""
    if find_spec("workplace") is None:
        return []
    addresses = {name: ports.url(name) for name in SERVICES}
    own = {"issuer": ports.url("devhost"), "public_url": ports.url("workplace"), "time_zone": TIME_ZONE}
    told = {**addresses, **own, "host": HOST, "port": ports.workplace}
    environment = {f"WORKPLACE_{key.upper()}": str(value) for key, value in told.items()} | UNENCRYPTED
    return [PythonServer("workplace", ["-m", "workplace"], f"{ports.url('workplace')}/livez", environment)]


class Services:
    """How each service is run against these servers."""

    def __init__(self, servers: Servers, folder: Folder, ports: Ports, commands: Commands) -> None:
        self._servers = servers
        self._folder = folder
        self._ports = ports
        self._commands = commands

    @property
    def names(self) -> list[str]:
        return list(self._commands)

    def server(self, name: str) -> PythonServer:
        arguments = [*self._commands[name], "serve"]
        return PythonServer(name, arguments, f"{self._ports.url(name)}/readyz", self.environment(name))

    def environment(self, name: str) -> dict[str, str]:
        databases = self._servers.databases(name)
        variables = {
            "database_url": databases.url,
            "keys_database_url": databases.keys_url,
            "nats_url": self._servers.nats_url,
            "nats_seed_file": self._servers.seed_file(name),
            "checkpoint_key_file": self._servers.secrets.checkpoint_key_file(name),
            "destroyed_keys_file": self._folder.destroyed_keys(name),
            "issuer": self._ports.url("devhost"),
            "audience": AUDIENCE,
            "host": HOST,
            "port": self._ports.of(name),
            "clock_file": self._folder.clock,
            "smtp_host": HOST,
            "smtp_port": self._ports.smtp,
            "smtp_sender": SENDER,
            **dict.fromkeys(("quiet_from", "quiet_to"), "00:00"),  # the clock moves, and nobody is asleep
            "news_days": NEVER_OLD,  # the clock leaps by months, and what comes after a leap is news
            "time_zone": TIME_ZONE,
            "public_url": self._ports.url(name),
            "local": True,
        }
        return {f"MENTORING_{key.upper()}": str(value) for key, value in variables.items()} | UNENCRYPTED

    def owner_environment(self, name: str) -> dict[str, str]:
        """Of the commands that change tables; a serving process is not given the owner's password."""
        databases = self._servers.databases(name)
        owner = {
            "MENTORING_OWNER_DATABASE_URL": databases.owner_url,
            "MENTORING_OWNER_KEYS_DATABASE_URL": databases.owner_keys_url,
        }
        return self.environment(name) | owner

    def migrate(self) -> None:
        """All whose databases are not known to be as they should. Raises CannotRun."""
        with ThreadPoolExecutor() as pool:
            list(pool.map(partial(self.run, task="migrate"), unmigrated(self._folder, self.names)))
        remember(self._folder, self.names)

    def run(self, name: str, task: str, hear: Callable[[str], None] = lambda _: None) -> str:
        """`migrate`, `rebuild` or `redrive`, to its end; returns what it said, of which `hear` gets each line as it
        comes. Raises CannotRun."""
        said: list[str] = []
        command = [sys.executable, *self._commands[name], task]
        environment = {**os.environ, **self.owner_environment(name)}
        with (
            TemporaryFile("w+") as errors,
            Popen(command, env=environment, cwd=self._folder.root, stdout=PIPE, stderr=errors, text=True) as process,
        ):
            for line in process.stdout or ():
                said.append(line)
                hear(line)
            if process.wait() != 0:
                errors.seek(0)
                told = "".join(said) + errors.read()
                raise CannotRun(f"{name} {task}: код завершения {process.returncode}\n{told}".rstrip())
        return "".join(said)

    def export(self, name: str, file: Path) -> None:
        """The service's log. Raises CannotRun, and OSError where the file cannot be written."""
        command, environment = (
            [sys.executable, *self._commands[name], "export"],
            {**os.environ, **self.environment(name)},
        )
        with file.open("wb") as lines:
            done = run(command, env=environment, cwd=self._folder.root, stdout=lines, stderr=PIPE, text=True)
        if done.returncode != 0:
            raise CannotRun(f"{name} export: код завершения {done.returncode}\n{done.stderr}".rstrip())
