"""Campaigns of the education office: forms, windows, who has filed, and what."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from backbone.errors import Refused
from backbone.intent import Receipt
from backbone.web import Change, Command, Created, Page, Paging, Reader, Routes, Versioned

from reporting.api.asked import App
from reporting.api.return_views import (
    CampaignBody,
    CampaignRow,
    CampaignView,
    CompletenessView,
    ExtensionBody,
    FiledView,
    FormView,
    SchoolView,
)
from reporting.application import Reporting
from reporting.disclosure.audience import Audience
from reporting.domain.campaign import Campaign, CampaignAnnounced
from reporting.domain.filing import Number, Return, State, return_id
from reporting.figures.catalogue import FIGURES
from reporting.filled import asked, count, kept_from_office
from reporting.forms.library import forms
from reporting.returns_list import campaigns, progress

TAGS = {"campaigns": "Сбор сведений управлением образования"}
routes = Routes(tags=["campaigns"])


@routes.get("/forms")
def list_forms(reader: Reader) -> list[FormView]:
    """Готовые формы сведений: каждая строка – число, которое платформа считает сама."""
    return [FormView.model_validate({"name": name, **form.model_dump()}) for name, form in forms().items()]


@routes.post("/campaigns")
def announce_campaign(body: CampaignBody, intent: Command, app: App) -> Created:
    """Объявить сбор сведений: форма и срок приёма."""
    form = forms().get(body.form or "")
    if body.form and form is None:
        raise Refused("no-such-form", f"Формы {body.form} нет", field="/form")
    cells = tuple(cell.cell() for cell in body.cells) or (form.cells if form else ())
    title = body.title or (form.title if form else None)
    if not cells:
        raise Refused("no-cells", "Назовите форму или её строки", field="/cells")
    if title is None:
        raise Refused("no-title", "Назовите, что собирают", field="/title")
    days = body.model_dump(include={"since", "until", "opens", "closes"})
    receipt = app.announce_campaign(intent, CampaignAnnounced(on=intent.today, title=title, cells=cells, **days))
    return Created(receipt, at="/campaigns")


@routes.get("/campaigns")
def list_campaigns(reader: Reader, paging: Paging, app: App) -> Page[CampaignRow]:
    """Объявленные сборы сведений."""
    (after,) = paging.after(tuple[int]) or (None,)
    found, position = campaigns(app.database, after, paging.limit + 1)
    places = {row["id"]: row["place"] for row in found}
    rows = [CampaignRow.model_validate(row) for row in found]
    return paging.page(rows, key=lambda row: (places[row.id],), positions={"reporting": position})


@routes.get("/campaigns/{id}")
def get_campaign(id: UUID, reader: Reader, app: App) -> Versioned[CampaignView]:
    """Сбор сведений: форма, о каком времени, срок приёма."""
    campaign = app.campaign(id)
    return Versioned(campaign.version, CampaignView.of(campaign))


@routes.post("/campaigns/{id}/extension")
def extend_campaign(id: UUID, body: ExtensionBody, intent: Change, app: App) -> Receipt:
    """Продлить приём."""
    return app.extend_campaign(intent, id, body.closes)


@routes.get("/campaigns/{id}/returns")
def list_returns(id: UUID, reader: Reader, app: App) -> CompletenessView:
    """Кто из школ сдал сведения, и что в сданных; малые числа скрыты (INV-28)."""
    campaign = app.campaign(id)
    rows = progress(app.database, id)
    told = [_school(row) for row in rows]
    filed = {row["school"]: _filed(app, id, row["school"]) for row in rows if row["filed"]}
    return CompletenessView(
        schools=told,
        filed=len(filed),
        expected=len(rows),
        numbers=list(_numbers(app, campaign, filed)) if filed else [],
    )


def _school(row: Mapping[str, object]) -> SchoolView:
    begun = row if row["id"] else {**row, "state": State.NONE, "version": 0, "corrected": 0}
    return SchoolView.model_validate(begun)


def _filed(app: Reporting, campaign: UUID, school: UUID) -> Sequence[Number]:
    filed = app.load(Return, return_id(campaign, school), school).filed
    assert filed
    return filed.numbers


def _numbers(app: Reporting, campaign: Campaign, filed: Mapping[UUID, Sequence[Number]]) -> Iterator[FiledView]:
    whole = count(app.database, campaign, asked(campaign, None, app.clock.today()))
    kept = kept_from_office(campaign, whole, filed, app.smallest.for_(Audience.OFFICE))
    for cell in campaign.cells:
        values: dict[UUID | None, int | float | None] = {}
        values |= {school: next(one.value for one in those if one.code == cell.code) for school, those in filed.items()}
        if cell.adds_up(FIGURES[cell.figure]):
            values[None] = sum(value or 0 for value in values.values())
        for school, value in values.items():
            hidden = school in kept[cell.code]
            yield FiledView(school=school, code=cell.code, value=None if hidden else value, hidden=hidden)
