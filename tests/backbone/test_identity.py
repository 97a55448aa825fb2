"""Tokens: what an attacker may send, and what an issuer may do."""

import asyncio
import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from backbone.identity import InvalidToken, IssuerUnavailable, Principal, Role, Verifier, verifier
from backbone.identity.keys import FRESH, PAUSE, USABLE, IssuerKeys
from backbone.identity.testing import AUDIENCE, URL, Issuer
from backbone.identity.verifier import LEEWAY
from issuing import published
from joserfc import jws, jwt
from joserfc.jwk import ECKey, Key, KeySet, OctKey, OKPKey, RSAKey

SCHOOL, PERSON = uuid4(), uuid4()


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


def verify(issuer: Issuer, token: str) -> Principal:
    return asyncio.run(Verifier(URL, AUDIENCE, issuer.fetch).verify(token))


def part(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(issuer: Issuer, header: dict[str, Any], key: Key | None = None, **claims: object) -> str:
    """A rightly signed token with a header of one's own; None leaves a part of it out."""
    given = {"alg": "ES256", "kid": issuer.key.kid, "typ": "at+jwt"} | header
    real = {name: value for name, value in given.items() if value is not None}
    text = f"{part(real)}.{part(issuer.claims(Role.HEAD, school=SCHOOL, person=PERSON) | claims)}"
    algorithm = jws.JWSRegistry.algorithms["Ed25519" if real["alg"] == "EdDSA" else real["alg"]]
    return f"{text}.{part(algorithm.sign(text.encode(), key or issuer.key))}"


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


def unsigned(issuer: Issuer) -> str:
    head = {"alg": "none", "kid": issuer.key.kid, "typ": "at+jwt"}
    return f"{part(head)}.{part(issuer.claims(Role.HEAD))}."


def unsigned_with_a_signature(issuer: Issuer) -> str:
    return unsigned(issuer) + part(b"x")


def public_key_as_secret(issuer: Issuer) -> str:
    secret = issuer.key.as_pem(private=False)
    text = f"{part({'alg': 'HS256', 'kid': issuer.key.kid, 'typ': 'JWT'})}.{part(issuer.claims(Role.HEAD))}"
    return f"{text}.{part(hmac.new(secret, text.encode(), hashlib.sha256).digest())}"


def json_form(issuer: Issuer) -> str:
    head, body, signature = issuer.token(Role.HEAD).split(".")
    return json.dumps({"payload": body, "signatures": [{"protected": head, "signature": signature}]})


def json_form_without_signatures(issuer: Issuer) -> str:
    return json.dumps({"payload": part(issuer.claims(Role.HEAD)), "signatures": []})


def tampered(issuer: Issuer) -> str:
    head, _, signature = issuer.token(Role.MENTEE).split(".")
    return f"{head}.{part(issuer.claims(Role.OFFICE))}.{signature}"


def own_key_in_the_header(issuer: Issuer) -> str:
    mine = ECKey.generate_key("P-256", {"kid": "mine"})
    return signed(issuer, {"kid": "mine", "jwk": mine.as_dict(private=False)}, mine)


def for_another_algorithm(issuer: Issuer) -> str:
    key = RSAKey.generate_key(2048, {"kid": "k"})
    issuer.published = KeySet([RSAKey.import_key({**key.as_dict(private=False), "alg": "RS256"})])
    return signed(issuer, {"alg": "PS256", "kid": "k"}, key)


def longer_than_allowed(issuer: Issuer) -> str:
    key = ECKey.generate_key("P-384", {"kid": "k"})
    issuer.published = KeySet([key])
    return signed(issuer, {"alg": "ES384", "kid": "k"}, key)


def key_of_another_curve(issuer: Issuer) -> str:
    key = ECKey.generate_key("P-384", {"kid": "k"})
    issuer.published = KeySet([issuer.key, key])
    return f"{part({'alg': 'ES256', 'kid': 'k', 'typ': 'JWT'})}.{part(issuer.claims(Role.HEAD))}.{part(bytes(64))}"


ATTACKS: dict[str, Callable[[Issuer], str]] = {
    "nothing": lambda _: "",
    "no token at all": lambda _: "hello",
    "dots": lambda _: "..",
    "no JSON inside": lambda _: f"{part(b'x')}.{part(b'y')}.{part(b'z')}",
    "a header that is a list": lambda _: f"{part(['alg', 'kid'])}.{part({})}.{part(b'z')}",
    "an algorithm that is a list": lambda _: f"{part({'alg': ['ES256'], 'kid': 'test-1', 'typ': 'JWT'})}.{part({})}.eA",
    "algorithm none": unsigned,
    "algorithm none with a signature": unsigned_with_a_signature,
    "the public key as a shared secret": public_key_as_secret,
    "a shared secret that the issuer publishes": lambda i: published_secret(i),
    "another's key under a known id": lambda i: signed(i, {}, ECKey.generate_key("P-256")),
    "a key in the header": own_key_in_the_header,
    "a key address in the header": lambda i: signed(i, {"jku": "https://evil.example"}, ECKey.generate_key("P-256")),
    "a key of another curve": key_of_another_curve,
    "a key meant for encryption": lambda i: for_encryption(i),
    "a key meant for another algorithm": for_another_algorithm,
    "an algorithm that is not on the list": longer_than_allowed,
    "changed claims": tampered,
    "a cut signature": lambda i: i.token(Role.HEAD)[:-20],
    "JSON form": json_form,
    "JSON form without signatures": json_form_without_signatures,
    "a token with text behind it": lambda i: i.token(Role.HEAD) + "\n",
    "encrypted form": lambda i: i.token(Role.HEAD) + ".x.y",
    "a critical extension": lambda i: signed(i, {"crit": ["exp"], "exp": 1}),
    "an empty critical list": lambda i: signed(i, {"crit": []}),
    "an unencoded payload": lambda i: signed(i, {"crit": ["b64"], "b64": False}),
    "another type": lambda i: signed(i, {"typ": "logout+jwt"}),
    "no type": lambda i: signed(i, {"typ": None}),
    "no key id": lambda i: signed(i, {"kid": None}),
    "a path as key id": lambda i: signed(i, {"kid": "../../etc/passwd"}),
    "an address as key id": lambda i: signed(i, {"kid": "https://evil.example/k"}),
    "a statement as key id": lambda i: signed(i, {"kid": "x' OR '1'='1"}),
    "another audience": lambda i: i.token(Role.HEAD, aud="other"),
    "no audience": lambda i: i.token(Role.HEAD, aud=None),
    "an audience that is a number": lambda i: i.token(Role.HEAD, aud=1),
    "another issuer": lambda i: i.token(Role.HEAD, iss="https://evil.example"),
    "a list of issuers": lambda i: i.token(Role.HEAD, iss=[URL, "https://evil.example"]),
    "a list of the one issuer": lambda i: i.token(Role.HEAD, iss=[URL]),
    "no issuer": lambda i: i.token(Role.HEAD, iss=None),
    "expired": lambda i: i.token(Role.HEAD, exp=int(time.time()) - 120),
    "never expiring": lambda i: i.token(Role.HEAD, exp=None),
    "expiring at no number": lambda i: i.token(Role.HEAD, exp="2099-01-01"),
    "expiring at not-a-number": lambda i: i.token(Role.HEAD, exp=float("nan")),
    "not yet valid": lambda i: i.token(Role.HEAD, nbf=int(time.time()) + 600),
    "issued in the future": lambda i: i.token(Role.HEAD, iat=int(time.time()) + 600),
    "no subject": lambda i: i.token(Role.HEAD, sub=None),
    "a subject with spaces": lambda i: i.token(Role.HEAD, sub="a\nb"),
    "a school that is no id": lambda i: signed(i, {}, school="x"),
    "two schools": lambda i: signed(i, {}, school=[str(SCHOOL), str(uuid4())]),
    "roles as text": lambda i: signed(i, {}, roles="head office"),
    "claims that are a list": lambda i: jws.serialize_compact(
        {"alg": "ES256", "kid": i.key.kid, "typ": "JWT"}, b"[1]", i.key
    ),
    "a huge token": lambda i: i.token(Role.HEAD, padding="x" * 9000),
}  # fmt: skip


def published_secret(issuer: Issuer) -> str:
    secret = OctKey.generate_key(256, {"kid": "s"})
    issuer.published = KeySet([issuer.key, secret])
    return signed(issuer, {"alg": "HS256", "kid": "s"}, secret)


def for_encryption(issuer: Issuer) -> str:
    key = ECKey.generate_key("P-256", {"kid": "e"})
    token = signed(issuer, {"kid": "e"}, key)
    issuer.published = KeySet([ECKey.import_key({**key.as_dict(private=False), "use": "enc"})])
    return token


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(issuer: Issuer, attack: str) -> None:
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
