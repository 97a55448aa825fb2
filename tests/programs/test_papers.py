"""Documents of a program: what stands in it, who gets them, who is asked for names."""

import time
from collections.abc import Iterator
from io import BytesIO
from uuid import UUID

import httpx
import pytest
from backbone.asks import Answer
from papers.letterhead import SUBJECT, Letterhead, LetterheadWanted, Named
from pypdf import PdfReader

from tests.programs.petitions import Desk
from tests.programs.school import Pair, School

GROMOVA, PETROVA = (
    Named(name="Громова Елена Павловна", post="директор"),
    Named(name="Петрова Вера Ильинична", post="завуч"),
)


@pytest.fixture
def asked(school: School) -> Iterator[list[LetterheadWanted]]:
    """What registry is asked; whoever is asked for is called after his place in the question."""
    questions: list[LetterheadWanted] = []

    def find(wanted: LetterheadWanted) -> Letterhead:
        questions.append(wanted)
        names = ("Иванова Анна Петровна", "Юнова Мария Львовна", "Сидоров Олег Ильич")
        people = {id: Named(name=name, post="учитель физики") for id, name in zip(wanted.persons, names, strict=False)}
        return Letterhead(
            organisation="Школа № 1",
            organisation_short="Ш1",
            place="",
            head=GROMOVA,
            curator=PETROVA,
            people=people,
        )

    with school.town.registry.answering(Answer(SUBJECT, LetterheadWanted, find)):
        yield questions


def got(pair: Pair, who: str, path: str, format: str = "pdf") -> httpx.Response:
    """Once registry listens."""
    deadline = time.monotonic() + 20
    while True:
        answer = pair.town.client.get(
            path, headers=pair.bearer(who), params={"format": format, "min_position": pair.position}
        )
        if answer.status_code != 503 or time.monotonic() > deadline:
            return answer


def text(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


@pytest.mark.row("R-1.2-06")
def test_a_program_is_a_document_to_sign_and_to_approve(school: School, asked: list[LetterheadWanted]) -> None:
    pair = school.assign().approved()
    seen = pair.see()
    shown = text(got(pair, "mentor", f"{pair.place}/document"))
    for part in (
        "ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА",
        "УТВЕРЖДАЮ",
        "Е. П. Громова",
        "Школа № 1",
        *(one["text"] for one in seen["activities"]),
        *(one["measure"] for one in seen["expected_results"]),
        *(one["text"] for one in seen["difficulties"]),
        "В. И. Петрова",
    ):
        assert part in shown, part
    question = asked[-1]
    assert (question.reader, question.role, question.school) == (UUID(pair.person("mentor")), "mentor", school.id)
    assert {UUID(pair.person("mentor")), UUID(pair.person("mentee"))} <= set(question.persons)


@pytest.mark.row("R-1.2-11")
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_the_plan_is_the_same_bytes_each_time(school: School, asked: list[LetterheadWanted], format: str) -> None:
    pair = school.assign().approved()
    first = got(pair, "curator", f"{pair.place}/plan/document", format)
    assert first.status_code == 200, first.text
    assert got(pair, "curator", f"{pair.place}/plan/document", format).content == first.content
    assert len(asked) == 2


def test_a_draft_without_its_period_is_refused_by_name(school: School, asked: list[LetterheadWanted]) -> None:
    pair = school.assign()
    refused = got(pair, "head", f"{pair.place}/document")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:mentoring:problem:document-incomplete")
    assert {"detail": "Не указано: начало программы"} in refused.json()["errors"]


def test_without_registry_there_is_no_document(school: School) -> None:
    pair = school.assign().approved()
    answer = pair.town.client.get(f"{pair.place}/document", headers=pair.bearer("head"))
    assert answer.status_code == 503


def test_others_get_nothing(school: School, asked: list[LetterheadWanted]) -> None:
    pair = school.assign().approved()
    assert got(pair, "mentee", f"{pair.place}/document").status_code == 403
    assert got(pair, "other mentor", f"{pair.place}/document").status_code == 404
    assert asked == []


@pytest.mark.row("R-4.1-03", "R-5.1-05")
def test_a_petition_is_a_document_for_who_may_read_it(school: School, asked: list[LetterheadWanted]) -> None:
    desk = Desk(school.assign().running())
    place = desk.file("mentee", "replacement", text="Не сложилось общее понимание")
    shown = text(got(desk.pair, "mentee", f"{place}/document"))
    assert "ХОДАТАЙСТВО о замене наставника" in shown
    assert "от учителя физики Ивановой Анны Петровны" in shown
    assert "Не сложилось общее понимание" in shown
    assert got(desk.pair, "mentor", f"{place}/document").status_code == 404
    assert asked


@pytest.mark.row("R-A.2-D2")
def test_a_questionnaire_is_printed_as_each_is_asked(school: School, asked: list[LetterheadWanted]) -> None:
    pair = school.assign()
    shown = text(got(pair, "curator", "/survey-forms/curator-audit/1/curator/document"))
    for part in ("АНКЕТА", "Самоаудит куратора", "Обучены ли наставники?", "□"):
        assert part in shown, part
    assert got(pair, "curator", "/survey-forms/curator-audit/1/mentee/document").status_code == 404
    assert asked[-1].persons == ()


@pytest.mark.row("R-A.7-D2")
def test_the_mentors_report_tells_of_each_mentee(school: School, asked: list[LetterheadWanted]) -> None:
    pair = school.assign().running()
    path = f"{pair.place}/report/document"
    assert got(pair, "mentor", path).status_code == 404
    told = {"text": "Программа выполнена", "about": {pair.person("mentee"): "Ведёт урок сама"}}
    pair.do("mentor", "/report", told)
    shown = text(got(pair, "mentor", path))
    for part in ("ОТЧЁТ НАСТАВНИКА", "Программа выполнена", "Ведёт урок сама"):
        assert part in shown, part
    assert asked
