"""One participant: the card, its history, and who has looked at it."""

from datetime import datetime
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.web import Access, History, Page, Paging, Reader, Routes, Versioned, View
from pydantic import Field

from registry.api.parts import ORGANISERS, App, At, Lists, People, Texts, school_of
from registry.api.people_views import ParticipantView, Scope, card_of, texts_of
from registry.audit import tell
from registry.domain.participant.participant import Participant
from registry.views.queries import Views

routes = Routes(prefix="/participants", tags=["participants"])


class DisclosureView(View):
    """Кто (человек или служба платформы), в какой роли, для чего и когда смотрел персональные данные участника."""

    id: int
    actor: str = Field(examples=["3fa85f64-5717-4562-b3fc-2c963f66afa6"])
    role: Role
    purpose: str = Field(examples=["participant-card"])
    at: datetime


@routes.get("/{id}")
def get_participant(
    id: UUID, reader: Reader, app: App, lists: Lists, people: People, texts: Texts, at: At
) -> Versioned[ParticipantView]:
    """Карточка участника: своя, напарника по паре, или любая – для организаторов."""
    participant = app.load(Participant, id, school_of(reader), **at.asked)
    scope = _scope(participant, reader, lists)
    words = people.look(reader.actor, [id], "participant-card", scope.value)[id] if scope.value else {}
    opened = texts.open(texts_of(participant, scope))
    return Versioned(participant.version, card_of(participant, scope, words, opened))


@routes.get("/{id}/history")
def participant_history(id: UUID, reader: Reader, app: App) -> History:
    """История участника словами: своя, или любая – для организаторов."""
    _must_be_own(id, reader, ORGANISERS)
    app.load(Participant, id, reader.school)
    return History(app.history(id, reader.school), tell)


@routes.get("/{id}/disclosures")
def list_disclosures(id: UUID, reader: Reader, paging: Paging, app: App, people: People) -> Page[DisclosureView]:
    """Кто смотрел персональные данные участника; видит сам участник и руководитель."""
    _must_be_own(id, reader, (Role.HEAD, Role.ACTING_HEAD))
    school = school_of(reader)
    app.load(Participant, id, school)
    (before,) = paging.after(tuple[int]) or (None,)
    rows = people.disclosures(id, school, before, paging.limit + 1)
    return paging.page([DisclosureView.model_validate(row) for row in rows], key=lambda row: (row.id,), positions={})


def _must_be_own(id: UUID, reader: Access, others: tuple[Role, ...]) -> None:
    if reader.person != id and reader.role not in others:
        raise NotFound


def _scope(participant: Participant, reader: Access, lists: Views) -> Scope:
    """NotFound for those to whom the card is nothing."""
    if reader.person == participant.id or reader.role in ORGANISERS:
        return Scope.ALL
    if reader.role is Role.SYSADMIN:
        return Scope.TECHNICAL
    if reader.role is Role.ASSOCIATION and participant.competences:
        return Scope.PARTNER
    if reader.person and lists.are_partners(school_of(reader), reader.person, participant.id):
        return Scope.PARTNER
    raise NotFound
