"""Settings of a service, from the environment; nothing is guessed that could be wrong in production."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from psycopg.conninfo import conninfo_to_dict
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "MENTORING_"


class SettingsError(Exception):
    """Says, for the operator, which variable is missing or wrong."""


class ServiceSettings(BaseSettings):
    """Owner addresses are for `migrate` alone; a serving process is not given them. `checkpoint_key_file` is an
    Ed25519 key (PKCS #8, PEM) of this service alone, which signs the checkpoints of its log. `destroyed_keys_file` is
    the ledger of the keys that were destroyed: it belongs on another disk than the databases. `nats_ca_file` is the
    authority that knows the NATS servers; without it they are spoken to in clear. `local` is a machine of somebody who
    tries the platform: what would be unsafe elsewhere is allowed there."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    database_url: str = Field(repr=False)
    keys_database_url: str = Field(repr=False)
    owner_database_url: str | None = Field(None, repr=False)
    owner_keys_database_url: str | None = Field(None, repr=False)
    nats_url: str
    nats_seed_file: Path
    nats_ca_file: Path | None = None
    checkpoint_key_file: Path
    destroyed_keys_file: Path
    issuer: str
    audience: str = "mentoring"
    host: str = "127.0.0.1"
    port: int
    clock_file: Path | None = None
    time_zone: str = "Europe/Saratov"
    log_level: str = "INFO"
    local: bool = False

    def unsafe(self) -> Iterator[str]:
        """What must not be anywhere but on such a machine, in words for the operator."""
        addresses = ("database_url", "keys_database_url", "owner_database_url", "owner_keys_database_url")
        for name in addresses:
            if (address := getattr(self, name)) is None:
                continue
            asked = conninfo_to_dict(address)
            if "password" in asked:
                yield f"{_variable(name)}: пароль не пишут в адрес, для него есть файл (passfile=…)."
            if asked.get("sslmode") != "verify-full":
                yield f"{_variable(name)}: с базой говорят только по TLS (sslmode=verify-full, sslrootcert=…)."
        if self.nats_ca_file is None:
            yield f"{_variable('nats_ca_file')}: с NATS говорят только по TLS, нужен сертификат удостоверяющего центра."
        if not self.issuer.startswith("https://"):
            yield f"{_variable('issuer')}: нужен адрес https."
        if self.clock_file is not None:
            yield f"{_variable('clock_file')}: часы переводят только для проб."


S = TypeVar("S", bound=BaseSettings)


def load(kind: type[S]) -> S:
    """Raises SettingsError."""
    try:
        settings = kind()
    except ValidationError as error:
        raise SettingsError(" ".join(_sentence(item["type"], item["loc"]) for item in error.errors())) from None
    if isinstance(settings, ServiceSettings) and not settings.local and (unsafe := list(settings.unsafe())):
        raise SettingsError(" ".join(unsafe))
    return settings


def _sentence(kind: str, place: tuple[int | str, ...]) -> str:
    variable = _variable("_".join(str(part) for part in place))
    return f"Не задана переменная {variable}." if kind == "missing" else f"Неверное значение переменной {variable}."


def _variable(name: str) -> str:
    return PREFIX + name.upper()
