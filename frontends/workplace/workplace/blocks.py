"""One block of a page: what has been read, as it is shown, with what is offered of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workplace import words
from workplace.catalogue import Json, Operation
from workplace.conditions import hold
from workplace.fields import Field
from workplace.gateway import Answer, Refusal
from workplace.offers import Offer, offered
from workplace.plan import Block, pages
from workplace.showing import NOTHING, Shower, Shown, address
from workplace.visit import Visit

MISSING = 404


@dataclass(frozen=True)
class Asked:
    """Where we are: the page's own id, and the query of the address: `3.kind` is a filter of the third block."""

    here: str
    id: str = ""
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def values(self) -> Mapping[str, str]:
        return {"id": self.id} if self.id else {}

    def onward(self, number: int, cursor: str) -> str:
        return address(self.here.partition("?")[0], {**self.query, f"{number}.cursor": cursor})


@dataclass(frozen=True)
class Row:
    """Its page is behind the first cell, where that leads nowhere else."""

    href: str
    cells: Sequence[tuple[str, Shown]]
    offers: Sequence[Offer]
    files: Sequence[Offer]

    @property
    def behind_first(self) -> bool:
        first = self.cells[0][1]
        return bool(self.href) and not (first.href or first.several)


@dataclass(frozen=True)
class Told:
    """A block as it is shown; `empty` says why there is nothing."""

    title: str
    empty: str = ""
    folded: bool = False
    facts: Sequence[tuple[str, Shown]] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Row] = ()
    offers: Sequence[Offer] = ()
    files: Sequence[Offer] = ()
    filters: Sequence[Field] = ()
    next: str = ""


@dataclass(frozen=True)
class Teller:
    """`number` is the block's place on its page."""

    visit: Visit
    block: Block
    number: int
    asked: Asked

    @property
    def operation(self) -> Operation:
        return self.visit.catalogue[self.block.read]

    @property
    def shower(self) -> Shower:
        return Shower(self.visit, self.operation)

    def tell(self, answer: Answer | Refusal) -> Told:
        title = self.block.title or self.operation.title
        if isinstance(answer, Refusal):
            empty = self.block.empty if answer.status == MISSING else str(answer.problem.get("detail", ""))
            return Told(title, empty, offers=self._offers(self.block.commands, {}))
        whole: Any = answer.body
        listing = isinstance(whole, dict) and "next" in whole
        value, schema = self._within(whole["items"] if listing else whole)
        subject = whole if isinstance(whole, dict) and not listing else {}
        offers, files = self._offers(self.block.commands, subject), self._offers(self.block.files, subject)
        if isinstance(value, list):
            rows = [self._row(row, schema, subject) for row in self._kept(value)]
            onward = self.asked.onward(self.number, whole["next"]) if listing and whole["next"] else ""
            columns, filters = [self._label(name) for name in self.block.columns], list(self._filters())
            empty = "" if rows else self.block.empty
            return Told(title, empty, self.block.folded, (), columns, rows, offers, files, filters, onward)
        facts = list(self._facts(value, schema)) if value else []
        return Told(title, "" if facts else self.block.empty, self.block.folded, facts, offers=offers, files=files)

    def _within(self, whole: Any) -> tuple[Any, Json]:
        """The part of an answer that the block shows, and the schema of one object in it."""
        value = whole
        for step in self.block.field.split(".") if self.block.field else ():
            if isinstance(value, list):
                value = [part for row in value for part in row[step]]
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return value, self.operation.within(self.block.field)

    def _kept(self, rows: list[Json]) -> list[Json]:
        return [row for row in rows if hold(self.block.where, row, self.visit.session.person)]

    def _facts(self, value: Json, schema: Json) -> Iterator[tuple[str, Shown]]:
        """Those that are known."""
        for name in self.block.facts:
            shown = self.shower.of(value, name, schema)
            if shown.text != NOTHING:
                yield self._label(name), shown

    def _row(self, row: Json, schema: Json, subject: Json) -> Row:
        cells = [(self._label(name), self.shower.of(row, name, schema)) for name in self.block.columns]
        told = {**subject, **row}
        return Row(self._href(row), cells, self._offers(self.block.each, told), self._offers(self.block.papers, told))

    def _href(self, row: Json) -> str:
        opens, id_ = self.block.opens, row.get("id")
        if opens == ".about":
            opens, id_ = row.get("about") or "", row.get("about_id")
        return f"/{opens}/{id_}" if opens in pages() and id_ else ""

    def _offers(self, commands: Sequence[Any], row: Json) -> Sequence[Offer]:
        return offered(self.visit, commands, row, self.asked.values, self.asked.here)

    def _filters(self) -> Iterator[Field]:
        by_name = {one["name"]: one["schema"] for one in self.operation.query}
        for name in self.block.filters:
            told = self.operation.resolved(by_name[name])
            options = list(words.codes(self.operation, told.get("items", by_name[name])).items())
            if told.get("type") == "boolean":
                options = [("true", "да"), ("false", "нет")]
            widget = "choice" if options else "date" if told.get("format") == "date" else "text"
            yield Field(f"{self.number}.{name}", self._label(name), widget, options=options)

    def _label(self, name: str) -> str:
        return words.field(name.rpartition(".")[2], self.block.read)
