"""What is shown of a pair or group."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Self
from uuid import UUID

from backbone.web import Access, View
from contracts.codes import Direction, Form, FormRole, Kind
from pydantic import Field

from registry.directory import Words
from registry.domain.match.conditions import Condition
from registry.domain.match.considering import Considered
from registry.domain.match.criteria import FactorCode, Lack
from registry.domain.match.evaluation import Change, Evaluation
from registry.domain.match.match import Match, MatchState
from registry.explanation import words, would


class FactorView(View):
    """`points` из веса `of`; `lacks` – каких данных не было."""

    code: FactorCode
    mentee: UUID | None
    points: int
    of: int
    lacks: tuple[Lack, ...]
    words: str = Field(examples=["Запрос по направлению пары покрыт компетенцией наставника – 50 из 50"])


class EvaluationView(View):
    """`score` из 100 – ровно сумма баллов. Симпатию платформа не вычисляет: о ней говорят люди. `edition` – редакция
    Положения, по которой оценено."""

    score: int
    factors: tuple[FactorView, ...]
    edition: UUID | None

    @classmethod
    def of(cls, evaluation: Evaluation) -> Self:
        factors = [{**factor.model_dump(), "words": words(factor)} for factor in evaluation.factors]
        return cls.model_validate({**evaluation.model_dump(), "factors": factors})


class ConditionView(View):
    """Условие, без которого пары быть не может; `words` – почему не выполнено."""

    condition: Condition
    label: str = Field(examples=[Condition.COVERED.label])
    met: bool
    rule: str | None = Field(examples=["INV-03a"])
    words: str = Field(examples=[""])


class ImprovementView(View):
    change: Change
    direction: Direction
    gain: int
    words: str = Field(examples=["Если наставник добавит компетенцию «методика преподавания» → +50"])


class ConsideredView(View):
    """Сначала условия, потом баллы. `would_change` – что изменило бы оценку; `before_order` – чего ещё не хватает до
    приказа."""

    mentor: UUID
    direction: Direction
    fits: bool
    conditions: tuple[ConditionView, ...]
    evaluation: EvaluationView
    would_change: tuple[ImprovementView, ...]
    before_order: tuple[str, ...] = Field(examples=[["Приказ о назначении наставником"]])

    @classmethod
    def of(cls, considered: Considered) -> Self:
        return cls.model_validate(cls.fields(considered))

    @staticmethod
    def fields(considered: Considered) -> dict[str, object]:
        return {
            "mentor": considered.mentor,
            "direction": considered.direction,
            "fits": considered.fits,
            "conditions": [
                {**vars(item), "met": item.met, "label": item.condition.label} for item in considered.conditions
            ],
            "evaluation": EvaluationView.of(considered.evaluation),
            "would_change": [{**item.model_dump(), "words": would(item)} for item in considered.improvements],
            "before_order": considered.before_order,
        }


class CandidateView(ConsideredView):
    name: str | None = Field(None, examples=["Иванова Анна Петровна"])
    position: str | None = Field(None, examples=["учитель физики"])


class CandidatesView(View):
    """`candidates` – по убыванию оценки; `excluded` – кто не подходит и почему."""

    candidates: tuple[CandidateView, ...]
    excluded: tuple[CandidateView, ...]


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
    """`obstacles` – из-за чего предложение сейчас нельзя закрепить; видят организаторы. `below_minimum_until` – до
    какого дня решить, что делать с группой, где осталось мало наставляемых. `continues` – пара (группа), которую она
    продолжает."""

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
    custom_form: UUID | None
    form_role: FormRole | None
    younger_attested: bool
    planned_on: date | None
    below_minimum_until: date | None
    obstacles: tuple[str, ...] = Field(examples=[["Свободных мест у наставника: 0, нужно 1"]])
    counterpart: UUID | None
    continues: UUID | None
    order: UUID | None
    effective: date | None
    ended: date | None


def match_card(
    match: Match, reader: Access, names: Mapping[UUID, Words], obstacles: Sequence[str], *, sees_all: bool
) -> MatchView:
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
        {**vars(match), "members": members, "obstacles": obstacles, "evaluation": EvaluationView.of(match.evaluation)}
    )
