"""What can be tried of the containers without an engine: the compose file, the roles."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from backbone.settings import ServiceSettings, load
from mentoring.postgres import BIN
from mentoring.secrets import Secrets
from mentoring.servers import Servers
from mentoring.settings import DEPLOY, HOST, SERVICES, Folder
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
def file(tmp_path: Path) -> dict[str, Any]:
    """As an engine reads it, with the variables put in."""
    given = made_secrets(tmp_path) | OPERATORS

    def value(found: re.Match[str]) -> str:
        name, kind, default = found.groups()
        return given[name] if kind != "-" else given.get(name, default)

    text = (DEPLOY / "compose.yaml").read_text()
    return dict(yaml.safe_load(VARIABLE.sub(value, text)))


@pytest.fixture
def compose(file: dict[str, Any]) -> dict[str, Any]:
    return dict(file["services"])


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
        assert keys | passwords | {"authority"} == set(compose[f"{service}-{part}"]["secrets"])
    trusted = {str(conninfo_to_dict(address)["sslrootcert"]) for address in addresses}
    assert trusted == {str(settings.nats_ca_file)} == {"/run/secrets/authority"}


def test_a_password_in_a_file_opens_the_database(own_servers: Servers, tmp_path: Path) -> None:
    databases = own_servers.databases("registry")
    asked: dict[str, Any] = conninfo_to_dict(databases.url)
    made = Secrets(tmp_path)
    (tmp_path / "passwords.json").write_text(json.dumps({"registry": asked.pop("password")}))
    psycopg.connect(make_conninfo(**asked, passfile=str(made.password_file("registry")))).close()


def test_the_files_a_container_is_given_exist(compose: Mapping[str, Any]) -> None:
    mounted = [volume.split(":")[0] for part in compose.values() for volume in part.get("volumes", [])]
    files = [DEPLOY / path for path in mounted if path.startswith("./")]
    assert len(files) == 6
    assert all(file.exists() for file in files)


def test_the_secrets_a_container_is_given_are_made(file: Mapping[str, Any], tmp_path: Path) -> None:
    asked = {Path(secret["file"]).name for secret in file["secrets"].values()}
    assert asked <= {made.name for made in tmp_path.iterdir()}
    assert "authority-key.pem" not in asked
    assert {name for part in file["services"].values() for name in part.get("secrets", [])} == file["secrets"].keys()


def test_the_database_is_reached_by_tls_or_from_inside(compose: Mapping[str, Any]) -> None:
    told = dict(part.split("=") for part in compose["postgres"]["command"][1:])
    assert told["--ssl"] == "on"
    assert {told["--ssl-cert-file"], told["--ssl-key-file"]} == {"/run/secrets/postgres-certificate"}
    assert f"./postgres/pg_hba.conf:{told['--hba-file']}:ro" in compose["postgres"]["volumes"]
    lines = (DEPLOY / "postgres" / "pg_hba.conf").read_text().splitlines()
    assert {line.split()[0] for line in lines if not line.startswith("#")} == {"local", "hostssl"}


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
