"""Questionnaires in their versions: those that all schools have, and those a school has published itself."""

from typing import Annotated

from backbone.errors import NotFound
from backbone.intent import Receipt
from backbone.web import Body, Command, Reader, Routes, View
from contracts.codes import Quadrant, Respondent, SurveyBlock, SurveyForm
from pydantic import ConfigDict, Field, JsonValue

from programs.api.parts import App, school_of
from programs.api.survey_shapes import Asked, FormView, Name
from programs.domain.survey.questionnaire import QuestionKind, Questionnaire

routes = Routes(prefix="/survey-forms", tags=["surveys"])

_EXAMPLE: dict[str, JsonValue] = {
    "form": "interim",
    "version": 2,
    "title": "Как идёт программа",
    "questions": [
        {
            "key": "comfort",
            "kind": "scale-5",
            "text": {"mentor": "Насколько вам комфортно?", "mentee": "Насколько вам комфортно?"},
            "block": "comfort",
        }
    ],
}


class FormBody(Body, Questionnaire):
    """Следующая версия анкеты целиком. Наставника и наставляемого об общей работе спрашивают одинаково."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})


class FormQuestionView(View):
    """`text` – как вопрос задают каждому; кого там нет, того не спрашивают."""

    key: Name
    kind: QuestionKind
    text: Annotated[dict[Respondent, str], Field(examples=[{"mentee": "Насколько вам комфортно?"}])]
    required: bool
    block: SurveyBlock | None
    directory: Annotated[str | None, Field(examples=["direction"])]
    quadrant: Quadrant | None
    by: Annotated[str | None, Field(examples=["form"])]


class WholeFormView(View):
    form: SurveyForm
    version: int
    title: Asked
    questions: list[FormQuestionView]


@routes.post("")
def publish_survey_form(body: FormBody, intent: Command, app: App) -> Receipt:
    """Опубликовать следующую версию анкеты (R-A.1-07, R-A.2-D2)."""
    return app.publish_form(intent, Questionnaire.model_validate(body.model_dump()))


@routes.get("")
def list_survey_forms(reader: Reader, app: App) -> list[FormView]:
    """Анкеты школы во всех версиях."""
    return [
        FormView(
            form=one.form, version=one.version, title=one.title, common=common, respondents=sorted(one.respondents)
        )
        for one, common in app.questionnaires(school_of(reader))
    ]


@routes.get("/{form}/{version}")
def get_survey_form(form: str, version: str, reader: Reader, app: App) -> WholeFormView:
    """Анкета в одной из версий; прежние версии остаются (R-A.2-D2, R-A.3-D2, R-A.4-D2, R-1.3-09)."""
    for one, _ in app.questionnaires(school_of(reader)):
        if (one.form.value, str(one.version)) == (form, version):
            return WholeFormView.model_validate(one)
    raise NotFound
