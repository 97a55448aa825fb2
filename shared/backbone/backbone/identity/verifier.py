"""Verification of one bearer token."""

import hashlib
import json
import re
import time
from base64 import urlsafe_b64decode
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, NoReturn

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key
from joserfc.jws import JWSRegistry

from backbone.identity.errors import InvalidToken
from backbone.identity.keys import Fetch, IssuerKeys, fetch_json
from backbone.identity.principal import Principal

ALGORITHMS = ("ES256", "Ed25519", "EdDSA", "RS256", "PS256")
TYPES = ("jwt", "at+jwt", "application/at+jwt")
LARGEST = 8 * 1024
LEEWAY = 60
LONGEST = 24 * 60 * 60
"""Seconds a token may be good for, whatever its issuer says: what was stolen does not serve for ever."""
MOST_PROVEN = 4096
COMPACT = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


class _Registry(JWSRegistry):
    """EdDSA is the old name of what issuers mean by Ed25519 (RFC 9864), with its curve left open."""

    algorithms = JWSRegistry.algorithms | {"EdDSA": JWSRegistry.algorithms["Ed25519"]}


REGISTRY = _Registry(algorithms=ALGORITHMS)


class _OnceEach(json.JSONDecoder):
    """Who names something twice would be read one way here and another way there (RFC 7519, 4); NaN is no JSON."""

    def __init__(self) -> None:
        super().__init__(object_pairs_hook=_once_each, parse_constant=_no_number)


@dataclass(frozen=True)
class Proven:
    """What a token has proved. It holds until the token expires, or the issuer's keys have been read anew."""

    principal: Principal
    key_id: str
    key: Key
    expires: float

    def still(self, key: Key) -> bool:
        return key is self.key and time.time() < self.expires + LEEWAY


class Verifier:
    """Tokens of one issuer for one audience, judged by real time: the platform's clock can be moved."""

    def __init__(self, issuer: str, audience: str, fetch: Fetch = fetch_json) -> None:
        self.issuer = issuer
        self._keys = IssuerKeys(issuer, fetch)
        self._proven: OrderedDict[bytes, Proven] = OrderedDict()
        self._claims = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        )

    async def verify(self, token: str) -> Principal:
        """Raises InvalidToken, or IssuerUnavailable when the keys cannot be had."""
        if len(token) > LARGEST:
            raise InvalidToken("not a token of reasonable size")
        digest = hashlib.sha256(token.encode()).digest()
        proven = self._proven.get(digest)
        if proven is None or not proven.still(await self._keys.find(proven.key_id)):
            proven = await self._prove(token)
            self._remember(digest, proven)
        return proven.principal

    async def _prove(self, token: str) -> Proven:
        if not COMPACT.fullmatch(token):
            raise InvalidToken("not a compact token")
        try:
            key_id = _key_id(token)
            key = await self._keys.find(key_id)
            claims = jwt.decode(token, key, registry=REGISTRY, decoder_cls=_OnceEach).claims
            self._claims.validate(claims)
        except (JoseError, ValueError, RecursionError) as error:
            raise InvalidToken(f"{type(error).__name__}: {error}") from error
        if claims["exp"] - claims["iat"] > LONGEST:
            raise InvalidToken("good for too long")
        if "cnf" in claims:
            raise InvalidToken("bound to a key, and no bearer token")
        return Proven(Principal.of(claims), key_id, key, claims["exp"])

    def _remember(self, digest: bytes, proven: Proven) -> None:
        self._proven[digest] = proven
        self._proven.move_to_end(digest)
        if len(self._proven) > MOST_PROVEN:
            self._proven.popitem(last=False)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a name stands there twice")
    return told


def _no_number(said: str) -> NoReturn:
    raise ValueError(f"{said} is no number")


def _key_id(token: str) -> str:
    header = json.loads(urlsafe_b64decode(token.partition(".")[0] + "=="), cls=_OnceEach)
    if not isinstance(header, dict):
        raise InvalidToken("the header is no object")
    if "crit" in header:
        raise InvalidToken("critical extensions are not understood")
    if str(header.get("typ")).lower() not in TYPES:
        raise InvalidToken("another type of token")
    kid = header.get("kid")
    if not isinstance(kid, str):
        raise InvalidToken("no key id")
    return kid
