"""PostgreSQL and NATS in one folder, roles, databases and streams included: what tests and the platform stand on."""

from pathlib import Path

from mentoring.nats_server import NatsServer
from mentoring.postgres import Postgres
from mentoring.roles import Databases, databases, ensure_databases
from mentoring.secrets import Secrets
from mentoring.settings import SERVICES, Folder, Ports
from mentoring.supervisor import Supervisor


class Servers:
    def __init__(self, folder: Folder, ports: Ports) -> None:
        self.secrets = Secrets(folder.secrets)
        self.postgres = Postgres(folder.postgres, ports.postgres, self.secrets.password("postgres"))
        self.nats = NatsServer(folder.root / "nats", ports.nats, ports.monitor, self.secrets)

    @property
    def nats_url(self) -> str:
        return self.nats.url

    def seed_file(self, user: str) -> Path:
        return self.secrets.seed_file(user)

    def databases(self, service: str) -> Databases:
        return databases(self.postgres, service, self.secrets)

    def start(self, supervisor: Supervisor) -> None:
        supervisor.start(self.postgres, self.nats)
        for service in SERVICES:
            ensure_databases(self.postgres, service, self.secrets)
        self.nats.complete()
