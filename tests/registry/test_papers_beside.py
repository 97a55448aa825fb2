"""Documents beside orders: what an order approves, people's consents and agreements, the library's papers."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import httpx
import pytest
from contracts.codes import ConsentPurpose, DataCategory

from tests.registry.given_evidence import completed, law, memo, paired, partner
from tests.registry.reading import asked, made, page, text, words
from tests.registry.school_year import approved
from tests.registry.town import School, until

ANNA, MARIA = "Иванова Анна Петровна", "Юнова Мария Львовна"


def consent(school: School, name: str, purpose: str, reader: str = "", **query: str) -> str:
    return text(school, f"/participants/{school.people[name]}/consents/{purpose}/document", reader or name, **query)


@pytest.mark.row("R-3.1-01")
def test_the_regulation_is_the_sample_with_the_editions_parameters(school: School) -> None:
    content = school.regulation(program_min_months=4, program_max_months=10, pool_actualisation_months=6)
    order = school.order("approve-regulation", content | {"sources": [str(law(school))]}, number="1-од")
    shown = text(school, f"/orders/{order}/attachment")
    for part in (
        "ПОЛОЖЕНИЕ",
        "приказом от",
        "№ 1-од",
        "педагогических работников (Школа № 1) определяет",
        "(от 4 до 10 месяцев)",
        "не реже одного раза в 6 месяцев",
        "1. Общие положения",
        "9.2.",
        "№ 273-ФЗ «Об образовании в Российской Федерации»",
        "Приложение 1. Критерии",
    ):
        assert part in shown, part


@pytest.mark.row("R-3.3-04", "R-A.1-D3")
def test_the_year_and_its_roadmap_are_documents_with_the_approval(school: School) -> None:
    approved(school)
    found = {row["kind"]: row["id"] for row in school.see("head", "/orders")["items"]}
    roadmap = text(school, f"/orders/{found['approve-roadmap']}/attachment")
    assert "«ДОРОЖНАЯ КАРТА»" in roadmap
    assert "1. Подготовка условий для запуска программы наставничества" in roadmap
    assert "В. И. Петрова" in roadmap
    year = text(school, f"/orders/{found['approve-cycle']}/attachment") if "approve-cycle" in found else ""
    assert not year or "Доля с наставником, %" in year
    plan = text(school, f"/orders/{found['approve-roadmap']}/document")
    assert "Об утверждении «дорожной карты»" in plan


@pytest.mark.row("R-A.4-01", "R-3.3-03")
def test_lists_are_annexes_and_documents_of_their_own(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    order = school.see("head", "/orders", kind="approve-mentor-registry")["items"][0]["id"]
    for path in ("document", "attachment"):
        assert ANNA in text(school, f"/orders/{order}/{path}")
    alone = school.see("head", "/orders", kind="appoint-curator")["items"][0]["id"]
    assert asked(school, f"/orders/{alone}/attachment").status_code == 404


def test_the_sheet_tells_who_has_got_acquainted(school: School) -> None:
    match = paired(school)
    order = school.see("head", "/orders", kind="fix-pairs")["items"][0]["id"]
    school.do("mentor", f"/orders/{order}/acquaintances")
    shown = text(school, f"/orders/{order}/acquaintance-sheet")
    assert f"А. П. Иванова {school.today:%d.%m.%Y}" in shown.replace("\u00a0", " ")
    assert "М. Л. Юнова «___»" in shown.replace("\u00a0", " ")
    assert match


@pytest.mark.row("R-3.2-01", "R-3.3-05", "R-A.1-D4")
def test_each_consent_is_a_document_to_sign_and_then_a_signed_one(school: School) -> None:
    match = paired(school)
    before = consent(school, "mentor", "personal-data")
    assert "от 27 июля 2006" not in before
    assert "Дата подписания: «___»" in before
    school.do("curator", "/consent-forms", {"purpose": "personal-data", "text": "Особые условия школы"})
    school.consent("mentor", "personal-data", signature={"kind": "paper", "reference": "С-12"})
    after = consent(school, "mentor", "personal-data", "head")
    assert "документ № С-12" in after
    assert "Особые условия школы" in after
    assert "на выполнение обязанностей наставника" in consent(school, "mentor", "be-mentor")
    joined = consent(school, "mentee", "join-match", match=str(match))
    assert (ANNA in joined, MARIA in joined) == (True, True)
    assert "от учителя физики Юновой Марии Львовны" in joined
    for purpose in (ConsentPurpose.TRANSFER_TO_OFFICE, ConsentPurpose.RECORDING, ConsentPurpose.ELECTRONIC_DOCUMENTS):
        assert "СОГЛАСИЕ" in consent(school, "mentee", purpose.value)


def test_what_is_signed_stays_the_same_document(school: School) -> None:
    match = paired(school)
    place = f"/participants/{school.people['mentee']}"

    def document() -> bytes:
        answer = school.ask("head", f"{place}/consents/join-match/document", format="pdf", match=str(match))
        assert answer.status_code == 200, answer.text
        return answer.content

    first = document()
    school.consent("mentee", "personal-data")
    assert document() == first
    school.do("mentee", f"{place}/consents/withdrawal", {"purpose": "join-match", "match": str(match)}, about=place)
    assert document() == first


@pytest.mark.row("R-8.1-03")
def test_a_consent_to_publish_names_what_where_and_how_long(school: School) -> None:
    school.organised()
    path = f"/participants/{school.people['mentor']}/consents/distribution/document"
    lacking = asked(school, path).json()
    assert [error["detail"] for error in lacking["errors"]] == [
        "Не указано: адрес информационного ресурса",
        "Не указано: категории персональных данных",
        "Не указано: срок согласия на распространение",
    ]
    school.consent("mentor", "distribution", distribution=school.distribution("name", "photo"))
    shown = consent(school, "mentor", "distribution", url="https://s1.example")
    assert "https://s1.example" in shown
    assert f"{DataCategory.NAME.label}; {DataCategory.PHOTO.label}." in shown


def test_nobody_gets_the_consent_of_another(school: School) -> None:
    school.organised()
    path = f"/participants/{school.people['mentor']}/consents/be-mentor/document"
    assert asked(school, path, name="mentee").status_code == 404
    assert asked(school, path.replace("be-mentor", "join-match")).status_code == 404


@pytest.mark.row("R-4.2-01")
def test_the_sheet_of_acts_tells_what_somebody_knows(school: School) -> None:
    school.order("approve-regulation", school.regulation() | {"sources": [str(law(school))]})
    school.order("appoint-curator", {"person": str(school.people["curator"])})
    edition = school.see("head", "/school")["edition"]["id"]
    school.do("mentor", "/acknowledgements", {"act": "edition", "document": edition})
    shown = text(school, f"/participants/{school.people['mentor']}/acquaintance-sheet", "mentor")
    assert "редакция № 1" in shown
    assert f"{school.today:%d.%m.%Y}" in shown
    assert "№ 273-ФЗ" in shown


@pytest.mark.row("R-3.2-01")
def test_the_agreement_says_what_the_labour_code_wants(school: School) -> None:
    school.organised()
    place, today = f"/participants/{school.people['mentor']}", str(school.today)
    texts = {"content": "Помощь учителю", "terms": "Учебный год", "form": "Очно", "pay": "15 % оклада"}
    body = {"number": "ДС-1/2025", "signed_on": today, "since": today, **texts}
    school.do("head", f"{place}/labour-agreements", body, about=place)
    (agreement,) = school.see("mentor", place)["labour"]["agreements"]
    shown = text(school, f"{place}/labour-agreements/{agreement['id']}/document", "mentor")
    for part in ("№ ДС-1/2025", *texts.values(), "в лице руководителя Громовой Елены Павловны"):
        assert part in shown, part


@pytest.mark.row("R-A.7-05", "R-3.4-06")
def test_an_ended_pair_leaves_certificates_and_a_practice(school: School) -> None:
    match = paired(school)
    path = f"/matches/{match}/certificates/{school.people['mentee']}/document"
    assert asked(school, path).status_code == 404
    completed(school, match)
    until(lambda: school.see("head", f"/matches/{match}")["state"] == "ended")
    shown = text(school, path, "mentee")
    assert f"{MARIA}, учитель физики" in shown
    assert "в качестве наставляемого" in shown
    assert asked(school, path, name="mentor").status_code == 404
    body = {"match": str(match), "level": "school", "title": "Открытый урок", "text": "Как мы готовили урок"}
    practice = school.do("curator", "/practices", body | {"anonymous": "Пара"})
    school.do("head", f"/practices/{practice}/approval", about=f"/practices/{practice}")
    told = text(school, f"/practices/{practice}/document")
    assert (ANNA in told, "Как мы готовили урок" in told) == (True, True)


@pytest.mark.row("R-3.3-06", "R-A.3-D3", "R-A.4-D5")
def test_partners_get_an_agreement_and_a_letter_and_mentors_a_memo(school: School) -> None:
    school.organised()
    partnership, note = partner(school), memo(school)
    agreement = text(school, f"/partnerships/{partnership}/document")
    assert ("ДОГОВОР О СОТРУДНИЧЕСТВЕ" in agreement, "Педагогический колледж" in agreement) == (True, True)
    assert "В соответствии с договором № 5-СП" in text(school, f"/partnerships/{partnership}/letter")
    assert "С чего начать" in text(school, f"/materials/{note}/document", "mentor")


def test_what_people_have_written_is_not_on_the_public_page(school: School) -> None:
    school.organised()
    note = memo(school, title=f"Памятка для {ANNA}")
    content = made(school, f"/materials/{note}/document")
    assert ANNA in words(content)
    assert ANNA not in page(school, content)


@pytest.mark.row("R-3.2-02")
def test_a_relieved_mentor_gets_a_notice(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    person: UUID = school.people["mentor"]
    content = {"person": str(person), "ground": "resignation", "since": str(school.today + timedelta(days=3))}
    order = school.order("relieve-mentor", content)
    notice = text(school, f"/orders/{order}/attachment")
    assert "Учителю физики А. П. Ивановой" in notice.replace("\u00a0", " ")
    assert "отказ работника от наставничества" in notice


@pytest.mark.row("R-A.3-D1")
def test_a_portfolio_is_what_the_mentor_and_the_school_have_told(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    place = f"/participants/{school.people['mentor']}"
    entry = {"on": str(school.today), "kind": "award", "text": "Учитель года"}
    school.do("mentor", f"{place}/portfolio", entry, about=place)
    shown = text(school, f"{place}/portfolio/document", "mentor")
    for part in ("ПОРТФОЛИО наставника", ANNA, "награда Учитель года", "Назначен наставником приказом"):
        assert part in shown, part
    assert asked(school, f"{place}/portfolio/document", name="mentee").status_code == 404


@pytest.mark.row("R-A.1-07")
def test_a_form_of_reports_is_a_blank_with_its_sections(school: School) -> None:
    school.organised()
    form = memo(school, "report-form", title="Отчёт наставника", text="Что сделано\nЧто удалось")
    shown = text(school, f"/materials/{form}/document", "mentor")
    for part in ("ФОРМА ОТЧЁТНОСТИ", "Отчёт наставника", "1 Что сделано", "2 Что удалось", "Е. П. Громова"):
        assert part in shown, part
    empty = memo(school, "report-form", text=None)
    (error,) = asked(school, f"/materials/{empty}/document").json()["errors"]
    assert error["detail"] == "Не указано: разделы формы отчётности"


def test_the_act_of_destruction_proves_what_it_says(school: School) -> None:
    school.organised()
    place = f"/participants/{school.people['mentor']}"
    school.do("head", f"{place}/departure", {"cause": "dismissal"}, about=place)
    assert asked(school, f"{place}/erasure/document").status_code == 404
    school.do("head", f"{place}/erasure", about=place)
    until(lambda: asked(school, f"{place}/erasure/document").status_code == 200)
    shown = text(school, f"{place}/erasure/document")
    for part in (
        "об уничтожении персональных данных",
        "(увольнение)",
        f"учётным номером {school.people['mentor']}",
        "Громова Елена Павловна",
        "Выгрузка из журнала регистрации событий",
        "Персональные данные участника уничтожены",
    ):
        assert part in shown, part
    assert "Иванов" not in shown
    assert asked(school, f"{place}/erasure/document", name="curator").status_code == 403


def test_orders_about_incentives_and_lessons_have_what_they_approve_beside_them(school: School) -> None:
    school.organised()
    scheme = school.order("approve-incentives", {"material": False}, texts={"scheme": "Грамоты"})
    assert "о поощрении участников наставничества" in text(school, f"/orders/{scheme}/attachment")
    texts = {"programme": "Как наставлять", "feedback": "Обратная связь"}
    lessons = {"schedule": [{"topic": "feedback", "on": str(school.today)}]}
    opened = school.order("open-mentor-school", lessons, texts=texts)
    shown = text(school, f"/orders/{opened}/attachment")
    assert ("Как наставлять" in shown, f"{school.today:%d.%m.%Y} Обратная связь" in shown) == (True, True)


# All at once


def whole(school: School) -> httpx.Response:
    return school.ask("head", "/documents", since="2020-01-01", until=str(school.today))


def test_the_whole_set_is_one_archive_with_its_contents(school: School) -> None:
    paired(school)
    partner(school)
    school.see("head", "/partnerships")
    answer = whole(school)
    assert answer.status_code == 200
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    assert int(answer.headers["X-Documents"]) == len(files) - 1
    folders = {name.partition("/")[0] for name in files if "/" in name}
    assert folders == {"Приказы", "Листы ознакомления", "Приложения к приказам", "Согласия", "Договоры"}
    contents = words(files["000 Содержание.pdf"])
    assert "О закреплении наставнических пар и групп" in contents
    pairs = next(content for name, content in files.items() if "fix-pairs" in name)
    assert ANNA in words(pairs)
    assert whole(school).content == answer.content


def test_a_set_with_a_hole_is_refused_whole(school: School) -> None:
    school.organised()
    school.mentors("mentor")
    place = f"/participants/{school.people['mentor']}"
    school.do("head", f"{place}/departure", about=place)
    school.do("head", f"{place}/erasure", about=place)
    until(lambda: whole(school).status_code == 409)
    told = [error["detail"] for error in whole(school).json()["errors"]]
    assert "Не указано: Приказ О назначении наставников: должность: участник без имени" in told
