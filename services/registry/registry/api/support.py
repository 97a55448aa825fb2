"""The association of mentors, the training of mentors, orders of partner organisations."""

from datetime import date
from typing import Self
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Receipt
from backbone.web import Access, Body, Change, Command, Created, Reader, Routes, Versioned, View
from pydantic import Field

from registry.api.parts import App, At, People, Texts, school_of, sealed
from registry.api.registers import ListedView, named
from registry.domain.association import Association, Composition
from registry.domain.school.schemes import AssociationInForce
from registry.domain.school.school import School
from registry.domain.signature import CODE

routes = Routes(tags=["support"])


class NewAssociation(Body):
    """`mediators` – кто из членов может быть посредником."""

    name: str = Field(min_length=2, max_length=200, examples=["Методическое объединение наставников"])
    members: tuple[UUID, ...] = Field(min_length=1, max_length=100)
    chair: UUID
    mediators: tuple[UUID, ...] = Field((), max_length=20)

    @property
    def composition(self) -> Composition:
        return Composition(members=self.members, chair=self.chair, mediators=self.mediators)


class Training(Body):
    on: date


class NewPartnerOrder(Body):
    """Приказ организации-работодателя внешнего наставника."""

    mentor: UUID
    organisation: str = Field(min_length=2, max_length=300, examples=["ООО «Технопарк»"])
    number: str = Field(pattern=CODE, max_length=32, examples=["12-к"])
    dated: date


class AssociationView(View):
    """`order` пуст, пока состав не утверждён."""

    id: UUID
    name: str | None = Field(examples=["Методическое объединение наставников"])
    members: tuple[ListedView, ...]
    chair: UUID
    mediators: tuple[UUID, ...]
    proposed: date
    order: UUID | None
    since: date | None

    @classmethod
    def of(cls, association: Association, reader: Access, people: People, texts: Texts) -> Self:
        of = association.composition
        said = {"name": texts.open([association.name])[association.name], "chair": of.chair, "mediators": of.mediators}
        members = named(of.members, reader, people, "association")
        return cls.model_validate({**vars(association), **said, "members": members})


@routes.post("/associations")
def propose_association(body: NewAssociation, intent: Command, app: App, texts: Texts) -> Created:
    """Предложить состав методического объединения наставников (R-3.4-03)."""
    told, places = sealed(intent, texts, intent.new_id("association"), {"name": body.name})
    return Created(app.propose_association(told, places["name"], body.composition), at="/associations")


@routes.get("/associations/{id}")
def get_proposed_association(
    id: UUID, reader: Reader, app: App, people: People, texts: Texts, at: At
) -> Versioned[AssociationView]:
    """Предложенный состав методического объединения (R-3.4-03)."""
    association = app.load(Association, id, school_of(reader), **at.asked)
    return Versioned(association.version, AssociationView.of(association, reader, people, texts))


@routes.get("/association")
def get_association(reader: Reader, app: App, people: People, texts: Texts) -> AssociationView:
    """Методическое объединение, утверждённое приказом; его может и не быть (R-3.4-03)."""
    school = app.load(School, school_of(reader), reader.school)
    formed = school.last_on(AssociationInForce, app.clock.today())
    if formed is None:
        raise NotFound
    return AssociationView.of(app.load(Association, formed.association, school.id), reader, people, texts)


@routes.post("/participants/{id}/trainings")
def record_training(id: UUID, body: Training, intent: Change, app: App) -> Receipt:
    """Записать, что наставник прошёл обучение (R-A.4-05)."""
    return app.record_training(intent, id, body.on)


@routes.post("/matches/{id}/partner-orders")
def register_partner_order(id: UUID, body: NewPartnerOrder, intent: Change, app: App, texts: Texts) -> Receipt:
    """Внести приказ организации-работодателя о внешнем наставнике (R-A.5-D1)."""
    told, places = sealed(intent, texts, id, {"organisation": body.organisation})
    return app.register_partner_order(told, id, body.mentor, places["organisation"], body.number, body.dated)
