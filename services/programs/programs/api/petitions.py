"""Petitions: what people ask of the head and the curator (1.4, 3.5, 4, 5)."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, History, Page, Paging, Reader, Routes, Versioned
from contracts.codes import PetitionKind, PetitionOutcome
from pydantic import Field

from programs import rights
from programs.api.parts import App, Day, Optional, Text
from programs.api.petition_shapes import PetitionView, shown
from programs.application import Programs
from programs.application.petitions import POSTS, Wanted, Wish
from programs.audit import WORDS
from programs.domain.petition import circle
from programs.domain.petition.kinds import Who
from programs.domain.petition.petition import Petition, Substitution
from programs.rights import PetitionRow

routes = Routes(prefix="/petitions", tags=["petitions"])

Persons = Annotated[tuple[UUID, ...], Field(max_length=30)]


class PetitionBody(Body):
    """`text` – о чём обращение и почему. Что ещё нужно, зависит от вида: `concerned` – о ком; `activities`, `since`,
    `until` – для каких мероприятий и в какие дни освободить; `documents` – к каким документам личного дела нужен
    доступ и до какого дня. `shown_to_mentor` – наставляемый не против, чтобы наставник видел ходатайство о замене."""

    kind: PetitionKind
    program: UUID | None = None
    text: Annotated[str | None, Field(max_length=4000, examples=["Не сложилось общее понимание"])] = None
    concerned: Persons = ()
    activities: Annotated[tuple[UUID, ...], Field(max_length=50)] = ()
    documents: Annotated[tuple[Text, ...], Field(max_length=20, examples=[["Аттестационный лист"]])] = ()
    since: Day | None = None
    until: Annotated[Day | None, Field(examples=["2025-09-05"])] = None
    shown_to_mentor: bool = False


class SubstitutionBody(Body):
    """Урок освобождаемого `person`, который начинается в `begins`, ведёт `substitute`."""

    person: UUID
    day: Day
    begins: time
    substitute: UUID


class DecisionBody(Body):
    """`order` – приказ, если вид обращения удовлетворяют приказом. При освобождении ещё `continuity` – подтверждение,
    что обучение не прервётся, и о каждом освобождаемом: замены его уроков или то, что уроков в эти дни нет."""

    outcome: PetitionOutcome
    reason: Optional = None
    order: UUID | None = None
    continuity: Optional = None
    substitutions: Annotated[tuple[SubstitutionBody, ...], Field(max_length=200)] = ()
    no_lessons: Persons = ()


@routes.post("")
def file_petition(body: PetitionBody, intent: Command, app: App) -> Created:
    """Подать обращение.

    О сложении обязанностей (R-4.1-03), замене наставника (R-5.1-05), совершенствовании программ (R-5.1-04),
    освобождении от обязанностей (R-1.4-02, R-1.4-03, R-1.4-04), доступе к личному делу (R-4.1-02), поощрении или
    дисциплинарном воздействии (R-4.2-06), стимулах (R-3.5-10), тексте локального акта (R-3.5-01).
    """
    return Created(app.file_petition(intent, Wish(**dict(body))), at="/petitions")


@routes.get("")
def list_petitions(reader: Reader, paging: Paging, app: App, kind: PetitionKind | None = None) -> Page[PetitionRow]:
    """Обращения, о которых вам можно знать."""
    if reader.person is None or reader.school is None:
        raise NotFound
    rows, position = rights.petitions_of(
        app.database,
        reader.school,
        reader.person,
        POSTS.get(reader.role),
        kind,
        paging.after(tuple[date, UUID]),
        paging.limit + 1,
    )
    return paging.page(rows, key=lambda row: (row.filed, row.id), positions={"programs": position})


@routes.get("/{id}")
def get_petition(id: UUID, reader: Reader, app: App) -> Versioned[PetitionView]:
    """Обращение. Слова видит не каждый, кому можно о нём знать."""
    petition, person, post = known_to(app, id, reader)
    return Versioned(petition.version, shown(petition, app.vault, words=circle.reads(petition, person, post)))


@routes.get("/{id}/history")
def petition_history(id: UUID, reader: Reader, app: App) -> History:
    """История обращения словами; тем, кто не решает, – то, что сделали они сами."""
    petition, person, post = known_to(app, id, reader)
    recorded = app.history(id, reader.school)
    own = [item for item in recorded if post in petition.procedure.text_for or item.meta.actor == str(person)]
    return History(own, WORDS.tell)


@routes.post("/{id}/decision")
def decide_petition(id: UUID, body: DecisionBody, intent: Change, arrived: Reader, app: App) -> Receipt:
    """Решить по обращению (R-1.4-02, R-1.4-05, R-1.4-06, R-4.1-02, R-4.1-03, R-5.1-04, R-5.1-05)."""
    wanted = Wanted(
        outcome=body.outcome,
        reason=body.reason,
        order=body.order,
        continuity=body.continuity,
        substitutions=tuple(Substitution(**dict(one)) for one in body.substitutions),
        free=frozenset(body.no_lessons),
    )
    return app.decide_petition(intent, id, wanted)


@routes.post("/{id}/acknowledgement")
def acknowledge_petition(id: UUID, intent: Change, app: App) -> Receipt:
    """Принять к сведению то, что не отклоняют (R-4.1-03) или что лишь предлагают (R-4.2-06)."""
    wanted = Wanted(PetitionOutcome.ACKNOWLEDGED, None, None, None, (), frozenset())
    return app.decide_petition(intent, id, wanted)


@routes.post("/{id}/withdrawal")
def withdraw_petition(id: UUID, intent: Change, app: App) -> Receipt:
    """Отозвать своё обращение, пока оно не решено."""
    return app.withdraw_petition(intent, id)


def known_to(app: Programs, id: UUID, reader: Reader) -> tuple[Petition, UUID, Who | None]:
    """The petition, who reads it, and by which post. NotFound for those who may not know of it."""
    if reader.person is None:
        raise NotFound
    post = POSTS.get(reader.role)
    petition = app.load(Petition, id, reader.school)
    if not circle.knows(petition, reader.person, post):
        raise NotFound
    return petition, reader.person, post
