"""A questionnaire as data: what is asked, of whom, on which scale or from which directory (annex, stages 1-7)."""

from collections.abc import Iterator
from typing import Annotated, Self

from contracts.codes import Code, Quadrant, Respondent, SurveyBlock, SurveyForm
from pydantic import BaseModel, ConfigDict, Field, model_validator

from programs.domain.survey.directories import DIRECTORIES


class QuestionKind(Code):
    SCALE_5 = "scale-5", "от 1 до 5"
    SCALE_10 = "scale-10", "от 1 до 10"
    SINGLE = "single", "один ответ"
    MULTIPLE = "multiple", "несколько ответов"
    TEXT = "text", "ответ своими словами"
    SWOT = "swot", "сильные и слабые стороны, возможности и риски"


SCALES = {QuestionKind.SCALE_5: 5, QuestionKind.SCALE_10: 10}
"""Best mark; the worst is 1."""
CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
WORDS = (QuestionKind.TEXT, QuestionKind.SWOT)
"""Answered in one's own words."""

Words = Annotated[str, Field(min_length=1, max_length=500, examples=["Насколько вам комфортно на встречах?"])]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$", examples=["comfort"])]


class Question(BaseModel):
    """`text` is how each is asked; who has none is not asked. `by` names the choice by which items are counted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    kind: QuestionKind
    text: Annotated[dict[Respondent, Words], Field(min_length=1)]
    required: bool = True
    block: SurveyBlock | None = None
    directory: Annotated[str, Field(max_length=40, examples=["direction"])] | None = None
    quadrant: Quadrant | None = None
    by: Key | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.kind in SCALES) != (self.block is not None):
            raise ValueError("Шкала относится к блоку, и только шкала")
        if (self.kind in CHOICES) != (self.directory is not None):
            raise ValueError("Ответ выбирают из справочника, и только его")
        if self.directory is not None and self.directory not in DIRECTORIES:
            raise ValueError("Такого справочника нет")
        if (self.kind is QuestionKind.SWOT) != (self.quadrant is not None):
            raise ValueError("Часть SWOT указывают у вопроса SWOT, и только у него")
        return self

    @property
    def options(self) -> dict[str, str]:
        """Code → words of what may be chosen."""
        return {code.value: code.label for code in DIRECTORIES[self.directory]} if self.directory else {}


class Questionnaire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    form: SurveyForm
    version: Annotated[int, Field(ge=1, le=10_000)]
    title: Words
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=100)]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        keys = {question.key: question for question in self.questions}
        if len(keys) != len(self.questions):
            raise ValueError("Ключи вопросов повторяются")
        for question in self.questions:
            counted_by = keys.get(question.by or "")
            if question.by and (counted_by is None or counted_by.kind is not QuestionKind.SINGLE):
                raise ValueError("Записи считают по вопросу с одним ответом из справочника")
        return self

    @property
    def respondents(self) -> frozenset[Respondent]:
        return frozenset(one for question in self.questions for one in question.text)

    @property
    def symmetric(self) -> bool:
        """Mentor and mentee are asked the same."""
        return all((Respondent.MENTOR in one.text) == (Respondent.MENTEE in one.text) for one in self.questions)

    def asked(self, respondent: Respondent) -> Iterator[Question]:
        return (question for question in self.questions if respondent in question.text)
