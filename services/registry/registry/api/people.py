"""Participants: searched, told what they can give and ask for."""

from typing import Annotated, Literal
from uuid import UUID

from backbone.errors import Forbidden
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Body, Change, Page, Paging, Reader, Routes, View
from contracts.codes import Direction, Hashtag
from fastapi import Query
from pydantic import Field

from registry.api.parts import App, Lists, People, Tags, Texts, asked, school_of, sealed
from registry.api.people_views import ParticipantRow
from registry.application.base import speaking_for
from registry.directory import LINE

routes = Routes(tags=["participants"])

Directions = Annotated[tuple[Direction, ...], Field(min_length=1, max_length=len(Direction))]
Which = Annotated[Literal["mentor", "mentee"] | None, Query(description="Банк наставников или наставляемых.")]

HashtagsWanted = Annotated[tuple[Hashtag, ...], Query(description="#теги, все сразу.", max_length=len(Hashtag))]
InPool = Annotated[bool | None, Query(description="Кому, по мнению куратора, нужен наставник.")]


class Facets(View):
    """Сколько наставников по каждому #тегу и по каждой компетенции."""

    hashtags: dict[Hashtag, int] = Field(examples=[{"olympiads": 2}])
    competences: dict[Direction, int] = Field(examples=[{"methods": 3}])


class Offer(Body):
    competences: Directions
    tags: Tags = ()
    capacity: int = Field(ge=1, le=30, description="Сколько наставляемых человек готов взять")


class Needs(Body):
    needs: Directions
    tags: Tags = ()


@routes.get("/participants")
def list_participants(
    reader: Reader,
    paging: Paging,
    lists: Lists,
    people: People,
    role: Which = None,
    direction: Direction | None = None,
    tag: HashtagsWanted = (),
    pool: InPool = None,
) -> Page[ParticipantRow]:
    """Банк наставников и наставляемых, с отбором по направлению и #тегам (R-A.3-02)."""
    if reader.role is Role.ASSOCIATION and role != "mentor":
        raise Forbidden("Методическому объединению открыт банк наставников: role=mentor")
    found = lists.participants(
        school_of(reader), asked(paging), role=role, direction=direction, tags=list(tag), pool=pool
    )
    names = {}
    if reader.role is not Role.SYSADMIN:
        shown = [row["id"] for row in found.rows[: paging.limit]]
        names = people.look(reader.actor, shown, "participant-list", LINE)
    rows = [ParticipantRow.model_validate({**row, **names.get(row["id"], {})}) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/participants/facets")
def count_bank(reader: Reader, lists: Lists) -> Facets:
    """Что есть в банке наставников: по #тегам и компетенциям (R-A.3-02)."""
    return Facets.model_validate(lists.facets(school_of(reader)))


@routes.post("/participants/{id}/mentor-profile")
def offer_mentoring(id: UUID, body: Offer, intent: Change, app: App, texts: Texts) -> Receipt:
    """Заявить готовность быть наставником: компетенции и нагрузка (R-A.3-02, R-A.7-06)."""
    told, places = sealed(speaking_for(intent, id), texts, id, {"tags": "\n".join(body.tags)} if body.tags else {})
    return app.offer_mentoring(told, id, body.competences, body.capacity, places.get("tags"))


@routes.post("/participants/{id}/needs")
def declare_needs(id: UUID, body: Needs, intent: Change, app: App, texts: Texts) -> Receipt:
    """Заявить запросы к наставнику (R-1.2-02, R-A.2-02)."""
    told, places = sealed(speaking_for(intent, id), texts, id, {"tags": "\n".join(body.tags)} if body.tags else {})
    return app.declare_needs(told, id, body.needs, places.get("tags"))
