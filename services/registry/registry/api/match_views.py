"""What is shown of a pair or group."""

from collections.abc import Mapping
from datetime import date
from typing import Self
from uuid import UUID

from backbone.web import Access, View
from contracts.codes import Direction, Form, Kind
from pydantic import Field

from registry.directory import Words
from registry.domain.match.evaluation import POINTS, Evaluation, FactorCode
from registry.domain.match.match import Match, MatchState
from registry.explanation import words


class FactorView(View):
    """`missing` – данных для оценки не было. Без `mentee` – о самом наставнике."""

    code: FactorCode
    mentee: UUID | None
    points: int
    of: int
    missing: bool
    words: str = Field(examples=["Запрос по направлению пары покрыт компетенцией наставника – 50 из 50"])


class EvaluationView(View):
    """`score` из 100. Симпатию платформа не вычисляет: о ней говорят люди."""

    score: int
    factors: tuple[FactorView, ...]

    @classmethod
    def of(cls, evaluation: Evaluation) -> Self:
        factors = [
            {**factor.model_dump(), "of": POINTS[factor.code], "words": words(factor)} for factor in evaluation.factors
        ]
        return cls.model_validate({"score": evaluation.score, "factors": factors})


class MatchRow(View):
    id: UUID
    place: int
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    state: MatchState
    score: int
    counterpart: UUID | None
    order: UUID | None
    effective: date | None
    ended: date | None


class MemberView(View):
    """`interested` – что человек сказал сам; видно ему и организаторам."""

    person: UUID
    name: str | None = Field(None, examples=["Иванова Анна Петровна"])
    interested: bool | None
    met_on: date | None
    confirmed: bool


class MatchView(View):
    id: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    members: tuple[MemberView, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    state: MatchState
    curator_confirmed: bool
    evaluation: EvaluationView
    counterpart: UUID | None
    order: UUID | None
    effective: date | None
    ended: date | None


def match_card(match: Match, reader: Access, names: Mapping[UUID, Words], *, sees_all: bool) -> MatchView:
    """Nobody's hesitation is shown to the other side (R-1.3-05)."""
    members = []
    for person in match.members:
        interest = match.interests.get(person) if sees_all or person == reader.person else None
        members.append(
            {
                "person": person,
                "name": names[person]["name"],
                "interested": interest and interest.interested,
                "met_on": interest and interest.met_on,
                "confirmed": person in match.confirmed,
            }
        )
    return MatchView.model_validate(
        {**vars(match), "members": members, "evaluation": EvaluationView.of(match.evaluation)}
    )
