"""An issuer for tests: real keys and real verification, only the network is left out."""

import time
from typing import Any
from uuid import UUID, uuid4

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from backbone.identity.principal import Role
from backbone.identity.verifier import Verifier

URL = "https://issuer.test"
AUDIENCE = "mentoring"


class Issuer:
    def __init__(self) -> None:
        self.key = ECKey.generate_key("P-256", {"kid": "test-1", "use": "sig", "alg": "ES256"})
        self.published = KeySet([self.key])
        self.verifier = Verifier(URL, AUDIENCE, self.fetch)

    async def fetch(self, url: str) -> Any:
        if url.endswith("/.well-known/openid-configuration"):
            return {"issuer": URL, "jwks_uri": f"{URL}/jwks"}
        return self.published.as_dict(private=False)

    def claims(self, *roles: Role, school: UUID | None = None, person: UUID | None = None) -> dict[str, Any]:
        now = int(time.time())
        ids = {name: str(id) for name, id in {"school": school, "person": person}.items() if id}
        subject = str(person or uuid4())
        return {"iss": URL, "aud": AUDIENCE, "sub": subject, "iat": now, "exp": now + 300, "roles": list(roles), **ids}

    def token(self, *roles: Role, school: UUID | None = None, person: UUID | None = None, **claims: object) -> str:
        """`claims` replace or add."""
        header = {"alg": "ES256", "kid": self.key.kid, "typ": "at+jwt"}
        return jwt.encode(header, {**self.claims(*roles, school=school, person=person), **claims}, self.key)

    def bearer(self, *roles: Role, school: UUID | None = None, person: UUID | None = None) -> dict[str, str]:
        """Headers of a request."""
        return {"Authorization": f"Bearer {self.token(*roles, school=school, person=person)}"}
