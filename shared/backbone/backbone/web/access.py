"""Who may do what: one table per service, from operation to roles. What is not in it does not start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from backbone.errors import Forbidden
from backbone.identity import Principal, Role
from backbone.intent import MUNICIPALITY, Actor


@dataclass(frozen=True)
class Access:
    """A principal in the role the operation is open to. `school` is None where the role sees every school's."""

    principal: Principal
    role: Role
    school: UUID | None

    @property
    def person(self) -> UUID | None:
        return self.principal.person

    @cached_property
    def actor(self) -> Actor:
        principal = self.principal
        return Actor(
            id=str(principal.person or principal.subject),
            role=self.role.value,
            school=self.school or MUNICIPALITY,
            on_behalf_of=str(principal.on_behalf_of) if principal.on_behalf_of else None,
        )


class Allow:
    """Roles an operation is open to, in order of preference: a principal of several acts in the first of these.

    The office acts for the municipality, without a school, unless `office_in_school`: then in its token's school.
    """

    def __init__(self, *roles: Role, office_in_school: bool = False) -> None:
        self.roles = roles
        self._office_in_school = office_in_school

    def admit(self, principal: Principal) -> Access:
        """Raises Forbidden."""
        role = next((role for role in self.roles if role in principal.roles), None)
        if role is None:
            raise Forbidden("Эта операция не для вашей роли")
        if role is Role.OFFICE and not self._office_in_school:
            return Access(principal, role, None)
        if principal.school is None and role is not Role.SERVICE:
            raise Forbidden("В удостоверении не указана школа")
        return Access(principal, role, principal.school)


PUBLIC = Allow()
"""Open to everybody, without a token."""

AccessTable = Mapping[str, Allow]

SYSTEM: dict[str, Allow] = dict.fromkeys(
    ("livez", "readyz", "status", "metrics", "checkpoint", "consistency", "openapi"), PUBLIC
)


HISTORY = "_history"


def receipt_of(history: str) -> str:
    """The operation that gives receipts of the events that a history shows."""
    return f"{history.removesuffix(HISTORY)}_receipt"


class AccessTableError(Exception):
    """The table and the routes do not agree; the service does not start."""


def check(table: AccessTable, operations: Iterable[str]) -> None:
    names = list(operations)
    problems = {
        "routes without an entry": set(names) - set(table),
        "entries without a route": set(table) - set(names),
        "operations with two routes": {name for name in names if names.count(name) > 1},
        "receipts for others than the history": {
            name for name in names if name.endswith(HISTORY) and table.get(receipt_of(name)) != table.get(name)
        },
        "entries without a role": {name for name, allow in table.items() if allow is not PUBLIC and not allow.roles},
    }
    told = [f"{what}: {', '.join(sorted(which))}" for what, which in problems.items() if which]
    if told:
        raise AccessTableError("; ".join(told))
