"""Verification of one bearer token."""

import re

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry

from backbone.identity.errors import InvalidToken
from backbone.identity.keys import Fetch, IssuerKeys, fetch_json
from backbone.identity.principal import Principal

ALGORITHMS = ("ES256", "Ed25519", "EdDSA", "RS256", "PS256")
TYPES = ("jwt", "at+jwt", "application/at+jwt")
LARGEST = 8 * 1024
LEEWAY = 60
COMPACT = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


class _Registry(JWSRegistry):
    """EdDSA is the old name of what issuers mean by Ed25519 (RFC 9864), with its curve left open."""

    algorithms = JWSRegistry.algorithms | {"EdDSA": JWSRegistry.algorithms["Ed25519"]}


REGISTRY = _Registry(algorithms=ALGORITHMS)


class Verifier:
    """Tokens of one issuer for one audience, judged by real time: the platform's clock can be moved."""

    def __init__(self, issuer: str, audience: str, fetch: Fetch = fetch_json) -> None:
        self.issuer = issuer
        self._keys = IssuerKeys(issuer, fetch)
        self._claims = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
        )

    async def verify(self, token: str) -> Principal:
        """Raises InvalidToken, or IssuerUnavailable when the keys cannot be had."""
        if len(token) > LARGEST or not COMPACT.fullmatch(token):
            raise InvalidToken("not a compact token of reasonable size")
        try:
            key = await self._keys.find(_key_id(token))
            claims = jwt.decode(token, key, registry=REGISTRY).claims
            self._claims.validate(claims)
        except (JoseError, ValueError) as error:
            raise InvalidToken(f"{type(error).__name__}: {error}") from error
        return Principal.of(claims)


def _key_id(token: str) -> str:
    header: object = jws.extract_compact(token.encode()).headers()
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
