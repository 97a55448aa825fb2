"""The municipality's sign-in service: an OpenID provider found by discovery, asked by the code flow with PKCE."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any, Self
from urllib.parse import quote, unquote

import httpx
from oauthlib.oauth2 import OAuth2Error, WebApplicationClient

from workplace.settings import Settings

DISCOVERY = "/.well-known/openid-configuration"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}


class NoProvider(Exception):
    """It does not answer, or not as a provider would."""


@dataclass(frozen=True)
class Attempt:
    """What is to be known again when the browser comes back: `back` is the page it wanted."""

    state: str
    verifier: str
    back: str

    @classmethod
    def begun(cls, back: str) -> Self:
        return cls(token_urlsafe(), token_urlsafe(48), back)

    @classmethod
    def read(cls, cookie: str) -> Self | None:
        match cookie.split("."):
            case [state, verifier, back] if state and verifier:
                return cls(state, verifier, unquote(back))
        return None

    def written(self) -> str:
        return ".".join((self.state, self.verifier, quote(self.back, safe="").replace(".", "%2E")))


class Provider:
    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._issuer, self._http = settings.issuer, http
        self._client = WebApplicationClient(settings.client_id)
        secret = settings.client_secret_file
        self._auth = (
            httpx.BasicAuth(settings.client_id, secret.read_text().strip()) if secret else httpx.USE_CLIENT_DEFAULT
        )
        self._return_to = f"{settings.public_url.rstrip('/')}/sign-in/done"

    async def address(self, attempt: Attempt) -> str:
        """Where the browser is sent. Raises NoProvider."""
        challenge = self._client.create_code_challenge(attempt.verifier, "S256")
        return str(
            self._client.prepare_request_uri(
                (await self._discovered())["authorization_endpoint"],
                redirect_uri=self._return_to,
                scope="openid",
                state=attempt.state,
                code_challenge=challenge,
                code_challenge_method="S256",
            )
        )

    async def token(self, query: str, attempt: Attempt) -> str:
        """The access token for what the browser has brought back. Raises NoProvider, OAuth2Error."""
        told = self._client.parse_request_uri_response(f"{self._return_to}?{query}", attempt.state)
        if told.get("iss", self._issuer) != self._issuer:
            raise OAuth2Error("another issuer has answered")  # RFC 9207
        body = self._client.prepare_request_body(told["code"], self._return_to, code_verifier=attempt.verifier)
        address = (await self._discovered())["token_endpoint"]
        try:
            answer = await self._http.post(address, content=body, headers=FORM, auth=self._auth)
        except httpx.HTTPError as error:
            raise NoProvider from error
        return str(self._client.parse_request_body_response(answer.text)["access_token"])

    async def _discovered(self) -> Mapping[str, Any]:
        try:
            answer = (await self._http.get(self._issuer.rstrip("/") + DISCOVERY)).raise_for_status()
            told: Mapping[str, Any] = answer.json()
            if told["issuer"] != self._issuer:
                raise NoProvider
        except (httpx.HTTPError, ValueError, LookupError, TypeError) as error:
            raise NoProvider from error
        return told
