"""An issuer for tests: real keys and real verification, only the network is left out."""

import time
from typing import Any
from uuid import UUID, uuid4

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from backbone.identity.verifier import Verifier
from backbone.roles import Role

URL = "https://issuer.test"
AUDIENCE = "mentoring"
LIFETIME = 24 * 60 * 60  # of a token, in seconds: longer than any run of tests


class Issuer:
    def __init__(self, url: str = URL) -> None:
        self.url = url
        self.key = ECKey.generate_key("P-256", {"kid": "test-1", "use": "sig", "alg": "ES256"})
        self.published = KeySet([self.key])
        self.verifier = Verifier(url, AUDIENCE, self.fetch)

    async def fetch(self, url: str) -> Any:
        if url.endswith("/.well-known/openid-configuration"):
            return {"issuer": self.url, "jwks_uri": f"{self.url}/jwks"}
        return self.published.as_dict(private=False)

    def claims(self, *roles: Role, school: UUID | None = None, person: UUID | None = None) -> dict[str, Any]:
        now = int(time.time())
        ids = {name: str(id) for name, id in {"school": school, "person": person}.items() if id}
        known = {"iss": self.url, "aud": AUDIENCE, "sub": str(person or uuid4()), "roles": list(roles)}
        return {**known, **ids, "iat": now, "exp": now + LIFETIME}

    def token(self, *roles: Role, school: UUID | None = None, person: UUID | None = None, **claims: object) -> str:
        """`claims` replace or add."""
        header = {"alg": "ES256", "kid": self.key.kid, "typ": "at+jwt"}
        return jwt.encode(header, {**self.claims(*roles, school=school, person=person), **claims}, self.key)

    def bearer(self, *roles: Role, school: UUID | None = None, person: UUID | None = None) -> dict[str, str]:
        """Headers of a request."""
        return {"Authorization": f"Bearer {self.token(*roles, school=school, person=person)}"}
