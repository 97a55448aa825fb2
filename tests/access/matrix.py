"""The access matrix as it lies in matrix.toml: eleven rows of data by eight columns, and what operation is in which."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from backbone.identity import Role
from pydantic import BaseModel

HERE = Path(__file__).parent
SERVICES = ("registry", "programs", "notifications", "reporting")
COLUMNS: Mapping[str, tuple[Role, ...]] = {
    "H": (Role.HEAD, Role.ACTING_HEAD),
    "C": (Role.CURATOR,),
    "O": (Role.ASSOCIATION,),
    "M": (Role.MENTOR,),
    "E": (Role.MENTEE,),
    "S": (Role.SYSADMIN,),
    "U": (Role.OFFICE,),
    "P": (Role.PARTNER,),
}

Operation = tuple[str, str]
"""Service and operation id."""


class Cell(BaseModel):
    """`says` as the requirements have it; `may` the abilities of the row; `but` where the words need another."""

    says: str
    may: str
    but: str = ""


@dataclass
class Matrix:
    """`places` are all rows or groups in which an operation stands, `roles` those that it is open to; an operation that
    is open to everybody has none and stands in `public`."""

    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    places: dict[Operation, list[str]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[Operation, frozenset[Role]] = field(default_factory=dict)
    public: set[Operation] = field(default_factory=set)
    unused: set[str] = field(default_factory=set)

    @property
    def rows(self) -> list[str]:
        return list(dict.fromkeys(row for row, _ in self.cells))


@cache
def matrix() -> Matrix:
    read = tomllib.loads((HERE / "matrix.toml").read_text())
    made, groups = Matrix(), read.pop("common")
    for name, row in read.items():
        cells = {column: Cell.model_validate(row[column]) for column in COLUMNS}
        made.cells |= {(name, column): cell for column, cell in cells.items()}
        used = set()
        for operation, ability in _operations(row):
            made.places[operation].append(name)
            able = [column for column, cell in cells.items() if ability in cell.may.split()]
            made.roles[operation] = _roles(able) | made.roles.get(operation, frozenset())
            used.add(ability)
        made.unused |= {f"{name}: {word}" for cell in cells.values() for word in set(cell.may.split()) - used}
    for name, group in groups.items():
        assert group["why"]
        for operation, _ in _operations(group):
            made.places[operation].append(name)
            made.roles[operation] = _roles(group.get("roles", "").split())
            if group.get("public"):
                made.public.add(operation)
    return made


def _operations(row: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[Operation, str]]:
    for service in SERVICES:
        for ability, names in row.get(service, {}).items():
            yield from (((service, name), ability) for name in names.split())


def _roles(columns: list[str]) -> frozenset[Role]:
    return frozenset(role for column in columns for role in COLUMNS[column])
