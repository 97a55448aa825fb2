"""A page made of its blocks: read, shown, with what is offered."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workplace import words
from workplace.catalogue import Json, Operation
from workplace.fields import Field
from workplace.gateway import Answer, Refusal
from workplace.offers import Offer, offered
from workplace.plan import Block, Page
from workplace.showing import Shower, Shown, address
from workplace.visit import Visit

MISSING = (404,)


@dataclass(frozen=True)
class Row:
    href: str
    cells: Sequence[tuple[str, Shown]]
    offers: Sequence[Offer]


@dataclass(frozen=True)
class Told:
    """A block as it is shown."""

    title: str
    empty: str = ""
    facts: Sequence[tuple[str, Shown]] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Row] = ()
    offers: Sequence[Offer] = ()
    files: Sequence[Offer] = ()
    filters: Sequence[Field] = ()
    next: str = ""


@dataclass(frozen=True)
class Asked:
    """Where we are: the page's own id, and the query of the address."""

    here: str
    id: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


def visible(visit: Visit, page: Page) -> list[Block]:
    blocks = page.blocks
    return [one for one in blocks if visit.may(one.read) and (not one.of or visit.session.may(one.of))]


async def tell(visit: Visit, page: Page, asked: Asked) -> tuple[str, list[Told]]:
    """The heading and the blocks. Raises Refusal where the object itself is not to be had, SignedOut."""
    blocks = visible(visit, page)
    if not blocks:
        raise Refusal(403, {"detail": "Эта страница не для вашей роли."})
    answers = await asyncio.gather(*(_read(visit, block, asked) for block in blocks))
    if asked.id and isinstance(answers[0], Refusal):
        raise answers[0]
    bodies = [answer.body for answer in answers if isinstance(answer, Answer)]
    await visit.meet(*bodies)
    told = [_told(visit, block, answer, asked) for block, answer in zip(blocks, answers, strict=True)]
    shown = [one for one, block in zip(told, blocks, strict=True) if not (block.quiet and _is_empty(one))]
    return _heading(visit, page, blocks[0], answers[0]), shown


async def _read(visit: Visit, block: Block, asked: Asked) -> Answer | Refusal:
    operation = visit.catalogue[block.read]
    values = {name: asked.id for name in operation.places}
    query = {name: _given(visit, value, asked) for name, value in block.query.items()}
    filters = {name: asked.query[name] for name in (*block.filters, "cursor") if asked.query.get(name)}
    try:
        return await visit.read(block.read, values, query | (filters if block.filters or not block.field else {}))
    except Refusal as refusal:
        return refusal


def _given(visit: Visit, value: str, asked: Asked) -> str:
    known = {"me": visit.session.person, ".id": asked.id, "my-role": next(iter(sorted(visit.session.roles)), "")}
    return known.get(value, value)


def _heading(visit: Visit, page: Page, block: Block, answer: Answer | Refusal) -> str:
    if isinstance(answer, Refusal) or not page.about:
        return page.title
    shower = Shower(visit, visit.catalogue[block.read])
    named = [shower.text(name, answer.body.get(name), shower.operation.item) for name in page.about]
    return f"{page.title}: {', '.join(one for one in named if one != '—')}"


def _told(visit: Visit, block: Block, answer: Answer | Refusal, asked: Asked) -> Told:
    operation = visit.catalogue[block.read]
    title = block.title or operation.title
    if isinstance(answer, Refusal):
        empty = block.empty if answer.status in MISSING else str(answer.problem.get("detail", ""))
        return Told(title, empty, offers=offered(visit, block.commands, {}, {}, asked.here))
    whole: Any = answer.body
    value, schema = _within(operation, whole, block.field)
    subject = whole if isinstance(whole, dict) and "items" not in whole else {}
    values = {"id": asked.id} if asked.id else {}
    offers = offered(visit, block.commands, subject, values, asked.here)
    files = offered(visit, block.files, subject, values, asked.here)
    if isinstance(value, list):
        rows = [_row(visit, block, operation, row, schema, values, asked) for row in value]
        columns = [words.field(name.rpartition(".")[2], block.read) for name in block.columns]
        following = whole.get("next") if isinstance(whole, dict) and not block.field else None
        onward = address(asked.here.partition("?")[0], {**asked.query, "cursor": following}) if following else ""
        filters = _filters(operation, block)
        empty = "" if rows else block.empty
        return Told(title, empty, (), columns, rows, offers, files, filters, onward)
    if not value:
        return Told(title, block.empty, offers=offers, files=files)
    shower = Shower(visit, operation)
    facts = [(words.field(name.rpartition(".")[2], block.read), shower.of(value, name, schema)) for name in block.facts]
    return Told(title, facts=facts, offers=offers, files=files)


def _within(operation: Operation, answer: Any, name: str) -> tuple[Any, Json]:
    """The part of an answer that a block shows, and the schema of one object in it."""
    if not name:
        listed = answer["items"] if isinstance(answer, dict) and "items" in answer else answer
        return listed, operation.item
    value, schema = answer, operation.item
    for step in name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
        schema = operation.resolved(operation.part(schema, step))
    return value, operation.resolved(schema["items"]) if "items" in schema else schema


def _row(
    visit: Visit, block: Block, operation: Operation, row: Json, schema: Json, values: Mapping[str, str], asked: Asked
) -> Row:
    shower = Shower(visit, operation)
    cells = [(words.field(name.rpartition(".")[2], block.read), shower.of(row, name, schema)) for name in block.columns]
    href = f"/{block.opens}/{row['id']}" if block.opens and row.get("id") else ""
    return Row(href, cells, offered(visit, block.each, row, values, asked.here))


def _filters(operation: Operation, block: Block) -> list[Field]:
    by_name = {one["name"]: one["schema"] for one in operation.query}
    made = []
    for name in block.filters:
        schema = by_name[name]
        told = operation.resolved(schema)
        options = words.codes(operation, told.get("items", schema)).items()
        if told.get("type") == "boolean":
            options = {"true": "да", "false": "нет"}.items()
        widget = "choice" if options else "date" if told.get("format") == "date" else "text"
        made.append(Field(name, words.field(name, block.read), widget, options=list(options)))
    return made


def _is_empty(told: Told) -> bool:
    return bool(told.empty)
