"""Who waits for a mentor, and what the curator does about it; and the mentor's own experience, attested."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Page, Paging, Reader, Routes, View
from contracts.codes import Direction, WaitingOutcome
from pydantic import Field

from registry.api.parts import App, Choices, People, asked, school_of
from registry.directory import LINE

routes = Routes(tags=["participants"])

Directions = Annotated[tuple[Direction, ...], Field(min_length=1, max_length=len(Direction))]


class Experience(Body):
    directions: Directions


class WaitingReview(Body):
    outcome: WaitingOutcome


class WaitingRow(View):
    """Ждёт с `since`; куратор возвращается к этому до `due`."""

    id: UUID
    place: int
    name: str | None = Field(None, examples=["Юнова Мария Львовна"])
    since: date
    due: date
    reviews: int
    outcome: WaitingOutcome | None
    reviewed_on: date | None


@routes.get("/waiting")
def list_waiting(reader: Reader, paging: Paging, bank: Choices, people: People) -> Page[WaitingRow]:
    """Кто ждёт наставника, с какого дня и когда к этому вернутся (R-A.5-03)."""
    found = bank.waiting_list(school_of(reader), asked(paging))
    names = people.look(reader.actor, [row["id"] for row in found.rows[: paging.limit]], "waiting-list", LINE)
    rows = [WaitingRow.model_validate({**row, "name": names.get(row["id"], {}).get("name")}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.post("/participants/{id}/waiting-reviews")
def review_waiting(id: UUID, body: WaitingReview, intent: Change, app: App) -> Receipt:
    """Вернуться к тому, кто ждёт: поиск продолжается или предложена поддержка (R-A.5-03)."""
    return app.review_waiting(intent, id, body.outcome)


@routes.post("/participants/{id}/experience")
def attest_experience(id: UUID, body: Experience, intent: Change, app: App) -> Receipt:
    """Подтвердить личный (компетентностный) опыт наставника по направлениям (R-6.1-01)."""
    return app.attest_experience(intent, id, body.directions)
