"""A mail server that wants TLS and a login before it takes a letter."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from backbone.settings import SettingsError, load
from contracts import registry
from contracts.codes import ConsentPurpose
from mentoring.settings import Ports
from notifications.application import Notifications
from notifications.mail import Mail
from notifications.settings import Settings, Tls
from notifications.views.queries import Views

from tests.notifications.certificate import certificate
from tests.notifications.outside import PostOffice
from tests.notifications.test_mail import NOBODY_ASKED, AddressBook
from tests.notifications.town import School, Town, address, until

USER, PASSWORD = "platform", "тайна № 7"


class Guarded:
    """The server, and the settings under which it talks with us."""

    def __init__(self, folder: Path, settings: Settings, tls: Tls) -> None:
        self.port = Ports.free().smtp
        crt, key = certificate(folder)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(crt, key)
        self.logins: list[bool] = []
        wants: dict[str, Any] = {"authenticator": self.login}
        if tls is Tls.IMPLICIT:
            wants |= {"ssl_context": context, "auth_require_tls": False}
        else:
            wants |= {"tls_context": context, "require_starttls": True, "auth_required": True}
        self.office = PostOffice(self.port, **wants)
        self.password = folder / "password"
        self.password.write_text(f"{PASSWORD}\n")
        said = {"smtp_port": self.port, "smtp_tls": tls, "smtp_ca_file": crt}
        self.settings = settings.model_copy(update=said | {"smtp_user": USER, "smtp_password_file": self.password})

    def login(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        known = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        self.logins.append(known)
        return AuthResult(success=known, handled=False)

    @contextmanager
    def awake(self) -> Iterator[None]:
        self.office.open()
        try:
            yield
        finally:
            self.office.close()


@pytest.fixture(params=[Tls.STARTTLS, Tls.IMPLICIT])
def guarded(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings) -> Iterator[Guarded]:
    server = Guarded(tmp_path, settings, request.param)
    with server.awake():
        yield server


@pytest.fixture
def unsent(town: Town, school: School) -> Iterator[School]:
    """The town's own sender waits meanwhile: registry tells it no address. A letter to the curator is due."""
    town.others.fall_silent()
    fact = registry.ConsentWithdrawn(participant=school.mentor, purpose=ConsentPurpose.BE_MENTOR)
    town.reached(town.others.tell(fact, school.id, actor=school.mentor))
    yield school
    town.others.speak()


def sender(town: Town, settings: Settings) -> Mail:
    app = town.parts.app
    assert isinstance(app, Notifications)
    return Mail(app, Views(app.database), AddressBook(town.others.known), NOBODY_ASKED, settings)


def test_after_a_login_over_tls_the_letter_is_taken(town: Town, unsent: School, guarded: Guarded) -> None:
    mail, letters = sender(town, guarded.settings), guarded.office.letters

    def sent() -> bool:
        town.others.run(mail.send_due())
        return bool(letters[address(unsent.curator)])

    until(sent)
    assert all(guarded.logins)
    assert guarded.logins
    assert town.comes_to("sent", unsent, unsent.curator)["attempts"] == 1


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ("smtp_password_file", ["SMTPAuthenticationError"]),
        ("smtp_ca_file", ["SMTPConnectError", "SSLCertVerificationError"]),
    ],
)
def test_who_is_not_let_in_or_does_not_trust_the_server_loses_no_attempt(
    town: Town, unsent: School, guarded: Guarded, wrong: str, errors: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    other = guarded.password.with_name("other")
    other.write_text("другая")
    changes = {wrong: other if wrong == "smtp_password_file" else None}
    mail = sender(town, guarded.settings.model_copy(update=changes))

    def refused() -> bool:
        town.others.run(mail.send_due())
        told = capsys.readouterr().out
        return any(error in told for error in errors)

    until(refused)
    assert guarded.office.total == 0
    row = town.delivery(unsent, unsent.curator)
    assert (row["state"], row["attempts"]) == ("requested", 0)


NEEDED = {
    "DATABASE_URL": "postgresql:///x",
    "KEYS_DATABASE_URL": "postgresql:///y",
    "NATS_URL": "nats://x",
    "NATS_SEED_FILE": "x",
    "CHECKPOINT_KEY_FILE": "x",
    "DESTROYED_KEYS_FILE": "x",
    "ISSUER": "https://x",
    "PORT": "1",
    "SMTP_HOST": "x",
    "SMTP_PORT": "25",
    "SMTP_SENDER": "a@x.example",
    "SMTP_USER": "",
    "LOCAL": "true",
}


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, None),
        ({"SMTP_TLS": "starttls", "SMTP_USER": USER, "SMTP_PASSWORD_FILE": __file__}, None),
        ({"SMTP_USER": USER, "SMTP_PASSWORD_FILE": __file__}, "SMTP_USER"),
        ({"SMTP_TLS": "starttls", "SMTP_USER": USER}, "SMTP_PASSWORD_FILE"),
        ({"SMTP_TLS": "starttls", "SMTP_PASSWORD_FILE": __file__}, "SMTP_PASSWORD_FILE"),
        ({"SMTP_TLS": "starttls", "SMTP_USER": USER, "SMTP_PASSWORD_FILE": "/no/such/file"}, "SMTP_PASSWORD_FILE"),
    ],
)
def test_a_password_has_a_user_and_goes_over_tls_only(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], wrong: str | None
) -> None:
    for name, value in (NEEDED | said).items():
        monkeypatch.setenv(f"MENTORING_{name}", value)
    if wrong is None:
        assert load(Settings).smtp_user == (said.get("SMTP_USER"))
    else:
        with pytest.raises(SettingsError, match=f"MENTORING_{wrong}"):
            load(Settings)
