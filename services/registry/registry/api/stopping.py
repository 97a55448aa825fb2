"""What has stopped since a consent was taken back: use by use, for the person and for those who answer for it."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Reader, Routes, View
from contracts.codes import ConsentPurpose
from pydantic import Field

from registry.api.parts import ORGANISERS, App, school_of
from registry.domain.participant.participant import Consent, Participant, Subject
from registry.domain.participant.uses import ended

routes = Routes(tags=["consents"])


class EndedUse(View):
    """`outside` – вне платформы: прекращение подтверждают люди; остальное прекращается с отзывом."""

    use: str = Field(examples=["pages"])
    words: str = Field(examples=["раздел школы: страницы"])
    outside: bool
    ended_on: date | None


class StoppingView(View):
    """`complete` – прекращено всё, что опиралось на согласие."""

    purpose: ConsentPurpose
    match: UUID | None
    url: str | None = Field(examples=["https://school1.example/nastavnichestvo"])
    withdrawn_on: date
    stop_due: date | None
    uses: list[EndedUse]
    complete: bool


@routes.get("/participants/{id}/consents/stopping")
def list_stopping(id: UUID, reader: Reader, app: App) -> list[StoppingView]:
    """Что и когда прекращено по отозванным согласиям: своим или, для организаторов, любого участника (152-ФЗ)."""
    if reader.person != id and reader.role not in ORGANISERS:
        raise NotFound
    participant = app.load(Participant, id, school_of(reader))
    return [_view(of, consent) for of, consent in participant.consents.items() if not consent.live]


def _view(of: Subject, consent: Consent) -> StoppingView:
    uses = [
        EndedUse(use=one.use.code, words=one.use.words, outside=one.use.outside, ended_on=one.on)
        for one in ended(of.purpose, consent)
    ]
    assert consent.withdrawn_on is not None
    return StoppingView(
        **of._asdict(),
        withdrawn_on=consent.withdrawn_on,
        stop_due=consent.stop_due,
        uses=uses,
        complete=all(use.ended_on for use in uses),
    )
