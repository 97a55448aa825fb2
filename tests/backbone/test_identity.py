"""Tokens: what an attacker may send, and what an issuer may do."""

import asyncio
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from backbone.identity import InvalidToken, IssuerUnavailable, Principal, Role, Verifier, verifier
from backbone.identity.keys import FRESH, LARGEST, PAUSE, USABLE, IssuerKeys
from backbone.identity.testing import AUDIENCE, URL, Issuer
from backbone.identity.verifier import LEEWAY
from forged import ATTACKS, PERSON, SCHOOL, signed
from issuing import published
from joserfc import jwt
from joserfc.jwk import ECKey, Key, KeySet, OKPKey, RSAKey


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


def verify(issuer: Issuer, token: str) -> Principal:
    return asyncio.run(Verifier(URL, AUDIENCE, issuer.fetch).verify(token))


def test_a_good_token_makes_a_principal(issuer: Issuer) -> None:
    absent = uuid4()
    token = issuer.token(
        Role.ACTING_HEAD,
        school=SCHOOL,
        person=PERSON,
        roles=["acting_head", "offline_access"],
        on_behalf_of=str(absent),
    )
    principal = verify(issuer, token)
    assert principal == Principal(str(PERSON), PERSON, SCHOOL, frozenset({Role.ACTING_HEAD}), absent)


@pytest.mark.parametrize(
    ("algorithm", "key"),
    [
        ("ES256", ECKey.generate_key("P-256", {"kid": "k"})),
        ("Ed25519", OKPKey.generate_key("Ed25519", {"kid": "k"})),
        ("EdDSA", OKPKey.generate_key("Ed25519", {"kid": "k"})),
        ("RS256", RSAKey.generate_key(2048, {"kid": "k"})),
        ("PS256", RSAKey.generate_key(2048, {"kid": "k"})),
    ],
)
def test_asymmetric_algorithms_are_understood(issuer: Issuer, algorithm: str, key: Key) -> None:
    issuer.published = KeySet([key])
    assert verify(issuer, signed(issuer, {"alg": algorithm, "kid": "k"}, key)).person == PERSON


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(issuer: Issuer, attack: str, record_property: Callable[[str, int], None]) -> None:
    record_property("token attacks", 1)
    token = ATTACKS[attack](issuer)
    with pytest.raises(InvalidToken):
        verify(issuer, token)


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
def test_a_key_too_small_is_refused_though_its_signature_is_right(issuer: Issuer) -> None:
    key = RSAKey.generate_key(1024, {"kid": "k"})
    issuer.published = KeySet([issuer.key, key])
    with pytest.raises(InvalidToken):
        verify(issuer, signed(issuer, {"alg": "RS256", "kid": "k"}, key))


def test_a_minute_of_clock_skew_is_forgiven(issuer: Issuer) -> None:
    now = int(time.time())
    assert verify(issuer, issuer.token(Role.HEAD, exp=now - 30, nbf=now + 30, iat=now + 30))


def test_keys_are_asked_for_again_when_an_unknown_id_turns_up_but_not_for_every_one(issuer: Issuer) -> None:
    now, asked = [1000.0], list[str]()

    async def fetch(url: str) -> Any:
        asked.append(url)
        return await issuer.fetch(url)

    async def scenario() -> None:
        keys = IssuerKeys(URL, fetch, lambda: now[0])
        await keys.find("test-1")
        fresh = ECKey.generate_key("P-256", {"kid": "test-2"})
        issuer.published = KeySet([issuer.key, fresh])
        for kid in ("test-2", "junk", "junk-2"):
            with pytest.raises(InvalidToken):
                await keys.find(kid)
        assert len(asked) == 2
        now[0] += PAUSE
        assert (await keys.find("test-2")).kid == "test-2"
        assert len(asked) == 4

    asyncio.run(scenario())


def test_known_keys_serve_on_while_the_issuer_is_down_but_not_for_ever(issuer: Issuer) -> None:
    now, down = [1000.0], list[bool]()

    async def fetch(url: str) -> Any:
        if down:
            raise ValueError("no answer")
        return await issuer.fetch(url)

    async def scenario() -> None:
        keys = IssuerKeys(URL, fetch, lambda: now[0])
        await keys.find("test-1")
        down.append(True)
        now[0] += USABLE - 1
        assert (await keys.find("test-1")).kid == "test-1"
        now[0] += 2
        with pytest.raises(IssuerUnavailable):
            await keys.find("test-1")

    asyncio.run(scenario())


def test_an_issuer_that_cannot_be_reached_is_not_the_tokens_fault(issuer: Issuer) -> None:
    verifier = Verifier("http://127.0.0.1:1", AUDIENCE)
    token = issuer.token(Role.HEAD, iss="http://127.0.0.1:1")
    with pytest.raises(IssuerUnavailable):
        asyncio.run(verifier.verify(token))


def test_a_discovery_document_of_another_issuer_is_not_believed(issuer: Issuer) -> None:
    with pytest.raises(IssuerUnavailable):
        asyncio.run(Verifier("https://other.test", AUDIENCE, issuer.fetch).verify(issuer.token(Role.HEAD)))


def test_keys_come_over_the_network_by_discovery() -> None:
    with published() as issuer:
        verifier = Verifier(issuer.url, AUDIENCE)
        assert asyncio.run(verifier.verify(issuer.token(Role.HEAD))).roles == {Role.HEAD}


def test_documents_without_end_are_not_believed() -> None:
    with published() as issuer:
        token, documents = issuer.token(Role.HEAD), issuer.fetch

        async def padded(url: str) -> Any:
            return {**await documents(url), "padding": "x" * LARGEST}

        issuer.fetch = padded  # type: ignore[method-assign]
        with pytest.raises(IssuerUnavailable):
            asyncio.run(Verifier(issuer.url, AUDIENCE).verify(token))


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens whose signatures were looked at."""
    seen: list[str] = []
    decode = jwt.decode

    def noting(token: str, *args: Any, **kwargs: Any) -> jwt.Token:
        seen.append(token)
        return decode(token, *args, **kwargs)

    monkeypatch.setattr(jwt, "decode", noting)
    return seen


def test_a_token_is_proved_once(issuer: Issuer, proofs: list[str]) -> None:
    token, other = (issuer.token(Role.HEAD, school=SCHOOL, person=person) for person in (PERSON, uuid4()))

    async def thrice() -> list[Principal]:
        return [await issuer.verifier.verify(one) for one in (token, other, token)]

    first, second, third = asyncio.run(thrice())
    assert first == third != second
    assert proofs == [token, other]


def test_a_proved_token_still_expires(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    token, later = issuer.token(Role.HEAD, exp=int(time.time()) + 100), time.time() + 100 + LEEWAY + 1
    asyncio.run(issuer.verifier.verify(token))
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(InvalidToken):
        asyncio.run(issuer.verifier.verify(token))


def test_a_proved_token_falls_with_its_key(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    token, later = issuer.token(Role.HEAD), time.monotonic() + FRESH + 1
    asyncio.run(issuer.verifier.verify(token))
    issuer.published = KeySet([ECKey.generate_key("P-256", {"kid": "test-2"})])
    monkeypatch.setattr(issuer.verifier._keys, "_monotonic", lambda: later)
    with pytest.raises(InvalidToken):
        asyncio.run(issuer.verifier.verify(token))


def test_only_so_many_proofs_are_remembered(issuer: Issuer, proofs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifier, "MOST_PROVEN", 2)
    one, two, three = (issuer.token(Role.HEAD, person=uuid4()) for _ in range(3))

    async def in_turn() -> None:
        for token in (one, two, three, three, two, one):
            await issuer.verifier.verify(token)

    asyncio.run(in_turn())
    assert proofs == [one, two, three, one]
