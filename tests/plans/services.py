"""Each service as its composition root puts it together, over empty tables, and everything that can be read there."""

import importlib
import os
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import orjson
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.migrate import migrate_keys, migrate_store
from backbone.web import build_app
from backbone.web.testing import running
from mentoring.roles import Databases
from mentoring.servers import Servers
from psycopg.conninfo import conninfo_to_dict

SERVICES = ("registry", "programs", "notifications", "reporting")
AS_IF_LARGE = "options=-c%20enable_seqscan%3Doff%20-c%20enable_sort%3Doff%20-c%20enable_bitmapscan%3Doff"
"""Where a table is read whole nevertheless, or sorted, no index would help in a large one."""
OWN_SETTINGS: dict[str, Any] = {
    "notifications": {"smtp_host": "127.0.0.1", "smtp_port": 1, "smtp_sender": "mentoring@example.org"},
    "reporting": {"public_url": "https://reporting.test"},
}
ASKING_OTHERS = {"show_checkpoints"}
"""They ask other services over NATS, and no table."""
SCHOOL, PERSON = uuid4(), uuid4()
DEEP = [[5], ["2026-01-01", str(uuid4())], [str(uuid4())], ["2026-01-01T00:00:00Z", str(uuid4())]]
"""Keys of rows in the midst of lists; each list takes one of these for its own."""
Json = dict[str, Any]


@dataclass(frozen=True)
class Reader:
    """One GET operation in one role."""

    client: httpx.Client
    database: str
    headers: dict[str, str]
    operation: str
    role: Role
    path: str
    query: tuple[Json, ...]

    @property
    def paged(self) -> bool:
        return any(parameter["name"] == "cursor" for parameter in self.query)

    def read(self, **query: str) -> int:
        return self.client.get(self.path, headers=self.headers, params=self._required | query).status_code

    def read_on(self) -> bool:
        """A page in the midst; whether the list has such pages."""
        return any(self.read(cursor=urlsafe_b64encode(orjson.dumps(key)).decode()) == 200 for key in DEEP)

    @property
    def _required(self) -> dict[str, str]:
        return {it["name"]: _something(it["schema"]) for it in self.query if it.get("required")}


@contextmanager
def reading(service: str, databases: Databases, servers: Servers) -> Iterator[list[Reader]]:
    main = importlib.import_module(f"{service}.main")
    migrate_store(main.SERVICE.application, databases.owner_url, databases.url, main.SERVICE.migrations)
    migrate_keys(databases.owner_keys_url, databases.keys_url)
    glue = "&" if "?" in databases.url else "?"
    settings = main.SERVICE.settings(
        database_url=f"{databases.url}{glue}{AS_IF_LARGE}",
        keys_database_url=databases.keys_url,
        nats_url=servers.nats_url,
        nats_seed_file=servers.seed_file(service),
        checkpoint_key_file=servers.secrets.checkpoint_key_file(service),
        destroyed_keys_file=Path(os.devnull),
        issuer="https://issuer.test",
        port=0,
        **OWN_SETTINGS.get(service, {}),
    )
    issuer = Issuer()
    with (
        main.compose(settings).open() as parts,
        running(build_app(replace(parts.api, verifier=issuer.verifier))) as client,
    ):
        yield list(_readers(service, client, str(conninfo_to_dict(databases.url)["dbname"]), issuer))


def _readers(service: str, client: httpx.Client, database: str, issuer: Issuer) -> Iterator[Reader]:
    access = importlib.import_module(f"{service}.access").ACCESS
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        operation = methods.get("get")
        if operation is None or operation["operationId"] in ASKING_OTHERS:
            continue
        name, parameters = operation["operationId"], operation.get("parameters", [])
        for role in getattr(access[name], "roles", ()):
            school = None if role is Role.OFFICE else SCHOOL
            headers = issuer.bearer(role, school=school, person=PERSON)
            query = tuple(one for one in parameters if one["in"] == "query")
            yield Reader(client, database, headers, name, role, _filled(path, parameters), query)


def _filled(path: str, parameters: list[Json]) -> str:
    for one in parameters:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", "K-03" if one["name"] == "figure" else _something(one["schema"]))
    return path


def _something(schema: Json) -> str:
    known = {"integer": "999", "date": "2026-09-01"}
    return known.get(schema.get("format", "")) or known.get(schema.get("type", "")) or str(uuid4())
