"""Signing in here: who comes says who he wants to be, and is believed. The code flow with PKCE (RFC 6749, RFC 7636)."""

from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from time import monotonic
from typing import Annotated, Literal
from urllib.parse import urlencode

from joserfc.util import urlsafe_b64encode
from pydantic import BaseModel, ConfigDict, Field

from mentoring.devhost.issuer import Claims

LIFE = 60.0
"""Seconds in which a code is to be exchanged."""


class Refused(Exception):
    """`args[0]` is the error's code in the answer (RFC 6749, 5.2)."""


class Asked(BaseModel):
    """An authorization request. Others than these fields mean nothing here."""

    model_config = ConfigDict(frozen=True)

    response_type: Literal["code"]
    client_id: str
    redirect_uri: str
    state: str = ""
    code_challenge: Annotated[str, Field(min_length=43, max_length=128)]
    code_challenge_method: Literal["S256"]


class Exchanged(BaseModel):
    """A token request."""

    model_config = ConfigDict(frozen=True)

    grant_type: Literal["authorization_code"]
    code: str
    redirect_uri: str
    client_id: str
    code_verifier: str


@dataclass(frozen=True)
class Given:
    asked: Asked
    claims: Claims
    until: float


class Codes:
    """`return_to` are all addresses to which a code may be brought."""

    def __init__(self, issuer: str, return_to: frozenset[str]) -> None:
        self._issuer, self._return_to = issuer, return_to
        self._given: dict[str, Given] = {}

    def check(self, asked: Asked) -> None:
        """Raises Refused: nobody is sent to an address that is not known."""
        if asked.redirect_uri not in self._return_to:
            raise Refused("invalid_request")

    def give(self, asked: Asked, claims: Claims) -> str:
        """The address to which the browser brings the code. Raises Refused."""
        self.check(asked)
        code = token_urlsafe()
        self._given[code] = Given(asked, claims, monotonic() + LIFE)
        return f"{asked.redirect_uri}?{urlencode({'code': code, 'state': asked.state, 'iss': self._issuer})}"

    def redeem(self, exchanged: Exchanged) -> Claims:
        """Once. Raises Refused."""
        given = self._given.pop(exchanged.code, None)
        if given is None or given.until < monotonic():
            raise Refused("invalid_grant")
        same = (given.asked.redirect_uri, given.asked.client_id) == (exchanged.redirect_uri, exchanged.client_id)
        proof = urlsafe_b64encode(sha256(exchanged.code_verifier.encode()).digest()).decode()
        if not same or proof != given.asked.code_challenge:
            raise Refused("invalid_grant")
        return given.claims
