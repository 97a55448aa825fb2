"""Extension and amendment: proposed and agreed by the people of the program, approved by the head."""

from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Reader, Routes
from contracts.codes import Form, Kind
from pydantic import Field

from programs.api.parts import App, Day, Optional, Reasons, reasoned
from programs.api.planning import ActivityBody
from programs.application.changing import Change as Amending

routes = Routes(prefix="/programs/{id}", tags=["changes"])


class ExtensionBody(Body):
    """`until` – первый день после продлённой программы."""

    until: Annotated[Day, Field(examples=["2026-06-01"])]
    text: Optional = None


class AmendmentBody(Body):
    """Формы и виды, если меняются, указывают целиком, какими они станут."""

    forms: Annotated[list[Form], Field(max_length=10)] | None = None
    kinds: Annotated[list[Kind], Field(max_length=10)] | None = None
    add_activities: Annotated[tuple[ActivityBody, ...], Field(max_length=50)] = ()
    remove_activities: Annotated[tuple[UUID, ...], Field(max_length=50)] = ()
    text: Optional = None


class OrderBody(Body):
    """Приказ руководителя из реестра. Если он только что издан, назовите его положение в X-Min-Position."""

    order: UUID


class ExtensionApprovalBody(OrderBody):
    """`deviations` – когда продлят основание или справки внешнего наставника, если до конца они не действуют."""

    deviations: Reasons = Field(default_factory=dict)


class AmendmentApprovalBody(Body):
    """Приказ нужен, когда меняется форма или вид."""

    order: UUID | None = None


@routes.post("/extension")
def propose_extension(id: UUID, body: ExtensionBody, intent: Command, app: App) -> Receipt:
    """Предложить продление; прежнее предложение снимается (R-7.2-01)."""
    return app.propose_extension(intent, id, body.until, body.text)


@routes.post("/extension/agreement")
async def agree_extension(id: UUID, intent: Command, app: App) -> Receipt:
    """Согласиться на продление; If-Match защитит от согласия не на то предложение."""
    return await app.agree_extension.soon(intent, id)


@routes.post("/extension/approval")
def approve_extension(id: UUID, body: ExtensionApprovalBody, intent: Change, arrived: Reader, app: App) -> Receipt:
    """Продлить программу по приказу (R-7.2-01)."""
    return app.approve_extension(reasoned(intent, app, body.deviations), id, body.order)


@routes.post("/suspension")
def suspend_program(id: UUID, body: OrderBody, intent: Change, arrived: Reader, app: App) -> Receipt:
    """Приостановить программу по приказу; её срок не меняется (п. 7.1, A-35)."""
    return app.suspend(intent, id, body.order)


@routes.post("/resumption")
def resume_program(id: UUID, body: OrderBody, intent: Change, arrived: Reader, app: App) -> Receipt:
    """Возобновить программу по приказу (п. 7.1, A-35)."""
    return app.resume(intent, id, body.order)


@routes.post("/edition")
def move_program(id: UUID, body: OrderBody, intent: Change, arrived: Reader, app: App) -> Receipt:
    """Перевести программу по приказу на другую редакцию Положения (R-9.2-01)."""
    return app.move(intent, id, body.order)


@routes.post("/amendment")
def propose_amendment(id: UUID, body: AmendmentBody, intent: Command, app: App) -> Receipt:
    """Предложить корректировку; прежнее предложение снимается (R-7.2-02)."""
    amending = Amending(
        forms=None if body.forms is None else tuple(dict.fromkeys(body.forms)),
        kinds=None if body.kinds is None else tuple(dict.fromkeys(body.kinds)),
        added=tuple(new.new() for new in body.add_activities),
        removed=tuple(dict.fromkeys(body.remove_activities)),
        text=body.text,
    )
    return app.propose_amendment(intent, id, amending)


@routes.post("/amendment/agreement")
async def agree_amendment(id: UUID, intent: Command, app: App) -> Receipt:
    """Согласиться на корректировку; If-Match защитит от согласия не на то предложение."""
    return await app.agree_amendment.soon(intent, id)


@routes.post("/amendment/approval")
def approve_amendment(
    id: UUID, intent: Change, arrived: Reader, app: App, body: AmendmentApprovalBody | None = None
) -> Receipt:
    """Ввести корректировку в действие."""
    return app.approve_amendment(intent, id, body.order if body else None)
