"""What can be tried of the containers without an engine: the compose file, the cluster's configuration, the roles."""

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nats
import psycopg
import pytest
import yaml
from backbone.settings import ServiceSettings, load
from mentoring.nats_server import BINARY, NatsServer
from mentoring.postgres import BIN
from mentoring.secrets import Secrets
from mentoring.servers import Servers
from mentoring.settings import DEPLOY, HOST, SERVICES, Folder, Ports
from mentoring.supervisor import Supervisor
from notifications.settings import Settings as NotificationSettings
from psycopg.conninfo import conninfo_to_dict, make_conninfo

OPERATORS = {
    "MENTORING_ISSUER": "https://id.example.org",
    "REPORTING_PUBLIC_URL": "https://reporting.example.org",
    "WORKPLACE_PUBLIC_URL": "https://workplace.example.org",
    "MENTORING_SMTP_HOST": "mail.example.org",
    "MENTORING_SMTP_SENDER": "mentoring@example.org",
}
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def made_secrets(folder: Path) -> dict[str, str]:
    command = [sys.executable, "-m", "mentoring.secrets", str(folder)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def compose(tmp_path: Path) -> dict[str, Any]:
    """As an engine reads it, with the variables put in."""
    given = made_secrets(tmp_path) | OPERATORS

    def value(found: re.Match[str]) -> str:
        name, kind, default = found.groups()
        return given[name] if kind != "-" else given.get(name, default)

    text = (DEPLOY / "compose.yaml").read_text()
    return dict(yaml.safe_load(VARIABLE.sub(value, text))["services"])


def test_every_service_runs_apart_as_api_and_worker_after_its_migration(compose: Mapping[str, Any]) -> None:
    for service in SERVICES:
        parts = {part: compose[f"{service}-{part}"] for part in ("migrate", "api", "worker")}
        assert {part: found["command"] for part, found in parts.items()} == {
            part: ["python", "-m", service, part] for part in parts
        }
        for part in ("api", "worker"):
            assert f"{service}-migrate" in parts[part]["depends_on"]
            assert not any("OWNER" in variable for variable in parts[part]["environment"])


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_is_told_all_it_asks_for(
    compose: Mapping[str, Any], service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in [name for name in os.environ if name.startswith("MENTORING_")]:
        monkeypatch.delenv(variable)
    for name, value in compose[f"{service}-migrate"]["environment"].items():
        monkeypatch.setenv(name, str(value))
    settings = load(NotificationSettings if service == "notifications" else ServiceSettings)
    assert not settings.local
    assert settings.owner_keys_database_url is not None
    assert str(settings.port) == str(8001 + SERVICES.index(service))
    keys = {settings.nats_seed_file.name, settings.checkpoint_key_file.name}
    for part, roles in {"migrate": ("", "owner_"), "api": ("",), "worker": ("",)}.items():
        addresses = [
            getattr(settings, f"{role}{kind}") for role in roles for kind in ("database_url", "keys_database_url")
        ]
        passwords = {Path(str(conninfo_to_dict(address)["passfile"])).name for address in addresses}
        assert keys | passwords == set(compose[f"{service}-{part}"]["secrets"])


def test_a_password_in_a_file_opens_the_database(own_servers: Servers, tmp_path: Path) -> None:
    databases = own_servers.databases("registry")
    asked: dict[str, Any] = conninfo_to_dict(databases.url)
    made = Secrets(tmp_path)
    (tmp_path / "passwords.json").write_text(json.dumps({"registry": asked.pop("password")}))
    psycopg.connect(make_conninfo(**asked, passfile=str(made.password_file("registry")))).close()


def test_the_files_a_container_is_given_exist(compose: Mapping[str, Any]) -> None:
    mounted = [volume.split(":")[0] for part in compose.values() for volume in part.get("volumes", [])]
    files = [DEPLOY / path for path in mounted if path.startswith("./")]
    assert len(files) == 5
    assert all(file.exists() for file in files)


def test_the_image_makes_roles_as_the_embedded_server_does(own_servers: Servers, folder: Folder) -> None:
    roles = [role for service in SERVICES for role in (service, f"{service}_owner")]
    passwords = {f"{role.upper()}_PASSWORD": own_servers.secrets.password(role) for role in roles}
    server = {"PGHOST": HOST, "PGPORT": str(own_servers.postgres.port)}
    superuser = {"PGPASSWORD": own_servers.secrets.password("postgres"), "ROLES": str(DEPLOY / "postgres")}
    path = {"PATH": f"{BIN}:{os.environ['PATH']}"}
    script = [DEPLOY / "postgres" / "init.sh"]
    subprocess.run(script, check=True, env=passwords | server | superuser | path)
    for service in SERVICES:
        psycopg.connect(own_servers.databases(service).keys_url).close()


class ClusterMember(NatsServer):
    """The cluster's configuration, with addresses that fit on one machine."""

    def __init__(self, number: int, folder: Folder, members: list[Ports], secrets: Secrets) -> None:
        own = members[number]
        super().__init__(folder.root / f"nats-{number}", own.nats, own.monitor, secrets)
        self.name = f"nats-{number}"
        self._address = ["-a", HOST, "-p", str(own.nats), "-m", str(own.monitor)]
        self._cluster = ["-n", self.name, "-cluster", f"nats://{HOST}:{own.smtp}"]
        self._routes = ", ".join(f"nats://route:secret@{HOST}:{member.smtp}" for member in members)

    def command(self) -> list[str]:
        configuration = str(DEPLOY / "nats" / "cluster.conf")
        return [str(BINARY), "-c", configuration, *self._address, *self._cluster, "-sd", str(self._data)]

    def environment(self) -> Mapping[str, str]:
        return {**super().environment(), "ROUTE_PASSWORD": "secret", "ROUTES": f"[{self._routes}]"}


def test_a_cluster_of_three_keeps_every_message_three_times(folder: Folder, supervisor: Supervisor) -> None:
    secrets, ports = Secrets(folder.secrets), [Ports.free() for _ in range(3)]
    members = [ClusterMember(number, folder, ports, secrets) for number in range(3)]
    supervisor.start(*members)
    command = [sys.executable, "-m", "mentoring.streams", members[0].url, str(secrets.seed_file("deploy")), "3"]
    subprocess.run(command, check=True, timeout=60)

    async def tell_and_ask_another() -> tuple[int | None, int]:
        seed = str(secrets.seed_file("registry"))
        connection = await nats.connect(members[2].url, nkeys_seed=seed, inbox_prefix="_INBOX_registry")
        await connection.jetstream().publish("events.registry.school.Happened", b"fact")
        info = await connection.jetstream().stream_info("REGISTRY")
        await connection.close()
        return info.config.num_replicas, info.state.messages

    assert asyncio.run(tell_and_ask_another()) == (3, 1)
