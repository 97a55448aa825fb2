"""Names and addresses live in the vault, and nowhere else: not in events, messages, subjects or logs."""

from pathlib import Path

import httpx
import pytest
from mentoring.access import Persona
from mentoring.platform import Platform
from psycopg import sql
from stores import MAINS, database, settle


@pytest.fixture(scope="module")
def told_of(told: Platform, personas: list[Persona]) -> list[str]:
    """Surnames and e-mail addresses of the first school's people, as its curator reads them."""
    settle(told)
    headers = {"Authorization": f"Bearer {told.access.token_of(personas[1])}"}
    listed = httpx.get(f"{told.access.urls['registry']}/participants", headers=headers, params={"limit": 200})
    people = [person for person in listed.raise_for_status().json()["items"] if person["name"]]
    letters = [mail["recipient"] for mail in told.access.mail()]
    found = [person["name"].split()[0] for person in people] + letters[:20]
    assert len(found) > 20
    return found


def test_events_say_no_name(told: Platform, told_of: list[str]) -> None:
    query = sql.SQL("SELECT count(*) AS found FROM {} WHERE convert_from(state, 'UTF8') ~* %s")
    for service in MAINS:
        with database(told, service) as connection:
            events = sql.Identifier(f"{service}_events")
            row = connection.execute(query.format(events), ("|".join(told_of),)).fetchone()
        assert row == {"found": 0}, service


@pytest.mark.parametrize(("place", "said_there"), [("nats", "MentorAssigned"), ("logs", "/participants")])
def test_streams_and_logs_say_no_name(told: Platform, told_of: list[str], place: str, said_there: str) -> None:
    files = [path for path in (told.folder.root / place).rglob("*") if path.is_file()]
    assert any(said(path, said_there) for path in files)
    assert not {(name, path.name) for path in files for name in told_of if said(path, name)}


def said(path: Path, name: str) -> bool:
    """In plain bytes, or as JSON escapes them."""
    text = path.read_bytes()
    return name.encode() in text or name.encode("unicode-escape") in text
