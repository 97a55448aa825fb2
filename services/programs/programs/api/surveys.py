"""Rounds of questions: opened, answered, closed, listed."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from backbone.errors import NotFound
from backbone.identity import Role
from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Page, Paging, Reader, Routes, Versioned
from contracts.codes import Authorship, Respondent, SurveyForm
from pydantic import Field, StrictInt, StrictStr, model_validator

from programs import survey_lists
from programs.api.parts import App, Day, person_of, school_of
from programs.api.survey_shapes import OptionView, OwnAnswersView, QuestionView, SurveyView
from programs.application.surveys import NewRound
from programs.domain.survey.answering import AnswerSheet
from programs.domain.survey.questionnaire import SCALES, Key, Question
from programs.domain.survey.survey import Invited, Survey
from programs.survey_lists import SurveyRow

routes = Routes(prefix="/surveys", tags=["surveys"])
OWN = (Role.MENTOR, Role.MENTEE)

Words = Annotated[StrictStr, Field(max_length=2000)]
Answer = StrictInt | Words | Annotated[tuple[Words, ...], Field(max_length=50)]


class InvitedBody(Body):
    person: UUID
    respondent: Respondent


class SurveyBody(Body):
    """Приглашают либо участников программы, либо названных людей школы. Без версии – последняя."""

    form: SurveyForm
    version: Annotated[int | None, Field(ge=1, le=10_000, examples=[1])] = None
    program: UUID | None = None
    invited: Annotated[tuple[InvitedBody, ...], Field(max_length=500, examples=[[]])] = ()
    due: Day
    anonymous: bool = False

    @model_validator(mode="after")
    def _somebody_is_invited(self) -> Self:
        if (self.program is None) != bool(self.invited):
            raise ValueError("Назовите либо программу, либо приглашённых")
        return self


class AnswersBody(Body):
    """`authorship` – как куратор прочтёт ответы своими словами: с именем, без имени или только в сводке."""

    answers: Annotated[dict[Key, Answer], Field(max_length=100, examples=[{"comfort": 5, "change": "Чаще встречи"}])]
    authorship: Authorship = Authorship.UNNAMED


@routes.post("")
def open_survey(body: SurveyBody, intent: Command, app: App) -> Created:
    """Открыть опрос (R-A.2-D2, R-A.3-D2, R-A.4-D2, R-A.6-D1, R-A.7-01, R-A.7-D1)."""
    invited = tuple(Invited(person=one.person, respondent=one.respondent) for one in body.invited)
    new = NewRound(body.form, body.version, body.program, invited, body.due, body.anonymous)
    return Created(app.open_survey(intent, new), at="/surveys")


@routes.get("")
def list_surveys(
    reader: Reader, paging: Paging, app: App, form: SurveyForm | None = None, program: UUID | None = None
) -> Page[SurveyRow]:
    """Опросы школы; наставнику и наставляемому – те, на которые они приглашены."""
    rows, position = survey_lists.surveys_of(
        app.database,
        school_of(reader),
        form=form,
        program=program,
        person=person_of(reader) if reader.role in OWN else None,
        after=paging.after(tuple[date, UUID]),
        limit=paging.limit + 1,
    )
    return paging.page(rows, key=lambda row: (row.opened, row.id), positions={"programs": position})


@routes.get("/{id}")
def get_survey(id: UUID, reader: Reader, app: App) -> Versioned[SurveyView]:
    """Опрос: вопросы и свои ответы (R-A.2-03, R-A.4-D2)."""
    survey = app.load(Survey, id, school_of(reader))
    respondent = survey.invited.get(person_of(reader))
    if respondent is None and reader.role in OWN:
        raise NotFound
    questionnaire = app.questionnaire(school_of(reader), survey.form, survey.form_version)
    asked = questionnaire.asked(respondent) if respondent else iter(questionnaire.questions)
    told = SurveyView(
        id=id,
        version=survey.version,
        form=survey.form,
        form_version=survey.form_version,
        title=questionnaire.title,
        program=survey.program,
        opened=survey.opened,
        due=survey.due,
        closed=survey.closed,
        anonymous=survey.anonymous,
        invited=len(survey.invited),
        answered=len(survey.answered),
        respondent=respondent,
        questions=[_question(one, respondent or next(iter(one.text))) for one in asked],
        own=_own(app.sheet(survey, person_of(reader))) if respondent else None,
    )
    return Versioned(survey.version, told)


@routes.post("/{id}/answers")
def answer_survey(id: UUID, body: AnswersBody, intent: Command, app: App) -> Receipt:
    """Ответить; до закрытия ответы можно исправить (R-A.2-D2, R-A.3-D2, R-A.4-D2)."""
    return app.answer_survey(intent, id, body.answers, body.authorship)


@routes.post("/{id}/closing")
def close_survey(id: UUID, intent: Change, app: App) -> Receipt:
    """Закрыть опрос и подсчитать ответы."""
    return app.close_survey(intent, id)


def _question(question: Question, respondent: Respondent) -> QuestionView:
    return QuestionView(
        key=question.key,
        kind=question.kind,
        text=question.text[respondent],
        required=question.required,
        block=question.block,
        best=SCALES.get(question.kind),
        options=[OptionView(value=value, label=label) for value, label in question.options.items()],
        quadrant=question.quadrant,
    )


def _own(sheet: AnswerSheet | None) -> OwnAnswersView | None:
    return None if sheet is None else OwnAnswersView.model_validate(sheet.model_dump())
