"""Questionnaires: those all schools have, the versions a school publishes itself, what answers have to be."""

from typing import Any
from uuid import uuid4

import pytest
from backbone.identity import Role
from contracts.codes import Respondent

from tests.programs.rounds import Rounds
from tests.programs.school import Json, School

COMFORT = {
    "key": "comfort",
    "kind": "scale-5",
    "text": {"mentor": "Комфортно ли вам с Петровой?", "mentee": "Комфортно ли вам?"},
    "block": "comfort",
}


def version(number: int, *questions: Json, form: str = "interim") -> Json:
    return {"form": form, "version": number, "title": "Наша анкета", "questions": list(questions or (COMFORT,))}


@pytest.mark.row("R-A.2-D2", "R-A.3-D2", "R-A.4-D2", "R-A.6-D1", "R-A.7-D1")
def test_every_school_has_the_questionnaires_of_the_regulation(school: School) -> None:
    rounds = Rounds(school)
    forms = rounds.read(Role.CURATOR, "/survey-forms")
    assert {(one["form"], one["version"], one["common"]) for one in forms} == {
        (form, 1, True)
        for form in (
            "needs-mentee",
            "needs-mentor",
            "useful-mentor",
            "interim",
            "satisfaction",
            "swot",
            "curator-audit",
            "exit",
        )
    }
    for one in forms:
        questions = rounds.read(Role.MENTOR, f"/survey-forms/{one['form']}/1")["questions"]
        assert set(one["respondents"]) == {who for question in questions for who in question["text"]}


@pytest.mark.row("R-2.1-02", "R-2.2-01", "R-5.2-09")
def test_people_are_asked_for_comfort_well_being_and_relations(school: School) -> None:
    rounds = Rounds(school)
    for form in ("interim", "satisfaction"):
        questions = rounds.read(Role.CURATOR, f"/survey-forms/{form}/1")["questions"]
        asked = {one["block"] for one in questions}
        assert {"comfort", "well-being", "relations", "competence", "usefulness", "schedule", "support"} <= asked


@pytest.mark.row("R-1.3-09")
def test_mentor_and_mentee_are_asked_the_same_about_each_other(school: School) -> None:
    rounds = Rounds(school)
    for form in ("interim", "satisfaction", "exit"):
        for question in rounds.read(Role.CURATOR, f"/survey-forms/{form}/1")["questions"]:
            assert ("mentor" in question["text"]) == ("mentee" in question["text"])
    unfair = COMFORT | {"text": {"mentor": "Старается ли наставляемый?"}}
    refused = rounds.post(Role.CURATOR, "/survey-forms", version(2, unfair))
    assert (refused.status_code, refused.json()["rule"]) == (422, "R-1.3-09")


@pytest.mark.row("R-A.1-07", "R-A.2-D2")
def test_a_school_publishes_its_own_version_and_earlier_ones_stay_as_they_were(school: School) -> None:
    rounds = Rounds(school)
    mentee, other = rounds.people(Respondent.MENTEE, 2)
    old = rounds.open("interim", [mentee])
    before = rounds.read(mentee, f"/surveys/{old}")
    rounds.done(rounds.post(Role.CURATOR, "/survey-forms", version(2)))
    again = rounds.post(Role.CURATOR, "/survey-forms", version(2, COMFORT | {"kind": "scale-10"}))
    assert (again.status_code, again.json()["rule"]) == (422, "R-A.2-D2")
    assert again.json()["errors"][0]["pointer"] == "/version"
    new = rounds.open("interim", [other])
    assert rounds.read(mentee, f"/surveys/{old}") == before
    assert [one["key"] for one in rounds.read(other, f"/surveys/{new}")["questions"]] == ["comfort"]
    assert rounds.read(other, f"/surveys/{new}")["form_version"] == 2
    assert len(rounds.read(Role.CURATOR, "/survey-forms/interim/1")["questions"]) == 10
    third = rounds.open("interim", [other], version=1)
    assert rounds.read(other, f"/surveys/{third}")["form_version"] == 1
    elsewhere = Rounds(School(school.town))
    assert elsewhere.get(Role.CURATOR, "/survey-forms/interim/2").status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"kind": "scale-7"}, "/questions/0/kind"),
        ({"block": None}, "/questions/0"),
        ({"directory": "direction"}, "/questions/0"),
        ({"text": {}}, "/questions/0/text"),
        ({"text": {"parent": "?"}}, "/questions/0/text/parent"),
        ({"kind": "single", "block": None, "directory": "colours"}, "/questions/0"),
        ({"kind": "swot", "block": None}, "/questions/0"),
        ({"key": "Комфорт"}, "/questions/0/key"),
    ],
)
def test_a_form_that_is_none_is_refused_with_a_pointer(school: School, changes: Json, pointer: str) -> None:
    refused = Rounds(school).post(Role.CURATOR, "/survey-forms", version(2, COMFORT | changes))
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("comfort", 6),
        ("comfort", 0),
        ("comfort", "отлично"),
        ("help", "maybe"),
        ("help", ["yes"]),
        ("change", 5),
        ("change", ""),
        ("mood", 5),
    ],
)
@pytest.mark.row("R-A.6-D1")
def test_an_answer_that_does_not_fit_is_refused_with_a_pointer_to_it(school: School, key: str, answer: Any) -> None:
    rounds = Rounds(school)
    [mentee] = rounds.people(Respondent.MENTEE, 1)
    survey = rounds.open("interim", [mentee])
    rounds.answer(survey, mentee)
    answers = rounds.read(mentee, f"/surveys/{survey}")["own"]["answers"] | {key: answer}
    refused = rounds.post(mentee, f"/surveys/{survey}/answers", {"answers": answers})
    assert refused.status_code == 409
    assert refused.json()["errors"][0]["pointer"] == f"/answers/{key}"


@pytest.mark.parametrize("answer", [["direction"], ["methods", "methods"], [], "methods"])
def test_choices_are_of_the_directory_each_once(school: School, answer: Any) -> None:
    rounds = Rounds(school)
    [mentee] = rounds.people(Respondent.MENTEE, 1)
    survey = rounds.open("needs-mentee", [mentee])
    rounds.answer(survey, mentee)
    answers = rounds.read(mentee, f"/surveys/{survey}")["own"]["answers"] | {"difficulties": answer}
    refused = rounds.post(mentee, f"/surveys/{survey}/answers", {"answers": answers})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (409, "/answers/difficulties")


def test_a_question_left_out_is_named(school: School) -> None:
    rounds = Rounds(school)
    [mentee] = rounds.people(Respondent.MENTEE, 1)
    survey = rounds.open("interim", [mentee])
    refused = rounds.post(mentee, f"/surveys/{survey}/answers", {"answers": {"comfort": 5}})
    assert refused.json()["errors"][0]["pointer"] == "/answers/climate"


def test_nobody_of_another_school_is_invited(school: School) -> None:
    rounds = Rounds(school)
    stranger = uuid4()
    rounds.parts[stranger] = Respondent.MENTEE
    known = rounds.people(Respondent.MENTEE, 1)
    rounds.wait()
    refused = rounds.post(Role.CURATOR, "/surveys", rounds.opening("interim", [*known, stranger]))
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (409, "/invited/1/person")


def test_only_the_curator_publishes_opens_and_closes(school: School) -> None:
    rounds = Rounds(school)
    [mentee] = rounds.people(Respondent.MENTEE, 1)
    survey = rounds.open("interim", [mentee])
    for who in (mentee, Role.HEAD, Role.ASSOCIATION, Role.OFFICE):
        assert rounds.post(who, "/survey-forms", version(2)).status_code == 403
        assert rounds.post(who, "/surveys", rounds.opening("interim", [mentee])).status_code == 403
        assert rounds.post(who, f"/surveys/{survey}/closing", **{"If-Match": '"1"'}).status_code == 403
