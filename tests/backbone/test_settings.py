"""Settings come from the environment, or the operator is told what is missing."""

from pathlib import Path

import pytest
from backbone.settings import ServiceSettings, SettingsError, load

GIVEN = {
    "DATABASE_URL": "host=db dbname=shelf user=shelf password=s3cret",
    "KEYS_DATABASE_URL": "host=db dbname=shelf_keys user=shelf",
    "NATS_URL": "nats://127.0.0.1:4222",
    "NATS_SEED_FILE": "/run/shelf.seed",
    "CHECKPOINT_KEY_FILE": "/run/shelf.pem",
    "DESTROYED_KEYS_FILE": "/ledger/shelf.jsonl",
    "ISSUER": "https://issuer.test",
    "PORT": "8001",
}
TLS = "sslmode=verify-full sslrootcert=/run/authority.pem"
SAFE = {
    "DATABASE_URL": f"host=db dbname=shelf user=shelf passfile=/run/shelf.pgpass {TLS}",
    "KEYS_DATABASE_URL": f"host=db dbname=shelf_keys user=shelf passfile=/run/shelf.pgpass {TLS}",
    "NATS_CA_FILE": "/run/authority.pem",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GIVEN.items():
        monkeypatch.setenv(f"MENTORING_{name}", value)
    monkeypatch.setenv("MENTORING_LOCAL", "true")
    return monkeypatch


@pytest.mark.usefixtures("environment")
def test_settings_are_read_from_the_environment() -> None:
    settings = load(ServiceSettings)
    assert (settings.port, settings.nats_seed_file) == (8001, Path("/run/shelf.seed"))
    assert (settings.audience, settings.host, settings.time_zone) == ("mentoring", "127.0.0.1", "Europe/Saratov")
    assert (settings.owner_database_url, settings.clock_file) == (None, None)


@pytest.mark.parametrize("name", GIVEN)
def test_a_missing_variable_is_named(environment: pytest.MonkeyPatch, name: str) -> None:
    environment.delenv(f"MENTORING_{name}")
    with pytest.raises(SettingsError) as caught:
        load(ServiceSettings)
    assert str(caught.value) == f"Не задана переменная MENTORING_{name}."


def test_a_wrong_variable_is_named_without_its_value(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MENTORING_PORT", "s3cret")
    with pytest.raises(SettingsError) as caught:
        load(ServiceSettings)
    assert str(caught.value) == "Неверное значение переменной MENTORING_PORT."


@pytest.mark.usefixtures("environment")
def test_settings_printed_by_mistake_show_no_password() -> None:
    assert "s3cret" not in repr(load(ServiceSettings))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://shelf:s3cret@db/shelf?sslmode=verify-full"),
        ("KEYS_DATABASE_URL", f"host=db password=s3cret {TLS}"),
        ("OWNER_DATABASE_URL", f"host=db password=s3cret {TLS}"),
        ("OWNER_KEYS_DATABASE_URL", f"host=db password=s3cret {TLS}"),
        ("DATABASE_URL", "host=db"),
        ("KEYS_DATABASE_URL", "host=db sslmode=require"),
        ("OWNER_DATABASE_URL", "postgresql://db/shelf?sslmode=verify-ca"),
        ("OWNER_KEYS_DATABASE_URL", "host=db sslmode=prefer"),
        ("NATS_CA_FILE", None),
        ("ISSUER", "http://issuer.test"),
        ("CLOCK_FILE", "/run/clock.json"),
    ],
)
def test_what_is_unsafe_starts_nowhere_but_on_a_machine_for_trying(
    environment: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    for safe, address in SAFE.items():
        environment.setenv(f"MENTORING_{safe}", address)
    environment.delenv("MENTORING_LOCAL")
    assert load(ServiceSettings).local is False
    if value is None:
        environment.delenv(f"MENTORING_{name}")
    else:
        environment.setenv(f"MENTORING_{name}", value)
    with pytest.raises(SettingsError, match=f"MENTORING_{name}: ") as caught:
        load(ServiceSettings)
    assert "s3cret" not in str(caught.value)
    environment.setenv("MENTORING_LOCAL", "true")
    assert load(ServiceSettings).local
