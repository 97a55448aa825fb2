"""Completion and early termination (7.1)."""

from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Reader, Routes
from contracts.codes import TerminationReason
from pydantic import Field

from programs.api.changing import OrderBody
from programs.api.parts import App, Text

routes = Routes(prefix="/programs/{id}", tags=["ending"])


class TerminationBody(Body):
    reason: TerminationReason
    text: Annotated[Text, Field(examples=["С сентября веду на девять часов больше"])]


class StatementBody(Body):
    text: Annotated[Text, Field(examples=["Встречи переносили из-за карантина"])]


@routes.post("/completion")
def complete_program(id: UUID, body: OrderBody, intent: Change, arrived: Reader, app: App) -> Receipt:
    """Завершить программу, исполненную в полном объёме, по приказу (R-7.1-01)."""
    return app.complete(intent, id, body.order)


@routes.post("/termination")
def request_termination(id: UUID, body: TerminationBody, intent: Command, app: App) -> Receipt:
    """Попросить о досрочном прекращении (R-7.1-02, R-7.1-03)."""
    return app.request_termination(intent, id, body.reason, body.text)


@routes.post("/termination/agreement")
async def agree_termination(id: UUID, intent: Command, app: App) -> Receipt:
    """Согласиться на прекращение; когда согласны все, решение обоюдное."""
    return await app.agree_termination.soon(intent, id)


@routes.post("/termination/statement")
def state_on_termination(id: UUID, body: StatementBody, intent: Command, app: App) -> Receipt:
    """Дать пояснение, когда о прекращении просит куратор."""
    return app.state_on_termination(intent, id, body.text)


@routes.post("/termination/withdrawal")
async def withdraw_termination(id: UUID, intent: Command, app: App) -> Receipt:
    """Отозвать свою просьбу о прекращении."""
    return await app.withdraw_termination.soon(intent, id)


@routes.post("/termination/approval")
def terminate_program(id: UUID, body: OrderBody, intent: Change, arrived: Reader, app: App) -> Receipt:
    """Прекратить программу досрочно по приказу."""
    return app.terminate(intent, id, body.order)
