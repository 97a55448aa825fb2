"""The shapes in which rounds of questions and their figures are read."""

from datetime import date
from typing import Annotated
from uuid import UUID

from backbone.web import View
from contracts.codes import Authorship, Form, Quadrant, Respondent, SurveyBlock, SurveyForm
from pydantic import Field

from programs.domain.survey.questionnaire import QuestionKind
from programs.survey_lists import SummaryRow

Said = Annotated[str, Field(examples=["Больше взаимных посещений"])]
Asked = Annotated[str, Field(examples=["Насколько вам комфортно на встречах?"])]
Name = Annotated[str, Field(examples=["comfort"])]
Marks = Annotated[dict[str, int | str | list[str]], Field(examples=[{"comfort": 5}])]


class OptionView(View):
    value: Name
    label: Asked


class QuestionView(View):
    """Вопрос, каким его задают этому человеку; `best` – наивысшая оценка шкалы."""

    key: Name
    kind: QuestionKind
    text: Asked
    required: bool
    block: SurveyBlock | None
    best: int | None
    options: list[OptionView]
    quadrant: Quadrant | None


class FormView(View):
    """`common` – версия, общая для всех школ; остальные школа опубликовала сама."""

    form: SurveyForm
    version: int
    title: Asked
    common: bool
    respondents: list[Respondent]


class OwnAnswersView(View):
    """В анонимном опросе после подсчёта остаются только слова."""

    authorship: Authorship
    answers: Marks


class SurveyView(View):
    """`due` – последний день ответов. Вопросы и ответы – того, кто читает; кто не приглашён, видит все вопросы."""

    id: UUID
    version: int
    form: SurveyForm
    form_version: int
    title: Asked
    program: UUID | None
    opened: date
    due: date
    closed: date | None
    anonymous: bool
    invited: int
    answered: int
    respondent: Respondent | None
    questions: list[QuestionView]
    own: OwnAnswersView | None


class IndexView(View):
    """От 0 до 100: насколько высоки оценки на своих шкалах, в среднем по блоку."""

    block: SurveyBlock
    label: Asked
    value: Annotated[float, Field(examples=[87.5])]


class ValueView(View):
    value: Name
    label: Asked
    count: int


class CountView(View):
    key: Name
    text: Asked
    answered: int
    mean: Annotated[float | None, Field(examples=[4.5])]
    distribution: list[ValueView]


class WordView(View):
    """`author` – только если он захотел ответить с именем."""

    question: Name
    text: Said
    author: UUID | None


class GroupView(View):
    """Ответы не меньше чем трёх человек; вопросы, на которые ответило меньше, не показаны. Слова видит куратор."""

    form_version: int
    respondent: Respondent
    answered: int
    surveys: int
    indices: list[IndexView]
    questions: list[CountView]
    words: list[WordView]
    only_in_summary: int


class ResultsView(View):
    """Опросы, в которых ответило меньше трёх, подсчитаны вместе с другими такими же: они – в сводке."""

    id: UUID
    form: SurveyForm
    invited: int
    answered: int
    response_rate: Annotated[float, Field(examples=[0.8])]
    groups: list[GroupView]


class SummaryView(View):
    form: SurveyForm
    since: date
    until: date
    groups: list[GroupView]


class CellView(View):
    """`count` пуст там, где меньше трёх, и там, где его можно было бы вычислить."""

    direction: Name
    label: Asked
    count: int | None


class NeedsView(View):
    question: Name
    answered: int
    cells: list[CellView]


class NeedsReportView(View):
    form: SurveyForm
    since: date
    until: date
    needs: list[NeedsView]


class SwotCellView(View):
    quadrant: Quadrant
    form: Form | None
    count: int


class SwotItemView(View):
    quadrant: Quadrant
    form: Form | None
    text: Said
    author: UUID | None


class SwotView(View):
    """Записи словами видит куратор; `only_in_summary` – сколько авторов разрешили только подсчёт."""

    since: date
    until: date
    cells: list[SwotCellView]
    items: list[SwotItemView]
    only_in_summary: int
    summaries: list[SummaryRow]


class SwotGroupView(View):
    quadrant: Quadrant
    form: Form | None
    text: Said | None


class SwotSummaryView(View):
    id: UUID
    on: date
    since: date
    until: date
    conclusion: Said | None
    groups: list[SwotGroupView]
