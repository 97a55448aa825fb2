"""The office's requests for the registry of mentors, and what it gets (annex, stage 4)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.intent import Actor, Receipt
from backbone.web import Access, Body, Change, Command, Created, Page, Paging, Reader, Routes, Versioned, View
from contracts.codes import ConsentPurpose
from pydantic import Field

from registry.api.parts import App, At, Lists, People, Texts, asked, sealed
from registry.api.registers import ListedView
from registry.directory import LINE
from registry.domain.participant.participant import Participant
from registry.domain.registry_request import Figures, RegistryRequest

routes = Routes(prefix="/mentor-registry/requests", tags=["registers"])

BASIS = "Положение об управлении образования, п. 3.7"
Text = Annotated[str, Field(min_length=1, max_length=2000)]


class NewRequest(Body):
    """Без правового основания запрос не принимается. `due` – срок ответа, включительно."""

    school: UUID
    legal_basis: tuple[Text, ...] = Field(max_length=20, examples=[[BASIS]])
    due: date | None = None


class Transmission(Body):
    """`named` – назвать тех, кто согласился на передачу сведений; иначе только числа."""

    named: bool = Field(False, examples=[False])


class RequestRow(View):
    id: UUID
    school: UUID
    place: int
    requested: date
    due: date | None
    transmitted: date | None


class RequestView(View):
    """`figures` – переданное, каким оно было в тот день. `mentors` – из названных тогда те, кто согласен и сейчас."""

    id: UUID
    school: UUID
    legal_basis: tuple[str | None, ...] = Field(examples=[[BASIS]])
    requested: date
    due: date | None
    transmitted: date | None
    number: int | None
    figures: Figures | None
    mentors: tuple[ListedView, ...]


@routes.post("")
def request_mentor_registry(body: NewRequest, intent: Command, app: App, texts: Texts) -> Created:
    """Запросить реестр наставников школы (R-A.4-D1)."""
    basis = {f"basis-{place}": text for place, text in enumerate(body.legal_basis)}
    told, places = sealed(intent, texts, body.school, basis)
    receipt = app.request_mentor_registry(told, body.school, tuple(places.values()), body.due)
    return Created(receipt, at="/mentor-registry/requests")


@routes.get("")
def list_registry_requests(reader: Reader, paging: Paging, lists: Lists) -> Page[RequestRow]:
    """Запросы реестра: школе – к ней, управлению – все."""
    found = lists.registry_requests(reader.school, asked(paging))
    rows = [RequestRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/{id}")
def get_registry_request(
    id: UUID, reader: Reader, app: App, people: People, texts: Texts, at: At
) -> Versioned[RequestView]:
    """Запрос и переданное по нему (R-A.4-D1)."""
    request = app.load(RegistryRequest, id, reader.school, **at.asked)
    opened = texts.open(request.legal_basis)
    basis = [opened[place] for place in request.legal_basis]
    said = {**vars(request), "legal_basis": basis, "mentors": _named(request, reader, app, people)}
    return Versioned(request.version, RequestView.model_validate(said))


@routes.post("/{id}/transmission")
def transmit_mentor_registry(id: UUID, body: Transmission, intent: Change, app: App) -> Receipt:
    """Передать сведения реестра: числа, а имена – только с согласия каждого (R-A.4-D1)."""
    return app.transmit_mentor_registry(intent, id, named=body.named)


def _named(request: RegistryRequest, reader: Access, app: App, people: People) -> list[dict[str, object]]:
    """Those who consent to it today, too. The look is recorded in the school whose people they are."""
    assert request.school is not None
    known = [app.load(Participant, person, request.school) for person in request.persons]
    today, purpose = app.clock.today(), ConsentPurpose.TRANSFER_TO_OFFICE
    persons = [one.id for one in known if one.consented(purpose, None, today)]
    looker = Actor(id=reader.actor.id, role=reader.role.value, school=request.school)
    names = people.look(looker, persons, "mentor-registry-request", LINE)
    return [{"person": person, "name": names[person]["name"]} for person in persons]
