"""Whether answers fit the questions. What does not is refused with a pointer to the answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import Authorship, Respondent
from pydantic import BaseModel, ConfigDict

from programs.domain.survey.questionnaire import SCALES, WORDS, Question, QuestionKind, Questionnaire

Answer = int | str | Sequence[str]
Answers = Mapping[str, Answer]

ITEMS, LONGEST = 10, 2000
"""Of one question."""


class AnswerSheet(BaseModel):
    """What one person answered in one round, as it is sealed for him."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: UUID
    respondent: Respondent
    authorship: Authorship
    answers: dict[str, int | str | tuple[str, ...]]

    def words_only(self, questionnaire: Questionnaire) -> "AnswerSheet":
        """Without what has been counted; by what items are told apart stays with them."""
        spoken = {one.key for one in questionnaire.questions if one.kind in WORDS}
        spoken |= {one.by for one in questionnaire.questions if one.by}
        return self.model_copy(update={"answers": {key: one for key, one in self.answers.items() if key in spoken}})


def must_fit(questionnaire: Questionnaire, respondent: Respondent, answers: Answers) -> None:
    asked = {question.key: question for question in questionnaire.asked(respondent)}
    for key in answers:
        if key not in asked:
            _refuse(key, "Такого вопроса в вашей анкете нет")
    for key, question in asked.items():
        if key in answers:
            if fault := _fault(question, answers[key]):
                _refuse(key, fault)
        elif question.required:
            _refuse(key, "Ответьте на этот вопрос")


def _fault(question: Question, answer: Answer) -> str | None:
    """What is wrong with it."""
    if best := SCALES.get(question.kind):
        return _unless(isinstance(answer, int) and 1 <= answer <= best, f"Оценка – целое число от 1 до {best}")
    return FAULTS[question.kind](question, answer)


def _single(question: Question, answer: Answer) -> str | None:
    return _unless(isinstance(answer, str) and answer in question.options, "Выберите один ответ из справочника")


def _several(question: Question, answer: Answer) -> str | None:
    if isinstance(answer, int | str) or not set(answer) <= question.options.keys():
        return "Выберите ответы из справочника"
    some = bool(answer) or not question.required
    return _unless(some and len(set(answer)) == len(answer), "Выберите хотя бы один ответ, каждый – один раз")


def _text(question: Question, answer: Answer) -> str | None:
    return _unless(isinstance(answer, str) and 0 < len(answer) <= LONGEST, f"Ответ – текст до {LONGEST} знаков")


def _items(question: Question, answer: Answer) -> str | None:
    items = () if isinstance(answer, int | str) else answer
    short = 0 < len(items) <= ITEMS and all(0 < len(item) <= LONGEST for item in items)
    return _unless(short, f"Ответ – список: до {ITEMS} записей, каждая до {LONGEST} знаков")


FAULTS: Mapping[QuestionKind, Callable[[Question, Answer], str | None]] = {
    QuestionKind.SINGLE: _single,
    QuestionKind.MULTIPLE: _several,
    QuestionKind.TEXT: _text,
    QuestionKind.SWOT: _items,
}


def _unless(fits: bool, fault: str) -> str | None:
    return None if fits else fault


def _refuse(key: str, detail: str) -> NoReturn:
    raise Refused("answer-unfit", detail, field=f"/answers/{key}")
