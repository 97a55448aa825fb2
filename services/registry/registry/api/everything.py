"""All that is recorded about a person, for that person; and the portfolio, which others who decide see as well."""

from datetime import date
from uuid import UUID

from backbone.audit import HistoryEntry
from backbone.errors import NotFound
from backbone.web import Access, Reader, Routes, View
from contracts.codes import PortfolioKind, RecordKind
from pydantic import Field

from registry import portfolio
from registry.api.cards import DisclosureView
from registry.api.match_views import MatchRow
from registry.api.order_views import OrderRow
from registry.api.parts import ORGANISERS, App, Lists, People, Texts, school_of
from registry.api.people_views import ParticipantView, Scope, card_of, texts_of
from registry.api.record_views import RecordView, Shelf, record_view
from registry.application.registry import Registry
from registry.audit import tell
from registry.domain.participant.participant import Participant
from registry.domain.record.record import Record
from registry.portfolio import AT_ONCE, every

routes = Routes(prefix="/participants", tags=["participants"])


class PortfolioLine(View):
    """`kind` – у записей самого наставника, `record` – у записей школы о нём; остальное – из истории назначений."""

    on: date
    kind: PortfolioKind | None = None
    record: RecordKind | None = None
    text: str | None = Field(examples=["Высшая квалификационная категория"])


class AcquaintanceView(View):
    document: UUID
    on: date


class Everything(View):
    """Всё, что школа записала о человеке в реестре, и кто это смотрел; сведения о программах – в службе программ."""

    card: ParticipantView
    portfolio: tuple[PortfolioLine, ...]
    acquainted: tuple[AcquaintanceView, ...]
    matches: tuple[MatchRow, ...]
    orders: tuple[OrderRow, ...]
    records: tuple[RecordView, ...]
    history: tuple[HistoryEntry, ...]
    disclosures: tuple[DisclosureView, ...]


@routes.get("/{id}/portfolio")
def get_portfolio(id: UUID, reader: Reader, app: App, texts: Texts, shelf: Shelf) -> list[PortfolioLine]:
    """Портфолио: своё – наставнику, любое – организаторам (R-A.3-D1)."""
    if reader.person != id and reader.role not in ORGANISERS:
        raise NotFound
    person = app.load(Participant, id, school_of(reader))
    return _portfolio(person, app, texts, portfolio.records_of(app, shelf, person, confidential=False))


@routes.get("/{id}/everything")
def get_everything(
    id: UUID, reader: Reader, app: App, lists: Lists, people: People, texts: Texts, shelf: Shelf
) -> Everything:
    """Мои данные: всё, что записано обо мне, и кто это смотрел (R-1.3-04)."""
    person = _oneself(id, reader, app)
    school = school_of(reader)
    words = people.look(reader.actor, [id], "participant-card", Scope.ALL.value)[id]
    records = portfolio.records_of(app, shelf, person, confidential=True)
    return Everything.model_validate(
        {
            "card": card_of(person, Scope.ALL, words, texts.open(texts_of(person, Scope.ALL))),
            "portfolio": _portfolio(person, app, texts, records),
            "acquainted": [{"document": act, "on": on} for act, on in person.acknowledged.items()],
            "matches": list(every(lambda which: lists.matches(school, which, state=None, person=id))),
            "orders": list(every(lambda which: lists.orders(school, which, kind=None, match=None, person=id))),
            "records": [record_view(record, texts) for record in records],
            "history": [tell(recorded) for recorded in app.history(id, school)],
            "disclosures": people.disclosures(id, school, None, AT_ONCE),
        }
    )


def _oneself(id: UUID, reader: Access, app: Registry) -> Participant:
    if reader.person != id:
        raise NotFound
    return app.load(Participant, id, school_of(reader))


def _portfolio(person: Participant, app: Registry, texts: Texts, records: list[Record]) -> list[PortfolioLine]:
    return [PortfolioLine.model_validate(line) for line in portfolio.lines(app, texts, person, records)]
