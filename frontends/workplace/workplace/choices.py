"""What can be chosen where a field names something that exists: people, pairs, programs, orders (`choices.toml`)."""

import asyncio
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from workplace import words
from workplace.catalogue import Json, Operation
from workplace.conditions import hold
from workplace.fields import Option
from workplace.gateway import Refusal
from workplace.showing import UNNAMED, Shower
from workplace.visit import Visit


class Source(BaseModel):
    """`of` are fields of the object that the form is about; `read` is a list of everything, or an object in whose
    `field` there is one; `where` keeps its rows with such values, `.match` being a field of the object that the form is
    about. Where the list is not for the role, `otherwise` is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    read: str = ""
    field: str = ""
    of: tuple[str, ...] = ()
    query: Mapping[str, str] = {}
    where: Mapping[str, Any] = {}
    value: str = "id"
    label: tuple[str, ...] = ()
    otherwise: str = ""


class About(BaseModel):
    """`field` of a form names the object that `read` answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    read: str
    field: str


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "choices.toml").read_text())


def about(operation: str) -> About | None:
    named = _told()["about"].get(operation)
    return About.model_validate(named) if named else None


@cache
def table() -> tuple[Mapping[str, Source], Mapping[str, str]]:
    told = _told()
    return {name: Source.model_validate(one) for name, one in told["sources"].items()}, told["fields"]


def source_of(operation: str, kind: str, path: str) -> str:
    """The name of a field's source, the most exact one that is named; empty for a field that is no choice."""
    fields, last = table()[1], path.rpartition(".")[2]
    exact = (f"{operation}.{kind}.{last}", f"{operation}.{path}", f"{operation}.{last}", last)
    return next((fields[name] for name in exact if name in fields), "")


class Choices:
    """Loaded before the form is made, since what is to be chosen lies in several services."""

    def __init__(self, visit: Visit, operation: Operation, kind: str, subject: Json) -> None:
        self._visit = visit
        self._operation = operation
        self._kind = kind
        self._subject = subject
        self._found: dict[str, Sequence[Option]] = {}
        self._called: dict[str, str] = {}
        """What people are to the subject, where their names are not shown."""

    async def load(self, paths: Iterable[str]) -> None:
        """Raises SignedOut."""
        names = {source_of(self._operation.key, self._kind, path) for path in paths} - {""}
        found = await asyncio.gather(*(self._options(table()[0][name]) for name in sorted(names)))
        self._found = dict(zip(sorted(names), found, strict=True))

    def __call__(self, path: str) -> Sequence[Option] | None:
        name = source_of(self._operation.key, self._kind, path)
        return self._found.get(name, ()) if name else None

    async def _options(self, source: Source) -> list[Option]:
        if source.otherwise and not self._visit.may(source.read):
            return await self._options(table()[0][source.otherwise])
        rows = await self._rows(source)
        await self._visit.meet({"persons": [row for row in rows if isinstance(row, str)]}, rows)
        operation = self._visit.catalogue[source.read] if source.read else None
        return [option for row in rows if (option := self._option(row, source, operation)) is not None]

    async def _rows(self, source: Source) -> list[Any]:
        own = [(row, name) for name in source.of for row in _listed(self._subject.get(name))]
        self._called |= {row: words.field(name) for row, name in own if isinstance(row, str)}
        return [row for row, _ in own] + (await self._read(source) if source.read else [])

    async def _read(self, source: Source) -> list[Any]:
        query = {name: self._given(value) for name, value in source.query.items()}
        try:
            if source.field:
                return _listed((await self._visit.read(source.read, query=query)).body[source.field])
            rows = await self._visit.everything(source.read, query)
        except Refusal:  # nothing to choose from; the form says so
            return []
        where = {name: self._given(value) for name, value in source.where.items()}
        return [row for row in rows if hold(where, row, self._visit.session.person)]

    def _given(self, value: Any) -> Any:
        return self._subject.get(value[1:]) if isinstance(value, str) and value.startswith(".") else value

    def _option(self, row: Any, source: Source, operation: Operation | None) -> Option | None:
        if isinstance(row, str):  # a person
            return row, self._visit.names.get(row) or f"{self._called[row]}, {UNNAMED}"
        shower = Shower(self._visit, operation) if operation else None
        schema = operation.within(source.field) if operation else {}
        parts = [shower.text(name, row.get(name), schema) if shower else str(row.get(name)) for name in source.label]
        label = ", ".join(part for part in parts if part and part != "—")
        return (str(row[source.value]), label) if row.get(source.value) else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
