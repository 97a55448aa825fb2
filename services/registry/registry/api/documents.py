"""What the school puts before its people in versions, and who has not got acquainted with it yet."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Body, Command, Page, Paging, Reader, Routes, View
from contracts.codes import AcknowledgedAct, ConsentPurpose, SchoolDocument
from pydantic import Field

from registry.api.parts import App, Lists, People, Texts, asked, person_of, school_of, sealed
from registry.directory import LINE
from registry.domain.school.documents import version_on
from registry.domain.school.school import School

routes = Routes(tags=["school-documents"])

Text = Annotated[str, Field(min_length=1, max_length=50_000)]
CONSENT = "Я даю согласие на обработку моих персональных данных …"


class ConsentForm(Body):
    """Отдельный документ для каждой цели."""

    purpose: ConsentPurpose
    text: Text = Field(examples=[CONSENT])


class EthicsCode(Body):
    text: Text = Field(examples=["Наставник и наставляемый уважают друг друга …"])


class DocumentView(View):
    """Действует с `since` до следующей версии."""

    id: UUID
    kind: SchoolDocument
    purpose: ConsentPurpose | None
    number: int
    since: date
    text: str | None = Field(examples=[CONSENT])


class Acknowledgement(Body):
    """`document` – редакция Положения, правовой акт из библиотеки или версия кодекса этики."""

    act: AcknowledgedAct
    document: UUID


class MissingView(View):
    act: AcknowledgedAct
    document: UUID


class OutstandingRow(View):
    """С чем наставник или наставляемый ещё не ознакомлен."""

    id: UUID
    place: int
    name: str | None = Field(None, examples=["Иванова Анна Петровна"])
    missing: tuple[MissingView, ...]


@routes.post("/consent-forms")
def publish_consent_form(body: ConsentForm, intent: Command, app: App, texts: Texts) -> Receipt:
    """Опубликовать форму согласия с одной целью (R-A.1-D4)."""
    told, places = sealed(intent, texts, intent.school, {"text": body.text})
    return app.publish_document(told, SchoolDocument.CONSENT_FORM, body.purpose, places["text"])


@routes.post("/ethics-codes")
def publish_ethics_code(body: EthicsCode, intent: Command, app: App, texts: Texts) -> Receipt:
    """Опубликовать кодекс этики наставничества (R-1.3-06)."""
    told, places = sealed(intent, texts, intent.school, {"text": body.text})
    return app.publish_document(told, SchoolDocument.ETHICS_CODE, None, places["text"])


@routes.get("/school-documents")
def list_school_documents(reader: Reader, app: App, texts: Texts) -> list[DocumentView]:
    """Формы согласий и кодекс этики, что действуют сегодня (R-A.1-D4, R-1.3-06)."""
    school = app.load(School, school_of(reader), reader.school)
    keys = dict.fromkeys((item.kind, item.purpose) for item in school.documents)
    found = [version_on(school, kind, purpose, app.clock.today()) for kind, purpose in keys]
    shown = [item for item in found if item is not None]
    opened = texts.open(item.text for item in shown)
    return [DocumentView.model_validate({**vars(item), "text": opened[item.text]}) for item in shown]


@routes.post("/acknowledgements")
def acknowledge_act(body: Acknowledgement, intent: Command, app: App) -> Receipt:
    """Отметить своё ознакомление с актом (R-4.2-01, R-5.2-03, R-1.3-06)."""
    return app.acknowledge_act(intent, body.act, body.document)


@routes.get("/acknowledgements/outstanding")
def list_outstanding(reader: Reader, paging: Paging, app: App, lists: Lists, people: People) -> Page[OutstandingRow]:
    """Кто с чем ещё не ознакомлен; наставнику и наставляемому – о себе (R-4.2-01)."""
    school = app.load(School, school_of(reader), reader.school)
    own = person_of(reader) if reader.role in (Role.MENTOR, Role.MENTEE) else None
    binding = app.binding(school, app.clock.today())
    found = lists.outstanding(school.id, asked(paging), acts=list(binding), person=own)
    names = people.look(reader.actor, [row["id"] for row in found.rows[: paging.limit]], "acquaintance-list", LINE)
    rows = [
        OutstandingRow.model_validate(
            {
                **row,
                **names.get(row["id"], {}),
                "missing": [
                    {"act": act, "document": id} for id, act in binding.items() if id not in row["acknowledged"]
                ],
            }
        )
        for row in found.rows
    ]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})
