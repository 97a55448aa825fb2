"""An OpenID Connect issuer that believes everybody. Services verify its tokens exactly as they verify any other's."""

import json
import time
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid4

from backbone.identity import Role
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from pydantic import BaseModel, ConfigDict, Field

from mentoring.settings import AUDIENCE, write

ALGORITHM = "ES256"
EIGHT_HOURS = 8 * 3600


class Claims(BaseModel):
    """What the token shall say; `ttl` in seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    roles: tuple[Role, ...] = ()
    person: UUID | None = None
    school: UUID | None = None
    on_behalf_of: UUID | None = None
    ttl: Annotated[int, Field(gt=0, le=86_400)] = EIGHT_HOURS


class Issuer:
    def __init__(self, url: str, key_file: Path) -> None:
        self.url = url
        if not key_file.exists():
            key = ECKey.generate_key("P-256", {"use": "sig", "alg": ALGORITHM}, auto_kid=True)
            write(key_file, json.dumps(key.as_dict(private=True)), 0o600)
        self._key = ECKey.import_key(json.loads(key_file.read_text()))

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/jwks",
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
        }

    def keys(self) -> dict[str, Any]:
        return dict(KeySet([self._key]).as_dict(private=False))

    def token(self, claims: Claims) -> str:
        now = int(time.time())  # real time: moving the platform's clock neither expires nor revives a token
        said = claims.model_dump(mode="json", exclude_none=True, exclude={"ttl"})
        subject = str(claims.person or "-".join(claims.roles) or "anonymous")
        times = {"iat": now, "nbf": now, "exp": now + claims.ttl}
        payload = {"iss": self.url, "aud": AUDIENCE, "sub": subject, "jti": str(uuid4()), **times, **said}
        return jwt.encode({"alg": ALGORITHM, "typ": "at+jwt", "kid": self._key.kid}, payload, self._key)
