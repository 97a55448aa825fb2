"""Settings of a service, from the environment; nothing is guessed that could be wrong in production."""

from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "MENTORING_"


class SettingsError(Exception):
    """Says, for the operator, which variable is missing or wrong."""


class ServiceSettings(BaseSettings):
    """Owner addresses are for `migrate` alone; a serving process is not given them. `checkpoint_key_file` is an
    Ed25519 key (PKCS #8, PEM) of this service alone, which signs the checkpoints of its log. `destroyed_keys_file` is
    the ledger of the keys that were destroyed: it belongs on another disk than the databases."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    database_url: str = Field(repr=False)
    keys_database_url: str = Field(repr=False)
    owner_database_url: str | None = Field(None, repr=False)
    owner_keys_database_url: str | None = Field(None, repr=False)
    nats_url: str
    nats_seed_file: Path
    checkpoint_key_file: Path
    destroyed_keys_file: Path
    issuer: str
    audience: str = "mentoring"
    host: str = "127.0.0.1"
    port: int
    clock_file: Path | None = None
    time_zone: str = "Europe/Saratov"
    log_level: str = "INFO"


S = TypeVar("S", bound=BaseSettings)


def load(kind: type[S]) -> S:
    """Raises SettingsError."""
    try:
        return kind()
    except ValidationError as error:
        raise SettingsError(" ".join(_sentence(item["type"], item["loc"]) for item in error.errors())) from None


def _sentence(kind: str, place: tuple[int | str, ...]) -> str:
    variable = PREFIX + "_".join(str(part) for part in place).upper()
    return f"Не задана переменная {variable}." if kind == "missing" else f"Неверное значение переменной {variable}."
