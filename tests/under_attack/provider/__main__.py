"""`make provider`: an OpenID provider that others wrote, its tokens and its keys that rotate, before our verifier."""

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from uuid import UUID, uuid4

import httpx
import orjson
from backbone.identity import InvalidToken, IssuerUnavailable, Role, Verifier
from backbone.identity.keys import FRESH, PAUSE, USABLE
from mentoring.probing import well
from mentoring.settings import Ports

from tests.bench.peers.npm import CannotInstall, installed

HERE = Path(__file__).parent
CLIENT = ("frontend", "a-secret-of-the-tests-alone")
PERSON, SCHOOL = uuid4(), uuid4()
CLAIMS = {"roles": [Role.HEAD], "person": str(PERSON), "school": str(SCHOOL)}
PATIENCE = 30.0


class Provider:
    def __init__(self, issuer: str, process: Popen[bytes]) -> None:
        self.issuer = issuer
        self._process = process

    def token(self, audience: str = "mentoring") -> str:
        asked = {"grant_type": "client_credentials", "resource": f"urn:{audience}"}
        return str(
            httpx.post(f"{self.issuer}/token", data=asked, auth=CLIENT).raise_for_status().json()["access_token"]
        )

    def post(self, path: str) -> None:
        httpx.post(self.issuer + path).raise_for_status()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


@contextmanager
def provider() -> Iterator[Provider]:
    """Raises CannotInstall."""
    port, deadline = Ports.free().devhost, time.monotonic() + PATIENCE
    issuer = f"http://127.0.0.1:{port}"
    with installed(HERE) as folder:
        process = Popen(["node", "provider.mjs", str(port), orjson.dumps(CLAIMS).decode()], cwd=folder)
        running = Provider(issuer, process)
        try:
            while not well(f"{issuer}/.well-known/openid-configuration"):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise CannotInstall("the provider does not come up")
                time.sleep(0.05)
            yield running
        finally:
            running.stop()


class Service:
    """That verifies, on a clock of its own where the freshness of keys is meant."""

    def __init__(self, issuer: str) -> None:
        self.now = 1000.0
        self._verifier = Verifier(issuer, "mentoring")
        self._verifier._keys._monotonic = lambda: self.now

    async def school_of(self, token: str) -> UUID | None:
        """None for a token that is refused. Raises IssuerUnavailable."""
        try:
            return (await self._verifier.verify(token)).school
        except InvalidToken:
            return None


async def checks(running: Provider) -> dict[str, bool]:
    service, first = Service(running.issuer), running.token()
    head, body, signature = first.split(".")
    told = {
        "its token is understood": await service.school_of(first) == SCHOOL,
        "one for another audience is refused": await service.school_of(running.token("another")) is None,
        "one that was changed is refused": await service.school_of(f"{head}.{body[:-4]}AAAA.{signature}") is None,
    }
    running.post("/rotate")
    second = running.token()
    told["a new key is not asked for at once again"] = await service.school_of(second) is None
    service.now += PAUSE
    told["a new key is found"] = await service.school_of(second) == SCHOOL
    told["the old one still counts"] = await service.school_of(first) == SCHOOL
    running.post("/forget")
    service.now += FRESH + 1
    told["a withdrawn key counts no more"] = await service.school_of(first) is None
    told["the key that stayed counts"] = await service.school_of(second) == SCHOOL
    running.stop()
    service.now += FRESH + 1
    told["known keys serve on while nobody answers"] = await service.school_of(second) == SCHOOL
    service.now += USABLE
    told["but not for ever"] = await _unavailable(service, second)
    return told


async def _unavailable(service: Service, token: str) -> bool:
    try:
        await service.school_of(token)
    except IssuerUnavailable:
        return True
    return False


def main() -> int:
    """0 where everything holds."""
    try:
        with provider() as running:
            told = asyncio.run(checks(running))
    except CannotInstall as why:
        print(f"NOT TRIED: {why}")
        return 1
    for what, holds in told.items():
        print(f"  {'holds' if holds else 'FAILS'}: {what}")
    print(f"checks with a provider of others {sum(told.values())}/{len(told)}")
    return int(not all(told.values()))


if __name__ == "__main__":
    sys.exit(main())
