"""Tokens an attacker may send: the published flaws of token libraries, and what the standards warn of.

Among them CVE-2015-9235 and CVE-2024-37568 (a public key taken for a secret), CVE-2018-0114 (a key in the header),
CVE-2022-21449 (a signature of zeros), CVE-2026-32597 (`crit` ignored), CVE-2026-49852 (an empty secret), CVE-2026-75509
(a list of issuers), CVE-2026-102946 (JSON form without signatures), GHSA-jq35-7prp-9v3f (the allow-list passed by).
"""

import base64
import hashlib
import hmac
import json
import time
import zlib
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from backbone.identity import Role
from backbone.identity.testing import URL, Issuer
from backbone.identity.verifier import LONGEST
from joserfc import jws
from joserfc.jwk import ECKey, Key, KeySet, OctKey, RSAKey

SCHOOL, PERSON = UUID(int=1), UUID(int=2)
EVIL = "https://evil.example/keys"
Attack = Callable[[Issuer], str]


def part(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(issuer: Issuer, header: Mapping[str, Any], key: Key | None = None, **claims: object) -> str:
    """A rightly signed token with a header of one's own; None leaves a part of it out."""
    return proved(issuer, header, json.dumps(_claims(issuer) | claims).encode(), key)


def proved(issuer: Issuer, header: Mapping[str, Any] | bytes, payload: bytes, key: Key | None = None) -> str:
    """The same of any bytes."""
    given: dict[str, Any] = {"alg": "ES256", "kid": issuer.key.kid, "typ": "at+jwt"}
    given |= header if isinstance(header, Mapping) else {}
    real = {name: value for name, value in given.items() if value is not None}
    text = f"{part(header if isinstance(header, bytes) else real)}.{part(payload)}"
    algorithm = jws.JWSRegistry.algorithms["Ed25519" if real["alg"] == "EdDSA" else real["alg"]]
    return f"{text}.{part(algorithm.sign(text.encode(), key or issuer.key))}"


def _claims(issuer: Issuer) -> dict[str, Any]:
    return issuer.claims(Role.HEAD, school=SCHOOL, person=PERSON)


def _unsigned(algorithm: str, signature: bytes = b"") -> Attack:
    def forge(issuer: Issuer) -> str:
        head = {"alg": algorithm, "kid": issuer.key.kid, "typ": "at+jwt"}
        return f"{part(head)}.{part(_claims(issuer))}.{part(signature)}"

    return forge


def _with_secret(secret: Callable[[Issuer], bytes]) -> Attack:
    def forge(issuer: Issuer) -> str:
        text = f"{part({'alg': 'HS256', 'kid': issuer.key.kid, 'typ': 'JWT'})}.{part(_claims(issuer))}"
        return f"{text}.{part(hmac.new(secret(issuer), text.encode(), hashlib.sha256).digest())}"

    return forge


def _mine(**header: object) -> Attack:
    """With a key of the attacker's, who says in the header where to find it."""

    def forge(issuer: Issuer) -> str:
        mine = ECKey.generate_key("P-256", {"kid": "mine"})
        own = mine.as_dict(private=False) if header.get("jwk") is ... else None
        return signed(issuer, {"kid": "mine", **header, **({"jwk": own} if own else {})}, mine)

    return forge


def _published(use: str = "sig") -> Attack:
    """With a key that the issuer publishes, for another use."""

    def forge(issuer: Issuer) -> str:
        key = ECKey.generate_key("P-256", {"kid": "e"})
        token = signed(issuer, {"kid": "e"}, key)
        issuer.published = KeySet([ECKey.import_key({**key.as_dict(private=False), "use": use})])
        return token

    return forge


def _published_secret(issuer: Issuer) -> str:
    secret = OctKey.generate_key(256, {"kid": "s"})
    issuer.published = KeySet([issuer.key, secret])
    return signed(issuer, {"alg": "HS256", "kid": "s"}, secret)


def _for_another_algorithm(issuer: Issuer) -> str:
    key = RSAKey.generate_key(2048, {"kid": "k"})
    issuer.published = KeySet([RSAKey.import_key({**key.as_dict(private=False), "alg": "RS256"})])
    return signed(issuer, {"alg": "PS256", "kid": "k"}, key)


def _not_on_the_list(issuer: Issuer) -> str:
    key = ECKey.generate_key("P-384", {"kid": "k"})
    issuer.published = KeySet([key])
    return signed(issuer, {"alg": "ES384", "kid": "k"}, key)


def _of_another_curve(issuer: Issuer) -> str:
    key = ECKey.generate_key("P-384", {"kid": "k"})
    issuer.published = KeySet([issuer.key, key])
    return f"{part({'alg': 'ES256', 'kid': 'k', 'typ': 'JWT'})}.{part(_claims(issuer))}.{part(bytes(64))}"


def _changed(issuer: Issuer) -> str:
    head, _, signature = issuer.token(Role.MENTEE).split(".")
    return f"{head}.{part(issuer.claims(Role.OFFICE))}.{signature}"


def _json_form(issuer: Issuer, **parts: object) -> str:
    head, body, signature = issuer.token(Role.HEAD).split(".")
    given = {"payload": body, "signatures": [{"protected": head, "signature": signature}]}
    return json.dumps(given | parts)


def _twice(name: str, value: str) -> Attack:
    """A claim that is there two times, rightly signed: who reads the first sees another than who reads the last."""

    def forge(issuer: Issuer) -> str:
        once = json.dumps(_claims(issuer))
        return proved(issuer, {}, f'{once[:-1]}, "{name}": {value}}}'.encode())

    return forge


def _claiming(**claims: Any) -> Attack:
    return lambda issuer: signed(issuer, {}, **claims)


def _raw(claim: str, text: str) -> Attack:
    """A claim in a spelling that Python would not write."""

    def forge(issuer: Issuer) -> str:
        claims = {name: value for name, value in _claims(issuer).items() if name != claim}
        return proved(issuer, {}, f'{json.dumps(claims)[:-1]}, "{claim}": {text}}}'.encode())

    return forge


def _in(seconds: int) -> int:
    return int(time.time()) + seconds


FORMS: dict[str, Attack] = {
    "nothing": lambda _: "",
    "no token at all": lambda _: "hello",
    "dots": lambda _: "..",
    "no JSON inside": lambda _: f"{part(b'x')}.{part(b'y')}.{part(b'z')}",
    "a header of no bytes": lambda _: f"A.{part({})}.{part(b'z')}",
    "a header that is a list": lambda _: f"{part(['alg', 'kid'])}.{part({})}.{part(b'z')}",
    "a header of ten thousand brackets": lambda _: f"{part(b'[' * 5000)}.{part({})}.{part(b'z')}",
    "claims of ten thousand brackets": lambda i: proved(i, {}, b'{"a":' + b"[" * 5000),
    "JSON form": _json_form,
    "JSON form without signatures": lambda i: _json_form(i, signatures=[]),
    "JSON form, flattened": lambda i: _json_form(i, protected=i.token(Role.HEAD).split(".")[0], signature="eA"),
    "text behind it": lambda i: i.token(Role.HEAD) + "\n",
    "text before it": lambda i: " " + i.token(Role.HEAD),
    "padding": lambda i: i.token(Role.HEAD) + "==",
    "encrypted form": lambda i: i.token(Role.HEAD) + ".x.y",
    "a token within a token": lambda i: proved(i, {"cty": "JWT"}, i.token(Role.HEAD).encode()),
    "a compressed payload": lambda i: proved(i, {"zip": "DEF"}, zlib.compress(json.dumps(_claims(i)).encode())),
    "claims that are a list": lambda i: proved(i, {}, b"[1]"),
    "claims that are text": lambda i: proved(i, {}, b'"admin"'),
    "a huge token": lambda i: i.token(Role.HEAD, padding="x" * 9000),
}
KEYS: dict[str, Attack] = {
    "algorithm none": _unsigned("none"),
    "algorithm None": _unsigned("None"),
    "algorithm nOnE with a signature": _unsigned("nOnE", b"x"),
    "algorithm none with a signature": _unsigned("none", b"x"),
    "no algorithm": lambda i: f"{part({'kid': i.key.kid, 'typ': 'JWT'})}.{part(_claims(i))}.{part(b'x')}",
    "an algorithm that is a list": lambda _: f"{part({'alg': ['ES256'], 'kid': 'test-1', 'typ': 'JWT'})}.{part({})}.eA",
    "an algorithm that is not on the list": _not_on_the_list,
    "an empty signature": _unsigned("ES256"),
    "a signature of zeros": _unsigned("ES256", bytes(64)),
    "a signature in DER": _unsigned("ES256", bytes.fromhex("3006020101020101")),
    "a cut signature": lambda i: i.token(Role.HEAD)[:-20],
    "changed claims": _changed,
    "the public key as a secret": _with_secret(lambda i: i.key.as_pem(private=False)),
    "the public key as a secret, in DER": _with_secret(lambda i: i.key.as_der(private=False)),
    "the public key as a secret, in JSON": _with_secret(
        lambda i: json.dumps(i.key.as_dict(private=False), separators=(",", ":")).encode()
    ),
    "an empty secret": _with_secret(lambda _: b""),
    "a secret that the issuer publishes": _published_secret,
    "another's key under a known id": lambda i: signed(i, {}, ECKey.generate_key("P-256")),
    "a key of another curve": _of_another_curve,
    "a key meant for encryption": _published("enc"),
    "a key meant for another algorithm": _for_another_algorithm,
    "a key in the header": _mine(jwk=...),
    "an address of keys in the header": _mine(jku=EVIL),
    "an address of certificates in the header": _mine(x5u=EVIL),
    "a certificate in the header": _mine(x5c=["MIIB"]),
    "no key id": lambda i: signed(i, {"kid": None}),
    "a key id that is a number": lambda i: signed(i, {"kid": 1}),
    "a key id that is a list": lambda i: signed(i, {"kid": [i.key.kid]}),
    "a path as key id": lambda i: signed(i, {"kid": "../../etc/passwd"}),
    "the empty file as key id": _mine(kid="/dev/null"),
    "an address as key id": lambda i: signed(i, {"kid": EVIL}),
    "a statement as key id": lambda i: signed(i, {"kid": "x' OR '1'='1"}),
    "a command as key id": lambda i: signed(i, {"kid": "x|id"}),
    "a key id with a NUL": lambda i: signed(i, {"kid": f"{i.key.kid}\0"}),
}
HEADERS: dict[str, Attack] = {
    "a critical extension": lambda i: signed(i, {"crit": ["exp"], "exp": 1}),
    "an empty critical list": lambda i: signed(i, {"crit": []}),
    "an unencoded payload": lambda i: signed(i, {"crit": ["b64"], "b64": False}),
    "another type": lambda i: signed(i, {"typ": "logout+jwt"}),
    "a proof of possession": lambda i: signed(i, {"typ": "dpop+jwt"}),
    "a type that is a list": lambda i: signed(i, {"typ": ["at+jwt"]}),
    "no type": lambda i: signed(i, {"typ": None}),
    "an algorithm named twice": lambda i: proved(
        i, f'{{"alg":"none","alg":"ES256","kid":"{i.key.kid}","typ":"at+jwt"}}'.encode(), b"{}"
    ),
}
CLAIMS: dict[str, Attack] = {
    "another audience": _claiming(aud="other"),
    "no audience": _claiming(aud=None),
    "an empty audience": _claiming(aud=[]),
    "an audience that is a number": _claiming(aud=1),
    "an audience that is an object": _claiming(aud={"mentoring": True}),
    "an audience within a list in a list": _claiming(aud=[["mentoring"]]),
    "another issuer": _claiming(iss=EVIL),
    "an issuer with a slash more": _claiming(iss=URL + "/"),
    "a list of issuers": _claiming(iss=[URL, EVIL]),
    "a list of the one issuer": _claiming(iss=[URL]),
    "no issuer": _claiming(iss=None),
    "expired": lambda i: signed(i, {}, exp=_in(-120)),
    "never expiring": _claiming(exp=None),
    "expiring at no number": _claiming(exp="2099-01-01"),
    "expiring at true": _claiming(exp=True),
    "expiring at not-a-number": _raw("exp", "NaN"),
    "expiring at infinity": _raw("exp", "Infinity"),
    "expiring at more than there is": _raw("exp", "1e999"),
    "expiring in a century": lambda i: signed(i, {}, exp=_in(100 * 365 * 24 * 3600)),
    "good for a second too long": lambda i: signed(i, {}, iat=_in(0), exp=_in(LONGEST + 1)),
    "not yet valid": lambda i: signed(i, {}, nbf=_in(600)),
    "valid from true on": _claiming(nbf=True),
    "issued in the future": lambda i: signed(i, {}, iat=_in(600), exp=_in(900)),
    "never issued": _claiming(iat=None),
    "issued at true": _claiming(iat=True),
    "no subject": _claiming(sub=None),
    "a subject that is a number": _claiming(sub=1),
    "a subject with a line break": _claiming(sub="a\nb"),
    "a person that is no id": _claiming(person="x' OR '1'='1"),
    "a person that is a number": _claiming(person=2),
    "a school that is no id": _claiming(school="x"),
    "every school": _claiming(school="*"),
    "two schools": _claiming(school=[str(SCHOOL), str(uuid4())]),
    "roles as text": _claiming(roles="head office"),
    "roles as an object": _claiming(roles={"office": True}),
    "roles within roles": _claiming(roles=[["office"]]),
    "a head who is a list": _claiming(on_behalf_of=[str(PERSON)]),
    "roles told twice": _twice("roles", '["office"]'),
    "a school told twice": _twice("school", f'"{uuid4()}"'),
    "an issuer told twice": _twice("iss", f'"{URL}"'),
    "a token bound to a key": _claiming(cnf={"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}),
}
ATTACKS = {**FORMS, **KEYS, **HEADERS, **CLAIMS}
