"""Questionnaires on paper, for who does not answer on a screen, and the report on the needs that they have found."""

from typing import Annotated
from uuid import uuid5

from backbone.errors import NotFound
from backbone.web import Routes
from contracts.codes import Respondent, SurveyForm
from fastapi import Path, Response
from papers.desk import Subject
from papers.making import Format
from papers.web import FILE, AsFormat, handed_out

from programs.api.papers import AClerk
from programs.api.survey_results import Since as CountedSince
from programs.api.survey_results import Until as CountedUntil
from programs.domain.survey.questionnaire import SCALES, Question

routes = Routes(tags=["papers"])

ROOM = "\n\n\n\N{NO-BREAK SPACE}"
"""To write in."""

Form = Annotated[str, Path(examples=["interim"])]
Version = Annotated[str, Path(examples=["1"])]


@routes.get("/survey-forms/{form}/{version}/{respondent}/document", response_class=Response, responses=FILE)
def questionnaire_document(
    form: Form, version: Version, respondent: Respondent, clerk: AClerk, format: AsFormat = Format.PDF
) -> Response:
    """Анкета на бумаге, как её задают наставнику, наставляемому или куратору (R-A.2-D2)."""
    app, of = clerk.app, clerk.school
    found = next(
        (one for one, _ in app.questionnaires(of) if (one.form.value, str(one.version)) == (form, version)), None
    )
    questions = list(found.asked(respondent)) if found else []
    if found is None or not questions:
        raise NotFound
    asked = [{"text": one.text[respondent], "answer": _to_fill_in(one)} for one in questions]
    told = {"title": found.title.removeprefix("Анкета "), "respondent": respondent.label, "questions": asked}
    subject = Subject(of, "questionnaire", uuid5(of, f"{form}:{version}:{respondent.value}"), ())
    facts = {**clerk.letterhead(app.clock.today()).facts, **told}
    return handed_out(clerk.desk, clerk.desk.prepare(subject, facts), format)


@routes.get("/surveys/needs-report/document", response_class=Response, responses=FILE)
def needs_report_document(
    form: SurveyForm, since: CountedSince, until: CountedUntil, clerk: AClerk, format: AsFormat = Format.PDF
) -> Response:
    """Отчёт по анализу потребностей в обучении на подпись куратору; малые числа скрыты (R-A.2-D3, R-A.4-D3)."""
    return handed_out(clerk.desk, clerk.needs(form, since, until), format)


def _to_fill_in(question: Question) -> str:
    if question.kind in SCALES:
        return "   ".join(str(mark) for mark in range(1, SCALES[question.kind] + 1))
    return "\n".join(f"□ {label}" for label in question.options.values()) or ROOM
