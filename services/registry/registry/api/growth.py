"""What is found out about people and what they show: needs analysed, hashtags, the pool, the portfolio."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Routes
from contracts.codes import AnalysisMethod, Hashtag, PortfolioKind
from pydantic import Field

from registry.api.parts import App, Texts, sealed
from registry.application.base import speaking_for
from registry.domain.participant.growth import Deficits

routes = Routes(prefix="/participants", tags=["participants"])

Text = Annotated[str, Field(min_length=1, max_length=4000)]


class Analysis(Body):
    """Итог анализа потребностей. `as_mentor` – о потребностях наставника в обучении. Уровень дефицита: 1 – немного,
    2 – заметно, 3 – остро."""

    on: date
    as_mentor: bool = False
    method: AnalysisMethod
    deficits: Deficits
    note: Text | None = Field(None, examples=["Затрудняется с планированием урока"])


class Tagging(Body):
    hashtags: Annotated[tuple[Hashtag, ...], Field(max_length=len(Hashtag))]


class PoolOpinion(Body):
    """Мнение куратора; закрепляют только того, кто попросил о наставнике сам."""

    needed: bool


class PortfolioEntry(Body):
    on: date
    kind: PortfolioKind
    text: Text = Field(examples=["Высшая квалификационная категория"])


@routes.post("/{id}/needs-analyses")
def analyse_needs(id: UUID, body: Analysis, intent: Change, app: App, texts: Texts) -> Receipt:
    """Внести итог анализа потребностей; его видит и сам человек (R-A.2-03, R-A.4-03)."""
    told, places = sealed(intent, texts, id, {"note": body.note} if body.note else {})
    note = places.get("note")
    return app.analyse_needs(told, id, body.on, body.method, body.deficits, note, as_mentor=body.as_mentor)


@routes.post("/{id}/hashtags")
def tag_mentor(id: UUID, body: Tagging, intent: Change, app: App) -> Receipt:
    """Отнести наставника к #тегам общего справочника (R-A.3-02)."""
    return app.tag_mentor(speaking_for(intent, id), id, body.hashtags)


@routes.post("/{id}/pool")
def judge_need(id: UUID, body: PoolOpinion, intent: Change, app: App) -> Receipt:
    """Включить в число тех, кому нужен наставник, или исключить (R-A.2-02)."""
    return app.judge_need(intent, id, body.needed)


@routes.post("/{id}/portfolio")
def add_to_portfolio(id: UUID, body: PortfolioEntry, intent: Change, app: App, texts: Texts) -> Receipt:
    """Добавить своё в портфолио (R-A.3-D1)."""
    told, places = sealed(speaking_for(intent, id), texts, id, {"text": body.text})
    return app.add_to_portfolio(told, id, body.on, body.kind, places["text"])
