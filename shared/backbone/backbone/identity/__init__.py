"""Who is asking: OpenID Connect bearer tokens of one issuer, verified by its published keys."""

from backbone.identity.errors import InvalidToken, IssuerUnavailable
from backbone.identity.principal import Principal
from backbone.identity.verifier import Verifier
from backbone.roles import Role

__all__ = ["InvalidToken", "IssuerUnavailable", "Principal", "Role", "Verifier"]
