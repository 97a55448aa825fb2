"""Questionnaires on paper, for who does not answer on a screen."""

from typing import Annotated
from uuid import uuid5

from backbone.errors import NotFound
from backbone.web import Reader, Routes
from contracts.codes import Respondent
from fastapi import Path, Response
from papers.desk import Subject
from papers.making import Format
from papers.web import FILE, ADesk, AsFormat, School, handed_out

from programs.api.papers import looker
from programs.api.parts import App, school_of
from programs.domain.survey.questionnaire import SCALES, Question

routes = Routes(prefix="/survey-forms", tags=["papers"])

Form = Annotated[str, Path(examples=["interim"])]
Version = Annotated[str, Path(examples=["1"])]


@routes.get("/{form}/{version}/{respondent}/document", response_class=Response, responses=FILE)
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
    facts = {**letterhead.facts, "title": found.title, "respondent": respondent.label, "questions": asked}
    subject = Subject(of, "questionnaire", uuid5(of, f"{form}:{version}:{respondent.value}"), ())
    return handed_out(desk, desk.prepare(subject, facts), format)


def _to_fill_in(question: Question) -> str:
    if question.kind in SCALES:
        return "   ".join(str(mark) for mark in range(1, SCALES[question.kind] + 1))
    return "\n".join(f"□ {label}" for label in question.options.values())
