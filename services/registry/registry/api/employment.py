"""On what terms somebody is a mentor: the legal regime, the labour agreement, an external specialist's clearances."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Routes
from contracts.codes import ClearanceKind, LegalRegime
from pydantic import Field

from registry.api.parts import App, Texts, sealed
from registry.domain.signature import CODE

routes = Routes(prefix="/participants", tags=["participants"])

Number = Annotated[str, Field(pattern=CODE, max_length=64, examples=["ДС-12/2025"], description="Номер, без имён")]
Text = Annotated[str, Field(min_length=1, max_length=2000)]


class RegimeBody(Body):
    """`basis` – на чём основан режим: должностная инструкция, поручение, договор с партнёром."""

    regime: LegalRegime
    since: date
    basis: Text = Field(examples=["Должностная инструкция учителя, п. 2.14"])


class AgreementBody(Body):
    """Дополнительное соглашение к трудовому договору; `pay` – размер или порядок и источник выплаты."""

    number: Number
    signed_on: date
    since: date = Field(description="День, с которого начинается наставничество")
    content: Text = Field(examples=["Помощь молодому учителю в овладении методикой преподавания"])
    terms: Text = Field(examples=["С 01.09.2025 по 31.05.2026"])
    form: Text = Field(examples=["Традиционное наставничество, очно"])
    pay: Text = Field(examples=["Стимулирующая выплата 15 % оклада, п. 4.2 Положения об оплате труда"])


class ClearanceBody(Body):
    """Только факт, номер и срок; само содержание справки не хранится. `valid_until` – последний день действия."""

    kind: ClearanceKind
    number: Number
    issued: date
    valid_until: date


@routes.post("/{id}/regime")
def record_regime(id: UUID, body: RegimeBody, intent: Change, app: App, texts: Texts) -> Receipt:
    """Записать, на каком правовом основании работник – наставник (R-3.2-01)."""
    told, places = sealed(intent, texts, id, {"basis": body.basis})
    return app.record_regime(told, id, body.regime, body.since, places["basis"])


@routes.post("/{id}/labour-agreements")
def sign_labour_agreement(id: UUID, body: AgreementBody, intent: Change, app: App, texts: Texts) -> Receipt:
    """Внести соглашение о наставничестве: содержание, сроки, форма, выплата (R-3.2-01)."""
    told, places = sealed(intent, texts, id, body.model_dump(include={"content", "terms", "form", "pay"}))
    return app.sign_labour_agreement(told, id, body.number, body.signed_on, body.since, places)


@routes.post("/{id}/clearances")
def attest_clearance(id: UUID, body: ClearanceBody, intent: Change, app: App) -> Receipt:
    """Подтвердить справку внешнего специалиста (R-A.3-D4)."""
    return app.attest_clearance(intent, id, body.kind, body.number, body.issued, body.valid_until)
