"""The principal that a token's claims make."""

from dataclasses import dataclass
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, Field, ValidationError

from backbone.identity.errors import InvalidToken
from backbone.roles import TITLES, Role


class _Claims(BaseModel):
    sub: Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,128}$")]
    person: UUID | None = None
    school: UUID | None = None
    roles: list[str] = []
    on_behalf_of: UUID | None = None


@dataclass(frozen=True)
class Principal:
    """`person` is the participant's id; office and services are none. Roles unknown here are left out."""

    subject: str
    person: UUID | None
    school: UUID | None
    roles: frozenset[Role]
    on_behalf_of: UUID | None = None

    @classmethod
    def of(cls, claims: dict[str, Any]) -> Self:
        try:
            read = _Claims.model_validate(claims)
        except ValidationError as error:
            raise InvalidToken(f"claims: {[item['loc'] for item in error.errors()]}") from error
        roles = frozenset(Role(role) for role in read.roles if role in TITLES)
        return cls(read.sub, read.person, read.school, roles, read.on_behalf_of)
