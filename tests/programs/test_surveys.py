"""Rounds: who answers, what he reads of it, and what others do."""

from collections import Counter
from typing import Any
from uuid import UUID

import psycopg
import pytest
from backbone.identity import Role
from contracts.codes import Respondent
from contracts.registry import ParticipantForgotten

from tests.programs.rounds import YEAR, Rounds, distribution, question
from tests.programs.school import School, until


@pytest.fixture
def rounds(school: School) -> Rounds:
    return Rounds(school)


@pytest.mark.row("R-A.2-D2", "R-A.2-03")
def test_a_mentee_says_what_he_needs_and_can_read_it_ever_after(rounds: Rounds) -> None:
    mentee, other = rounds.people(Respondent.MENTEE, 2)
    survey = rounds.open("needs-mentee", [mentee])
    rounds.answer(survey, mentee, difficulties=["methods", "digital"], result="Вести урок уверенно")
    rounds.close(survey)
    own = rounds.read(mentee, f"/surveys/{survey}")["own"]["answers"]
    assert (own["difficulties"], own["result"]) == (["methods", "digital"], "Вести урок уверенно")
    assert rounds.get(other, f"/surveys/{survey}").status_code == 404
    for who in (Role.CURATOR, Role.HEAD):
        assert rounds.read(who, f"/surveys/{survey}")["own"] is None


@pytest.mark.row("R-A.3-D2", "R-A.4-D2")
@pytest.mark.parametrize("form", ["needs-mentor", "useful-mentor"])
def test_a_mentor_answers_what_he_needs_and_what_he_is_good_for(rounds: Rounds, form: str) -> None:
    [mentor] = rounds.people(Respondent.MENTOR, 1)
    survey = rounds.open(form, [mentor])
    rounds.answer(survey, mentor, format=["visits"])
    assert rounds.read(mentor, f"/surveys/{survey}")["own"]["answers"]["format"] == ["visits"]
    assert [one["id"] for one in rounds.read(mentor, "/surveys", form=form)["items"]] == [survey]


@pytest.mark.row("R-A.2-03", "R-A.4-D2")
@pytest.mark.parametrize("form", ["needs-mentee", "needs-mentor", "useful-mentor"])
def test_what_people_need_is_not_asked_anonymously(rounds: Rounds, form: str) -> None:
    people = rounds.people(Respondent.MENTEE if form == "needs-mentee" else Respondent.MENTOR, 1)
    rounds.wait()
    refused = rounds.post(Role.CURATOR, "/surveys", rounds.opening(form, people, anonymous=True))
    assert (refused.status_code, refused.json()["rule"]) == (422, "R-A.2-03")


def test_answers_may_be_replaced_until_the_closing_and_count_once(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 3)
    survey = rounds.open("interim", mentees)
    for mentee in mentees:
        rounds.answer(survey, mentee, comfort=1)
        rounds.answer(survey, mentee, comfort=5)
    rounds.close(survey)
    results = rounds.results(survey)
    assert (results["invited"], results["answered"], results["response_rate"]) == (3, 3, 1.0)
    assert distribution(results["groups"][0], "comfort") == {"5": 3}
    late = rounds.post(mentees[0], f"/surveys/{survey}/answers", {"answers": {"comfort": 1}})
    assert (late.status_code, late.json()["type"]) == (409, "urn:mentoring:problem:survey-closed")


def test_after_the_last_day_nothing_is_taken_and_the_round_closes_by_itself(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 3)
    survey = rounds.open("interim", mentees, due="2025-09-10")
    for mentee in mentees:
        rounds.answer(survey, mentee)
    rounds.at(2025, 9, 11)
    late = rounds.post(mentees[0], f"/surveys/{survey}/answers", {"answers": {"comfort": 1}})
    assert late.status_code == 409
    until(lambda: bool(rounds.read(Role.CURATOR, f"/surveys/{survey}")["closed"]))
    assert rounds.results(survey)["groups"][0]["answered"] == 3


def test_only_those_invited_answer(rounds: Rounds) -> None:
    mentee, other = rounds.people(Respondent.MENTEE, 2)
    survey = rounds.open("interim", [mentee])
    body: dict[str, Any] = {"answers": {"comfort": 5}}
    assert rounds.post(other, f"/surveys/{survey}/answers", body).status_code == 404
    assert rounds.post(Role.CURATOR, f"/surveys/{survey}/answers", body).status_code == 404
    assert rounds.post(Role.HEAD, f"/surveys/{survey}/answers", body).status_code == 403


@pytest.mark.row("R-A.7-01", "R-A.7-D1", "R-2.1-02", "R-2.2-01", "R-5.2-09")
def test_figures_of_a_round_equal_a_plain_recount(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 5)
    survey = rounds.open("satisfaction", mentees, anonymous=True)
    marks = {"comfort": [10, 10, 9, 7, 4], "well_being": [8, 8, 8, 10, 6], "relations": [1, 1, 10, 10, 3]}
    for number, mentee in enumerate(mentees):
        rounds.answer(survey, mentee, **{name: given[number] for name, given in marks.items()})
    rounds.close(survey)
    [group] = rounds.results(survey, Role.HEAD)["groups"]
    assert (group["respondent"], group["answered"]) == ("mentee", 5)
    indices = {one["block"]: one["value"] for one in group["indices"]}
    for name, given in marks.items():
        key = name.replace("_", "-")
        assert distribution(group, key) == {str(mark): times for mark, times in Counter(given).items()}
        assert question(group, key)["mean"] == sum(given) / 5
        assert indices[key] == round(sum((mark - 1) / 9 * 100 for mark in given) / 5, 1)


@pytest.mark.row("R-2.2-01")
def test_nothing_but_counts_is_told_while_a_round_is_open(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 4)
    survey = rounds.open("interim", mentees)
    for mentee in mentees:
        rounds.answer(survey, mentee)
    refused = rounds.get(Role.CURATOR, f"/surveys/{survey}/results")
    assert (refused.status_code, refused.json()["rule"]) == (422, "INV-28")
    [row] = rounds.read(Role.CURATOR, "/surveys")["items"]
    assert (row["invited"], row["answered"], row["closed"]) == (4, 4, None)
    assert rounds.summary("interim") == []


def test_nothing_is_shown_of_two_people(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 2)
    mentors = rounds.people(Respondent.MENTOR, 3)
    survey = rounds.open("interim", [*mentees, *mentors])
    for person in (*mentees, *mentors):
        rounds.answer(survey, person, comfort=3 if person in mentees else 5)
    rounds.close(survey)
    [group] = rounds.results(survey)["groups"]
    assert (group["respondent"], distribution(group, "comfort")) == ("mentor", {"5": 3})


def test_a_question_that_two_have_answered_is_not_shown(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 3)
    survey = rounds.open("interim", mentees)
    for mentee in mentees[:2]:
        rounds.answer(survey, mentee, change="Чаще встречи")
    rounds.answer(survey, mentees[2])
    rounds.close(survey)
    [group] = rounds.results(survey)["groups"]
    assert "change" not in {one["key"] for one in group["questions"]}
    assert group["words"] == []


@pytest.mark.row("R-A.6-D1")
def test_small_rounds_are_counted_together_and_never_apart(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 4)
    [mentor] = rounds.people(Respondent.MENTOR, 1)
    surveys = [rounds.open("interim", [mentor, mentee]) for mentee in mentees[:3]]
    large = rounds.open("interim", [*mentees, *rounds.people(Respondent.MENTOR, 1)])
    for mentee in mentees:
        rounds.answer(large, mentee, comfort=1)
    rounds.close(large)
    for survey, mentee in zip(surveys, mentees, strict=False):
        rounds.answer(survey, mentee, comfort=5)
        rounds.answer(survey, mentor, comfort=2)
        [alone] = rounds.summary("interim")
        assert distribution(alone, "comfort") == {"1": 4}
        rounds.close(survey)
        assert rounds.results(survey)["groups"] == []
    [together] = rounds.summary("interim")
    assert (together["respondent"], together["answered"], together["surveys"]) == ("mentee", 7, 4)
    assert distribution(together, "comfort") == {"1": 4, "5": 3}


def test_words_are_for_the_curator_as_their_authors_allow(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 3)
    survey = rounds.open("interim", mentees)
    for mentee, authorship in zip(mentees, ("named", "unnamed", "summary"), strict=True):
        rounds.answer(survey, mentee, authorship, change=f"Скажу {authorship}")
    rounds.close(survey)
    [group] = rounds.results(survey)["groups"]
    assert group["words"] == [
        {"question": "change", "text": "Скажу named", "author": str(mentees[0])},
        {"question": "change", "text": "Скажу unnamed", "author": None},
    ]
    assert group["only_in_summary"] == 1
    for who in (Role.HEAD, Role.ASSOCIATION):
        [seen] = rounds.results(survey, who)["groups"]
        assert (seen["words"], question(seen, "change")["answered"]) == ([], 3)
    assert rounds.get(mentees[0], f"/surveys/{survey}/results").status_code == 403
    assert rounds.get(Role.OFFICE, f"/surveys/{survey}/results").status_code == 403


def test_of_an_anonymous_round_only_words_are_left_once_it_is_counted(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 3)
    survey = rounds.open("satisfaction", mentees, anonymous=True)
    for mentee in mentees:
        rounds.answer(survey, mentee, comfort=9, best="Встречи")
    assert rounds.read(mentees[0], f"/surveys/{survey}")["own"]["answers"]["comfort"] == 9
    rounds.close(survey)
    assert rounds.read(mentees[0], f"/surveys/{survey}")["own"]["answers"] == {"best": "Встречи"}
    assert distribution(rounds.results(survey)["groups"][0], "comfort") == {"9": 3}


def test_figures_outlive_a_person_and_his_words_do_not(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 4)
    survey = rounds.open("interim", mentees)
    for mentee in mentees:
        rounds.answer(survey, mentee, comfort=5, change=f"Слова {mentee}")
    rounds.close(survey)
    before = rounds.results(survey)["groups"][0]
    rounds.position = rounds.school.tell(ParticipantForgotten(participant=mentees[0]))
    after = rounds.results(survey)["groups"][0]
    assert after["questions"] == before["questions"]
    assert sorted(one["text"] for one in after["words"]) == sorted(f"Слова {mentee}" for mentee in mentees[1:])
    assert rounds.read(mentees[0], f"/surveys/{survey}")["own"] is None


@pytest.mark.parametrize("anonymous", [True, False])
def test_no_answer_is_in_the_log_or_told_to_others(rounds: Rounds, anonymous: bool) -> None:
    mentees = rounds.people(Respondent.MENTEE, 2)
    survey = rounds.open("satisfaction", mentees, anonymous=anonymous)
    for mentee in mentees:
        rounds.answer(survey, mentee, best="Тайное слово", comfort=7)
    rounds.close(survey)
    with psycopg.connect(rounds.town.app.database.dsn) as connection:
        rows = connection.execute("SELECT state FROM programs_events WHERE originator_id = %s", (survey,)).fetchall()
    log = b"".join(bytes(row[0]) for row in rows).decode()
    assert "Тайное" not in log
    assert "comfort" not in log

    def told(name: str) -> list[Any]:
        return [one for one in rounds.town.registry.heard() if one.aggregate == survey and one.type.endswith(name)]

    until(lambda: bool(told("SurveyClosed")))
    assert b'"counted":[]' in told("SurveyClosed")[0].data
    persons = {
        str(mentee).encode() in letter.data for letter, mentee in zip(told("SurveyAnswered"), mentees, strict=True)
    }
    assert persons == {not anonymous}


@pytest.mark.row("R-A.2-D3", "R-A.4-D3")
@pytest.mark.parametrize(
    ("form", "key", "respondent"),
    [
        ("needs-mentee", "difficulties", Respondent.MENTEE),
        ("needs-mentor", "topics", Respondent.MENTOR),
    ],
)
def test_the_needs_report_hides_small_numbers_and_what_they_could_be_told_from(
    rounds: Rounds, form: str, key: str, respondent: Respondent
) -> None:
    people = rounds.people(respondent, 6)
    survey = rounds.open(form, people)
    every = [one["value"] for one in question_of(rounds, people[0], survey, key)["options"]]
    for number, person in enumerate(people):
        named = [one for one in every if one != "ethics"] if number < 5 else ["methods"]
        rounds.answer(survey, person, **{key: [*named, *(["ethics"] if number < 2 else [])]})
    rounds.close(survey)
    for who in (Role.CURATOR, Role.HEAD, Role.ASSOCIATION):
        report = rounds.read(who, "/surveys/needs-report", form=form, **YEAR)
        [needs] = [one for one in report["needs"] if one["question"] == key]
        counts = {one["direction"]: one["count"] for one in needs["cells"]}
        assert needs["answered"] == 6
        assert counts["methods"] == 6
        assert {direction for direction, count in counts.items() if count is None} == {"adaptation", "ethics"}
        assert {count for direction, count in counts.items() if direction not in ("methods",)} == {5, None}
    assert rounds.get(people[0], "/surveys/needs-report", form=form, **YEAR).status_code == 403


@pytest.mark.row("R-A.2-D3")
def test_the_office_reads_the_needs_of_all_schools_together(rounds: Rounds) -> None:
    second = Rounds(School(rounds.town))
    before = office(rounds)
    for one in (rounds, second):
        mentees = one.people(Respondent.MENTEE, 3)
        survey = one.open("needs-mentee", mentees)
        for mentee in mentees:
            one.answer(survey, mentee, difficulties=["documents"])
        one.close(survey)
    rounds.position = second.position
    assert office(rounds) == before + 6
    assert rounds.get(Role.OFFICE, "/surveys/summary", form="needs-mentee", **YEAR).status_code == 403


def office(rounds: Rounds) -> int:
    report = rounds.read(Role.OFFICE, "/surveys/needs-report", form="needs-mentee", **YEAR)
    found = [one for one in report["needs"] if one["question"] == "difficulties"]
    return sum(cell["count"] or 0 for one in found for cell in one["cells"] if cell["direction"] == "documents")


def question_of(rounds: Rounds, person: UUID, survey: str, key: str) -> Any:
    [found] = [one for one in rounds.read(person, f"/surveys/{survey}")["questions"] if one["key"] == key]
    return found


def test_the_curator_gathers_strengths_and_weaknesses_by_form_and_sums_them_up(rounds: Rounds) -> None:
    mentors = rounds.people(Respondent.MENTOR, 4)
    survey = rounds.open("swot", mentors)
    for number, mentor in enumerate(mentors):
        form = "head-teacher" if number == 3 else "teacher-teacher"
        rounds.answer(survey, mentor, form=form, strengths=[f"Опыт {number}", "Дружный коллектив"])
    rounds.close(survey)
    swot = rounds.read(Role.CURATOR, "/swot", **YEAR)
    assert {(one["quadrant"], one["form"]): one["count"] for one in swot["cells"]} == {
        ("strength", "teacher-teacher"): 6,
        ("strength", "head-teacher"): 2,
    }
    assert [one["text"] for one in swot["items"] if one["form"] == "head-teacher"] == ["Дружный коллектив", "Опыт 3"]
    body = {
        "since": "2025-09-01",
        "until": "2026-05-31",
        "conclusion": "Сил больше, чем слабостей",
        "groups": [{"quadrant": "strength", "form": "teacher-teacher", "text": "Опытный коллектив"}],
    }
    summary = rounds.done(rounds.post(Role.CURATOR, "/swot", body))
    seen = rounds.read(Role.HEAD, "/swot", **YEAR)
    assert (seen["items"], [one["id"] for one in seen["summaries"]]) == ([], [summary])
    told = rounds.read(Role.ASSOCIATION, f"/swot/{summary}")
    assert told["conclusion"] == "Сил больше, чем слабостей"
    assert told["groups"] == [{"quadrant": "strength", "form": "teacher-teacher", "text": "Опытный коллектив"}]
    assert rounds.get(mentors[0], "/swot", **YEAR).status_code == 403
    elsewhere = Rounds(School(rounds.town))
    assert elsewhere.get(Role.CURATOR, f"/swot/{summary}").status_code == 404


def test_lists_and_figures_are_the_same_when_they_are_built_anew(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 3)
    survey = rounds.open("interim", mentees)
    for mentee in mentees:
        rounds.answer(survey, mentee)
    rounds.close(survey)
    before = rounds.read(Role.CURATOR, "/surveys"), rounds.summary("interim")
    rounds.town.rebuild()
    assert (rounds.read(Role.CURATOR, "/surveys"), rounds.summary("interim")) == before


def test_another_school_sees_no_round_even_in_a_query_without_a_condition(rounds: Rounds) -> None:
    mentees = rounds.people(Respondent.MENTEE, 3)
    survey = rounds.open("interim", mentees)
    for mentee in mentees:
        rounds.answer(survey, mentee)
    rounds.close(survey)
    rounds.wait()
    elsewhere = Rounds(School(rounds.town))
    for path in ("", "/results"):
        assert elsewhere.get(Role.CURATOR, f"/surveys/{survey}{path}").status_code == 404
    assert elsewhere.summary("interim") == []
    for table in ("people", "survey_list", "survey_tallies", "swot_list", "interim_list"):
        with rounds.town.app.database.transaction(elsewhere.school.id) as cursor:
            assert cursor.execute(f"SELECT * FROM {table}").fetchall() == []
