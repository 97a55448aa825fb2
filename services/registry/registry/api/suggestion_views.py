"""What is shown of suggestions and recommendations."""

from datetime import date
from typing import Self
from uuid import UUID

from backbone.web import View
from contracts.codes import Direction
from pydantic import Field

from registry.domain.match.conditions import Condition
from registry.domain.match.suggestion import LeftOut, Suggestion, Unmatched

EQUAL = (
    "При оценке {score} возможных пар {possible}, вместе можно {chosen}: раньше те, кто ждёт дольше, "
    "и наставники, у которых меньше наставляемых"
)


class SuggestedPairView(View):
    mentor: UUID
    mentee: UUID
    direction: Direction
    score: int


class RecommendationRow(View):
    id: UUID
    place: int
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    made: date
    match: UUID | None


class LeftOutView(View):
    mentee: UUID
    reason: Unmatched
    most: Condition | None
    words: str = Field(examples=[Unmatched.PLACES_TAKEN.label])


class SuggestionView(View):
    """`blocking` – сколько пар предпочли бы друг друга тому, что предложено: ни одной. `at_most` – сколько пар было бы
    возможно, если бы хорошие пары уступали числу. `equal` – где выбирали между равными и как."""

    id: UUID
    on: date
    edition: UUID
    pairs: tuple[SuggestedPairView, ...]
    left_out: tuple[LeftOutView, ...]
    equal: tuple[str, ...] = Field(examples=[[EQUAL.format(score=85, possible=4, chosen=2)]])
    blocking: int = Field(examples=[0])
    at_most: int

    @classmethod
    def of(cls, suggestion: Suggestion) -> Self:
        made = suggestion.made
        left_out = [{**one.model_dump(), "words": _why(one)} for one in made.left_out]
        equal = [EQUAL.format(**one.model_dump()) for one in made.equal]
        return cls.model_validate({**made.model_dump(), "id": suggestion.id, "left_out": left_out, "equal": equal})


def _why(one: LeftOut) -> str:
    return f"{one.reason.label}: {one.most.label}" if one.most else one.reason.label
