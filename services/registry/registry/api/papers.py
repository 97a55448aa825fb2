"""Documents that people sign: made from what is recorded, as Word or PDF files."""

from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.web import Access, Reader, Routes
from contracts.codes import ConsentPurpose
from fastapi import Depends, Query, Response
from papers.making import Format
from papers.web import FILE, ADesk, AsFormat, handed_out

from registry.api.parts import ORGANISERS, App, People, Texts
from registry.domain.participant.participant import Subject
from registry.papers import erasure, library, people
from registry.papers.clerk import Clerk

routes = Routes(tags=["papers"])


def _clerk(reader: Reader, app: App, people: People, texts: Texts, desk: ADesk) -> Clerk:
    return Clerk(app, people, texts, desk, reader, app.clock.today(), "document")


AClerk = Annotated[Clerk, Depends(_clerk)]


@routes.get("/participants/{id}/consents/{purpose}/document", response_class=Response, responses=FILE)
def consent_document(
    id: UUID,
    purpose: ConsentPurpose,
    clerk: AClerk,
    match: UUID | None = None,
    url: Annotated[str | None, Query(max_length=300)] = None,
    format: AsFormat = Format.PDF,
) -> Response:
    """Согласие отдельным документом: данное – с датой, ещё не данное – на подпись (R-3.2-01, R-A.1-D4)."""
    _must_be_own(clerk.reader, id)
    if (purpose is ConsentPurpose.JOIN_MATCH) != (match is not None):
        raise NotFound
    return handed_out(clerk.desk, people.consent(clerk, id, Subject(purpose, match, url)), format)


@routes.get("/participants/{id}/labour-agreements/{agreement}/document", response_class=Response, responses=FILE)
def labour_agreement_document(id: UUID, agreement: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Дополнительное соглашение о наставничестве: содержание, срок, форма, оплата (R-3.2-01)."""
    _must_be_own(clerk.reader, id)
    return handed_out(clerk.desk, people.agreement(clerk, id, agreement), format)


@routes.get("/participants/{id}/acquaintance-sheet", response_class=Response, responses=FILE)
def acts_sheet(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Лист ознакомления участника с актами (R-4.2-01, R-5.2-03)."""
    _must_be_own(clerk.reader, id)
    return handed_out(clerk.desk, people.acts(clerk, id), format)


@routes.get("/participants/{id}/portfolio/document", response_class=Response, responses=FILE)
def portfolio_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Портфолио документом: своё – наставнику, любое – организаторам (R-A.3-D1)."""
    _must_be_own(clerk.reader, id)
    return handed_out(clerk.desk, people.portfolio(clerk, id), format)


@routes.get("/participants/{id}/erasure/document", response_class=Response, responses=FILE)
def erasure_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Акт об уничтожении персональных данных с выгрузкой из журнала (152-ФЗ, приказ Роскомнадзора № 179)."""
    return handed_out(clerk.desk, erasure.act(clerk, id), format)


@routes.get("/matches/{id}/certificates/{person}/document", response_class=Response, responses=FILE)
def certificate_document(id: UUID, person: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Свидетельство об участии, когда пара (группа) завершена."""
    _must_be_own(clerk.reader, person)
    return handed_out(clerk.desk, people.certificate(clerk, id, person), format)


@routes.get("/partnerships/{id}/document", response_class=Response, responses=FILE)
def partnership_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Договор с партнёром (R-3.3-06)."""
    return handed_out(clerk.desk, library.partnership(clerk, id), format)


@routes.get("/partnerships/{id}/letter", response_class=Response, responses=FILE)
def employer_letter(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Письмо-обращение к организации-работодателю (R-A.3-D3)."""
    return handed_out(clerk.desk, library.letter(clerk, id), format)


@routes.get("/materials/{id}/document", response_class=Response, responses=FILE)
def material_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Памятка или другой материал, последняя версия; форма отчётности – бланком (R-A.4-D5, R-A.5-D3, R-A.1-07)."""
    return handed_out(clerk.desk, library.material(clerk, id), format)


@routes.get("/practices/{id}/document", response_class=Response, responses=FILE)
def practice_document(id: UUID, clerk: AClerk, format: AsFormat = Format.PDF) -> Response:
    """Описание лучшей практики, с именами (R-A.7-05)."""
    return handed_out(clerk.desk, library.practice(clerk, id), format)


def _must_be_own(reader: Access, person: UUID) -> None:
    """Raises NotFound: a person gets his own documents, the organisers everybody's."""
    if reader.person != person and reader.role not in ORGANISERS:
        raise NotFound
