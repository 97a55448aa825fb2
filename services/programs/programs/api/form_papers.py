"""Questionnaires on paper, for who does not answer on a screen, and the report on the needs that they have found."""

from typing import Annotated
from uuid import uuid5

from backbone.errors import NotFound
from backbone.web import Reader, Routes
from contracts.codes import Respondent, SurveyForm
from fastapi import Path, Response
from papers.desk import Subject
from papers.making import Format
from papers.paper import Source
from papers.web import FILE, ADesk, AsFormat, School, handed_out

from programs import survey_lists
from programs.api.papers import looker
from programs.api.parts import App, school_of
from programs.api.survey_results import Since, Until
from programs.domain.survey.questionnaire import SCALES, Question
from programs.domain.survey.survey import Survey
from programs.papers.needs import of_needs

routes = Routes(tags=["papers"])

ROOM = "\n\n\n\N{NO-BREAK SPACE}"
"""To write in."""

Form = Annotated[str, Path(examples=["interim"])]
Version = Annotated[str, Path(examples=["1"])]


@routes.get("/survey-forms/{form}/{version}/{respondent}/document", response_class=Response, responses=FILE)
def questionnaire_document(
    form: Form,
    version: Version,
    respondent: Respondent,
    reader: Reader,
    app: App,
    desk: ADesk,
    school: School,
    format: AsFormat = Format.PDF,
) -> Response:
    """Анкета на бумаге, как её задают наставнику, наставляемому или куратору (R-A.2-D2)."""
    of = school_of(reader)
    found = next(
        (one for one, _ in app.questionnaires(of) if (one.form.value, str(one.version)) == (form, version)), None
    )
    questions = list(found.asked(respondent)) if found else []
    if found is None or not questions:
        raise NotFound
    letterhead = school.on(app.clock.today(), of, (), looker(reader))
    asked = [{"text": one.text[respondent], "answer": _to_fill_in(one)} for one in questions]
    facts = {
        **letterhead.facts,
        "title": found.title.removeprefix("Анкета "),
        "respondent": respondent.label,
        "questions": asked,
    }
    subject = Subject(of, "questionnaire", uuid5(of, f"{form}:{version}:{respondent.value}"), ())
    return handed_out(desk, desk.prepare(subject, facts), format)


@routes.get("/surveys/needs-report/document", response_class=Response, responses=FILE)
def needs_report_document(
    form: SurveyForm,
    since: Since,
    until: Until,
    reader: Reader,
    app: App,
    desk: ADesk,
    school: School,
    format: AsFormat = Format.PDF,
) -> Response:
    """Отчёт по анализу потребностей в обучении на подпись куратору; малые числа скрыты (R-A.2-D3, R-A.4-D3)."""
    of = school_of(reader)
    lots = survey_lists.lots_of(app.database, of, form, since, until)
    counted = max((lot.closed for lot in lots), default=None)
    surveys = dict.fromkeys(survey for lot in lots for survey in lot.tally.surveys)
    sources = tuple(Source(id=id, version=app.load(Survey, id, of).version) for id in surveys)
    letterhead = school.on(counted or app.clock.today(), of, (), looker(reader))
    told = {"since": since, "last": until, "dated": counted}
    facts = of_needs(app.questionnaire(of, form), [lot.tally for lot in lots], letterhead) | told
    subject = Subject(of, "needs-report", uuid5(of, f"needs:{form.value}:{since}:{until}"), sources)
    return handed_out(desk, desk.prepare(subject, facts), format)


def _to_fill_in(question: Question) -> str:
    if question.kind in SCALES:
        return "   ".join(str(mark) for mark in range(1, SCALES[question.kind] + 1))
    return "\n".join(f"□ {label}" for label in question.options.values()) or ROOM
