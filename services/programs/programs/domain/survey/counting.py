"""Answers added up, so that nobody's can be told from the sums (INV-28).

What leaves the sheets of people leaves them in lots: sums over three or more different people of one kind. Rounds with
fewer wait, and are counted together with others like them. Every figure shown is a sum of whole lots, so the difference
of any two figures is one as well, and never a person's answer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.codes import Quadrant, Respondent, SurveyBlock
from pydantic import BaseModel, ConfigDict

from programs.domain.survey.answering import AnswerSheet
from programs.domain.survey.questionnaire import SCALES, Question, QuestionKind, Questionnaire

THRESHOLD = 3
"""People behind a figure, at least."""


class Place(BaseModel):
    """Where a person's sheet is sealed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: UUID
    survey: UUID
    person: UUID
    anonymous: bool


@dataclass(frozen=True)
class Returned:
    """A sheet that could be opened."""

    place: Place
    sheet: AnswerSheet


class Count(BaseModel):
    """The answers to one question. `values` tells how often each was given: marks, codes; of items in words, how many
    there are of each choice that they are counted by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: QuestionKind
    block: SurveyBlock | None = None
    directory: str | None = None
    quadrant: Quadrant | None = None
    by: str | None = None
    answered: int
    values: dict[str, int]

    @property
    def mean(self) -> float | None:
        """Of marks."""
        if self.kind not in SCALES:
            return None
        return sum(int(mark) * times for mark, times in self.values.items()) / self.answered

    def plus(self, other: "Count") -> "Count":
        values = Counter(self.values) + Counter(other.values)
        return self.model_copy(update={"answered": self.answered + other.answered, "values": dict(values)})


class Tally(BaseModel):
    """A lot. `sheets` are where the words of these people are; a question too few of them answered is not in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    respondent: Respondent
    answered: int
    surveys: tuple[UUID, ...]
    sheets: tuple[UUID, ...]
    counts: dict[str, Count]

    @property
    def indices(self) -> dict[SurveyBlock, float]:
        """0 … 100 by block: how far the marks are up their scales, in the mean."""
        found: dict[SurveyBlock, list[tuple[float, int]]] = {}
        for count in self.counts.values():
            if count.block is not None and count.mean is not None:
                height = 100 * (count.mean - 1) / (SCALES[count.kind] - 1)
                found.setdefault(count.block, []).append((height, count.answered))
        return {
            block: round(sum(height * times for height, times in parts) / sum(times for _, times in parts), 1)
            for block, parts in sorted(found.items())
        }

    def plus(self, other: "Tally") -> "Tally":
        counts = dict(self.counts)
        for key, count in other.counts.items():
            counts[key] = counts[key].plus(count) if key in counts else count
        return Tally(
            respondent=self.respondent,
            answered=self.answered + other.answered,
            surveys=tuple(dict.fromkeys((*self.surveys, *other.surveys))),
            sheets=(*self.sheets, *other.sheets),
            counts=counts,
        )


def enough(returned: Iterable[Returned]) -> bool:
    """People, not sheets: a mentor of three pairs is one."""
    return len({one.place.person for one in returned}) >= THRESHOLD


def tally(questionnaire: Questionnaire, respondent: Respondent, returned: Sequence[Returned]) -> Tally:
    counts = {question.key: _count(question, returned) for question in questionnaire.asked(respondent)}
    return Tally(
        respondent=respondent,
        answered=len(returned),
        surveys=tuple(sorted({one.place.survey for one in returned})),
        sheets=tuple(sorted(one.place.sheet for one in returned)),
        counts={key: count for key, count in counts.items() if count is not None},
    )


def told_by(tallies: Iterable[Tally]) -> Mapping[Respondent, Tally]:
    """Lots of one form and version, added up by who answered."""
    found: dict[Respondent, Tally] = {}
    for one in tallies:
        found[one.respondent] = found[one.respondent].plus(one) if one.respondent in found else one
    return found


def _count(question: Question, returned: Sequence[Returned]) -> Count | None:
    told = [one for one in returned if one.sheet.answers.get(question.key)]
    if not enough(told):
        return None
    values = Counter(value for one in told for value in _values(question, one.sheet))
    return Count(
        kind=question.kind,
        block=question.block,
        directory=question.directory,
        quadrant=question.quadrant,
        by=question.by,
        answered=len(told),
        values=dict(sorted(values.items())),
    )


def _values(question: Question, sheet: AnswerSheet) -> list[str]:
    answer = sheet.answers[question.key]
    match question.kind:
        case QuestionKind.TEXT:
            return []
        case QuestionKind.SWOT:
            items = () if isinstance(answer, int | str) else answer
            return [str(sheet.answers.get(question.by or "", ""))] * len(items)
    return [str(answer)] if isinstance(answer, int | str) else list(answer)
