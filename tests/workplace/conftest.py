"""The platform with its workplace, a school the office has just registered, and its people in their browsers."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from mentoring.platform import Platform

from tests.workplace.browser import Browser
from tests.workplace.shore import Shore, SignIn


@pytest.fixture(scope="package")
def platform() -> Iterator[Platform]:
    """One for all tests here: a year goes by on it."""
    with tempfile.TemporaryDirectory(prefix="mentoring-workplace-") as root, Platform(Path(root) / "data") as running:
        yield running


@pytest.fixture(scope="package")
def school(platform: Platform) -> UUID:
    return register(platform)


def register(platform: Platform) -> UUID:
    body = {
        "name": "Школа на берегу",
        "short_name": "Школа на берегу",
        "head": {"name": "Ясенева Мелания Климовна", "email": "head@shore.example"},
    }
    headers = {"Authorization": f"Bearer {platform.access.token('office')}", "Idempotency-Key": str(uuid4())}
    made = httpx.post(f"{platform.access.urls['registry']}/schools", json=body, headers=headers).raise_for_status()
    return UUID(made.json()["id"])


@pytest.fixture(scope="package")
def sign_in(platform: Platform) -> Iterator[SignIn]:
    """`sign_in("curator", person=…, school=…)` comes in through the page as people do."""
    with ExitStack() as opened:

        def come_in(role: str, person: UUID | None = None, school: UUID | None = None) -> Browser:
            address = platform.ports.url("workplace")
            http = opened.enter_context(httpx.Client(base_url=address, follow_redirects=True, timeout=60))
            return Browser(http).go("/").comes_in({"role": role, "school": str(school), "person": str(person or "")})

        yield come_in


@pytest.fixture(scope="package")
def shore(platform: Platform, school: UUID, sign_in: SignIn) -> Shore:
    return Shore(platform, school, sign_in)
