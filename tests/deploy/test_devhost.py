"""The development host: tokens that services accept, a clock that goes forward, mail that arrives."""

import asyncio
import smtplib
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from backbone.clock import Clock
from backbone.identity import Principal, Role, Verifier
from mentoring.access import Access
from mentoring.platform import Platform


@pytest.fixture
def access(platform: Platform) -> Access:
    platform.await_ready("devhost")
    return platform.access


def test_services_accept_its_tokens_also_those_of_an_earlier_run(access: Access, platform: Platform) -> None:
    person, school, head = uuid4(), uuid4(), uuid4()
    token = access.token("curator", "mentor", person=person, school=school, on_behalf_of=head)
    platform.kill("devhost")
    platform.await_ready("devhost")

    principal = asyncio.run(Verifier(platform.ports.url("devhost"), "mentoring").verify(token))

    assert principal == Principal(str(person), person, school, frozenset({Role.CURATOR, Role.MENTOR}), head)


def test_it_refuses_claims_it_does_not_know(access: Access, platform: Platform) -> None:
    for claims in ({"roles": ["king"]}, {"ttl": 0}, {"admin": True}):
        assert httpx.post(f"{platform.ports.url('devhost')}/tokens", json=claims).status_code == 422


def test_a_page_from_elsewhere_gets_no_token(access: Access, platform: Platform) -> None:
    foreign = httpx.post(f"{platform.ports.url('devhost')}/tokens", json={}, headers={"Host": "evil.example"})
    form = httpx.post(f"{platform.ports.url('devhost')}/tokens", content="{}", headers={"Content-Type": "text/plain"})
    assert (foreign.status_code, form.status_code) == (400, 422)


def test_the_clock_goes_on_from_where_it_was_put(access: Access, platform: Platform) -> None:
    clock = Clock(file=platform.folder.clock)
    autumn = clock.now() + timedelta(days=90)
    assert autumn <= access.move_clock(autumn) <= clock.now() <= access.now() < autumn + timedelta(hours=1)


def test_the_clock_never_goes_back(access: Access, platform: Platform) -> None:
    access.move_clock(access.now() + timedelta(days=90))
    with pytest.raises(httpx.HTTPStatusError, match="409"):
        access.move_clock(access.now() - timedelta(days=1))
    assert Clock(file=platform.folder.clock).now() < access.now()


def test_mail_is_kept_and_found_by_recipient(access: Access, platform: Platform) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = "school@example.org", "a@example.org", "<1@example.org>"
    message["Subject"] = "Наставник назначен"
    message.set_content("Здравствуйте!")
    with smtplib.SMTP("127.0.0.1", platform.ports.smtp) as smtp:
        smtp.send_message(message, to_addrs=["a@example.org", "b@example.org"])

    [mail] = access.mail(to="b@example.org")

    assert (mail["recipient"], mail["subject"]) == ("b@example.org", "Наставник назначен")
    assert mail["message_id"] == "<1@example.org>"
    assert len(access.mail()) == 2
    assert b"a@example.org" in Path(mail["file"]).read_bytes()
