"""Pairs and groups: proposed, evaluated, agreed by people."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Access, Body, Command, Created, History, Page, Paging, Reader, Routes, Versioned
from contracts.codes import Direction, Form, FormRole, Kind
from fastapi import Query
from pydantic import Field, model_validator

from registry.api.match_views import ConsideredView, MatchRow, MatchView, match_card
from registry.api.parts import ORGANISERS, App, At, Lists, People, asked, person_of, school_of
from registry.application.registry import Registry
from registry.audit import tell
from registry.directory import LINE
from registry.domain.match.match import Match, MatchState
from registry.domain.match.proposal import Proposal

routes = Routes(prefix="/matches", tags=["matches"])

EVERYTHING = (*ORGANISERS, Role.ASSOCIATION)
Mentees = Annotated[tuple[UUID, ...], Field(min_length=1, max_length=30)]


class NewMatch(Body):
    """`counterpart` – встречная пара для реверсивного наставничества, предложенная раньше. `recommendation` –
    рекомендация методического объединения, по которой предлагается пара. `custom_form` – своя форма школы (форма
    `other`), `form_role` – роль внутри формы «учитель – учитель». `younger_attested`: в реверсивной паре куратор
    удостоверил, что наставник моложе. `continues` – оконченная пара (группа) тех же людей, чью программу продолжает
    новая."""

    mentor: UUID
    mentees: Mentees
    direction: Direction
    forms: tuple[Form, ...] = Field(min_length=1, max_length=len(Form))
    kinds: tuple[Kind, ...] = Field(min_length=1, max_length=len(Kind))
    counterpart: UUID | None = Field(None, examples=[None])
    recommendation: UUID | None = Field(None, examples=[None])
    custom_form: UUID | None = Field(None, examples=[None])
    form_role: FormRole | None = Field(None, examples=[None])
    younger_attested: bool = Field(False, examples=[False])
    continues: UUID | None = Field(None, examples=[None])


class Trial(Body):
    """Пробная встреча в день `met_on`, или отказ от неё: `waived`."""

    met_on: date | None = None
    waived: bool = Field(False, examples=[False])

    @model_validator(mode="after")
    def one_of_two(self) -> Self:
        if (self.met_on is None) != self.waived:
            raise ValueError("Назовите день пробной встречи или откажитесь от неё")
        return self


class Planning(Body):
    held_on: date


class InterestBody(Body):
    interested: bool
    trial: Trial


@routes.post("")
def propose_match(body: NewMatch, intent: Command, app: App) -> Created:
    """Предложить пару или группу (R-1.2-02, R-2.2-04, R-2.3-04, R-2.3-06, R-2.3-08, R-2.3-10, R-2.3-13), в том числе
    продолжающую оконченную (R-7.2-01)."""
    what = Proposal(**body.model_dump(exclude={"mentor", "mentees", "counterpart"}))
    return Created(app.propose_match(intent, body.mentor, body.mentees, what, body.counterpart), at="/matches")


@routes.get("/evaluation")
def evaluate_match(
    reader: Reader,
    app: App,
    mentor: UUID,
    mentees: Annotated[list[UUID], Query(min_length=1, max_length=30)],
    direction: Direction,
) -> ConsideredView:
    """Оценить, подходят ли друг другу: условия, затем баллы по факторам, словами (R-6.1-01, R-2.3-13)."""
    return ConsideredView.of(app.consider(school_of(reader), mentor, mentees, direction))


@routes.get("")
def list_matches(
    reader: Reader, paging: Paging, lists: Lists, state: MatchState | None = None, person: UUID | None = None
) -> Page[MatchRow]:
    """Пары и группы школы; наставнику и наставляемому – свои; объединению – все (R-3.5-02)."""
    if reader.role not in EVERYTHING:
        person = person_of(reader)
    found = lists.matches(school_of(reader), asked(paging), state=state, person=person)
    rows = [MatchRow.model_validate(row) for row in found.rows]
    return paging.page(rows, key=lambda row: (row.place,), positions={"registry": found.position})


@routes.get("/{id}")
def get_match(id: UUID, reader: Reader, app: App, people: People, at: At) -> Versioned[MatchView]:
    """Пара или группа с объяснением, почему она предложена."""
    _must_know(app, id, reader)
    match = app.load(Match, id, school_of(reader), **at.asked)
    names = people.look(reader.actor, match.members, "match-card", LINE)
    organises = reader.role in ORGANISERS
    obstacles = app.obstacles(match) if organises and match.open else ()
    return Versioned(match.version, match_card(match, reader, names, obstacles, sees_all=organises))


@routes.get("/{id}/history")
def match_history(id: UUID, reader: Reader, app: App) -> History:
    """История пары или группы словами; участникам – то, что сделали они сами или приказы."""
    _must_know(app, id, reader)
    shown = [
        recorded
        for recorded in app.history(id, school_of(reader))
        if reader.role in ORGANISERS or recorded.meta.actor == str(reader.person) or hasattr(recorded.event, "order")
    ]
    return History(shown, tell)


@routes.post("/{id}/interest")
def declare_interest(id: UUID, body: InterestBody, intent: Command, app: App) -> Receipt:
    """Сказать, есть ли интерес, после пробной встречи или без неё (R-6.1-02)."""
    return app.declare_interest(intent, id, body.interested, body.trial.met_on)


@routes.post("/{id}/confirmation")
def confirm_match(id: UUID, intent: Command, app: App) -> Receipt:
    """Подтвердить: куратору, наставнику, наставляемому (R-6.2-01, R-6.2-02)."""
    return app.confirm_match(intent, id)


@routes.post("/{id}/planning-meeting")
def record_planning(id: UUID, body: Planning, intent: Command, app: App) -> Receipt:
    """Отметить встречу-планирование (R-A.5-02)."""
    return app.record_planning(intent, id, body.held_on)


@routes.post("/{id}/refusal")
def decline_match(id: UUID, intent: Command, app: App) -> Receipt:
    """Отказаться; причина не нужна и нигде не видна (R-1.3-05)."""
    return app.decline_match(intent, id)


def _must_know(app: Registry, id: UUID, reader: Access) -> None:
    """By the match as it is now: NotFound for those who are nothing to it."""
    match = app.load(Match, id, school_of(reader))
    if reader.role not in EVERYTHING and reader.person not in match.members:
        raise NotFound
