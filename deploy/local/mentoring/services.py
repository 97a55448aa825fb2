"""The Python processes: the development host and the four services, told by their environment where everything is."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

import httpx

from mentoring.errors import CannotRun
from mentoring.process import Server
from mentoring.servers import Servers
from mentoring.settings import AUDIENCE, HOST, TIME_ZONE, Folder, Ports

SENDER = "Наставничество <mentoring@example.org>"
Commands = Mapping[str, Sequence[str]]
"""How to run a service by its name; `migrate`, `serve` and so on are appended."""


class PythonServer(Server):
    def __init__(self, name: str, command: Sequence[str], probe: str, environment: Mapping[str, str]) -> None:
        self.name = name
        self._command = list(command)
        self._probe = probe
        self._environment = environment

    def command(self) -> list[str]:
        return self._command

    def environment(self) -> Mapping[str, str]:
        return self._environment

    def ready(self) -> bool:
        try:
            return httpx.get(self._probe, timeout=2).is_success
        except httpx.HTTPError:
            return False


def devhost(folder: Folder, ports: Ports) -> PythonServer:
    command = [sys.executable, "-m", "mentoring.devhost", str(folder.root), ports.model_dump_json()]
    return PythonServer("devhost", command, f"{ports.url('devhost')}/jwks", {})


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
        command = [*self._commands[name], "serve"]
        return PythonServer(name, command, f"{self._ports.url(name)}/readyz", self.environment(name))

    def environment(self, name: str) -> dict[str, str]:
        databases = self._servers.databases(name)
        variables = {
            "database_url": databases.url,
            "keys_database_url": databases.keys_url,
            "nats_url": self._servers.nats_url,
            "nats_seed_file": self._servers.seed_file(name),
            "issuer": self._ports.url("devhost"),
            "audience": AUDIENCE,
            "host": HOST,
            "port": self._ports.of(name),
            "clock_file": self._folder.clock,
            "smtp_host": HOST,
            "smtp_port": self._ports.smtp,
            "smtp_sender": SENDER,
            **dict.fromkeys(("quiet_from", "quiet_to"), "00:00"),  # the clock moves, and nobody is asleep
            "time_zone": TIME_ZONE,
            "public_url": self._ports.url(name),
        }
        return {f"MENTORING_{key.upper()}": str(value) for key, value in variables.items()}

    def owner_environment(self, name: str) -> dict[str, str]:
        """Of the commands that change tables; a serving process is not given the owner's password."""
        databases = self._servers.databases(name)
        owner = {
            "MENTORING_OWNER_DATABASE_URL": databases.owner_url,
            "MENTORING_OWNER_KEYS_DATABASE_URL": databases.owner_keys_url,
        }
        return self.environment(name) | owner

    def run(self, name: str, task: str) -> str:
        """`migrate`, `rebuild` or `redrive`, to its end; returns what it said. Raises CannotRun."""
        done = subprocess.run(
            [*self._commands[name], task],
            env={**os.environ, **self.owner_environment(name)},
            cwd=self._folder.root,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise CannotRun(f"{name} {task}: код завершения {done.returncode}\n{done.stdout}{done.stderr}".rstrip())
        return done.stdout
