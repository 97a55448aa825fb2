"""A tiny service over the boxes: every kind of operation once."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID, uuid4

from backbone.clock import Clock
from backbone.errors import Busy, Forbidden, NotFound
from backbone.identity import Role, Verifier
from backbone.identity.testing import Issuer
from backbone.intent import MUNICIPALITY, Receipt
from backbone.rules import Catalogue, Rule, Severity, require, soft
from backbone.web import (
    PUBLIC,
    SYSTEM,
    AccessTable,
    Allow,
    Api,
    Body,
    Change,
    Command,
    Created,
    Page,
    Paging,
    Provided,
    Reader,
    Routes,
    Versioned,
    View,
    build_app,
)
from boxes import Box, Boxes
from fastapi import FastAPI, UploadFile
from pydantic import Field

SCHOOL, OTHER_SCHOOL, PERSON = uuid4(), uuid4(), uuid4()
ORIGIN, OTHER_ORIGIN, OFFICE_ORIGIN = "https://one.example", "https://two.example", "https://office.example"
ROWS = [(date(2025, 1, day), UUID(int=day)) for day in range(1, 8)]
CATALOGUE = Catalogue(
    [
        Rule("INV-91", "Ящик подъёмен", "п. 9.1", Severity.HARD, date(2024, 1, 1)),
        Rule("INV-92", "Ящик полон", "п. 9.2", Severity.SOFT, date(2024, 1, 1)),
    ]
)
ACCESS: AccessTable = SYSTEM | {
    "open_box": Allow(Role.HEAD, Role.CURATOR),
    "fill_box": Allow(Role.CURATOR, Role.HEAD, Role.OFFICE),
    "get_box": Allow(Role.HEAD, Role.OFFICE),
    "list_rows": Allow(Role.HEAD, Role.OFFICE),
    "import_boxes": Allow(Role.HEAD),
    "who_am_i": Allow(Role.CURATOR, Role.HEAD, Role.MENTOR, Role.OFFICE, Role.SERVICE),
    "inspect_box": Allow(Role.OFFICE, office_in_school=True),
    "fail": Allow(Role.HEAD),
    "open_door": PUBLIC,
}
FAILURES: dict[str, Callable[[], Exception]] = {
    "busy": Busy,
    "forbidden": lambda: Forbidden("Нельзя"),
    "not-found": NotFound,
    "bug": lambda: RuntimeError("Иванова, +7 927 123-45-67"),
}

routes = Routes(tags=["boxes"])
App = Annotated[Boxes, Provided(Boxes)]


class NewBox(Body):
    name: str = Field(min_length=1, max_length=20, examples=["чулан"])
    sizes: tuple[int, ...] = ()


class Filling(Body):
    kilograms: float = Field(allow_inf_nan=False)
    deviations: dict[str, UUID] = Field(default_factory=dict)


class BoxView(View):
    id: UUID
    load: float


class Row(View):
    on: date
    id: UUID


class Who(View):
    person: UUID | None
    school: UUID | None
    role: Role


class Imported(View):
    lines: int


@routes.post("/boxes")
async def open_box(body: NewBox, intent: Command, app: App) -> Created:
    """Завести ящик."""
    return Created(await app.open.soon(intent, body.name), at="/boxes")


@routes.post("/boxes/{id}/filling")
async def fill_box(id: UUID, body: Filling, intent: Change, app: App) -> Receipt:
    """Наполнить ящик."""
    require(body.kilograms <= 30, "INV-91", "Тяжелее 30 кг", field="/kilograms")
    soft(body.kilograms >= 1, "INV-92", "Легче 1 кг", body.deviations)
    return await app.fill.soon(intent, id, body.kilograms)


@routes.get("/boxes/{id}")
def get_box(id: UUID, reader: Reader, app: App) -> Versioned[BoxView]:
    """Ящик."""
    box = app.load(Box, id, reader.school)
    return Versioned(box.version, BoxView.model_validate(box))


@routes.get("/rows")
def list_rows(reader: Reader, paging: Paging, odd: bool = False, since: date = date(1900, 1, 1)) -> Page[Row]:
    """Строки."""
    after = paging.after(tuple[date, UUID])
    found = [Row(on=on, id=id) for on, id in ROWS if after is None or (on, id) > after]
    chosen = [row for row in found if row.on >= since and (not odd or row.on.day % 2)]
    return paging.page(chosen[: paging.limit + 1], key=lambda row: (row.on, row.id), positions={"shelf": 7, "attic": 2})


@routes.post("/import")
def import_boxes(file: UploadFile, intent: Command, app: App) -> Created:
    """Завести ящики из файла."""
    return Created(app.open(intent, file.file.read().decode()[:10]), at="/boxes")


@routes.get("/whoami")
def who_am_i(reader: Reader) -> Who:
    """Кто я."""
    return Who(person=reader.person, school=reader.school, role=reader.role)


@routes.get("/inspection")
def inspect_box(reader: Reader) -> Who:
    """Проверка."""
    return Who(person=reader.person, school=reader.school, role=reader.role)


@routes.get("/failures/{kind}", responses={200: {"content": {"application/json": {"example": {"lines": 1}}}}})
def fail(kind: str, reader: Reader) -> Imported:
    """Сбой."""
    raise FAILURES[kind]()


@routes.get("/door")
def open_door() -> Imported:
    """Открыто всем."""
    return Imported(lines=0)


def origins() -> Mapping[UUID, tuple[str, ...]]:
    return {SCHOOL: (ORIGIN,), OTHER_SCHOOL: (OTHER_ORIGIN,), MUNICIPALITY: (OFFICE_ORIGIN,)}


async def waiter(source: str, position: int, timeout: float) -> bool:
    if source not in ("shelf", "attic"):
        raise LookupError(source)
    return position <= 7


def parts(verifier: Verifier, app: Boxes, **given: Any) -> Api:
    defaults: dict[str, Any] = {
        "routes": [routes],
        "access": ACCESS,
        "waiter": waiter,
        "origins": origins,
        "catalogue": CATALOGUE,
        "service": "shelf",
    }
    return Api(
        title="Полка", verifier=verifier, clock=Clock(), provide=[app], tags={"boxes": "Ящики"}, **defaults | given
    )


def api(issuer: Issuer, app: Boxes | None, **given: Any) -> FastAPI:
    """Without a store, for what never comes to it."""
    return build_app(parts(issuer.verifier, app or Boxes.__new__(Boxes), **given))
