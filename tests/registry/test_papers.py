"""Documents of orders: true to their date, never with a hole, the same whenever they are made; checked by anybody."""

import hashlib
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import docx
import pytest

from tests.registry.given_evidence import law, paired
from tests.registry.reading import asked, made, page, said
from tests.registry.test_support import reward
from tests.registry.town import BASIS, Json, School, until

ANNA, MARRIED = "Иванова Анна Петровна", "Белова Анна Петровна"


def rewritten(school: School, who: str, **changes: str) -> None:
    place = f"/participants/{school.people[who]}"
    school.do("curator", f"{place}/card", changes, about=place)


@pytest.fixture
def appointed(school: School) -> tuple[School, UUID]:
    """An order of yesterday that appoints a mentor."""
    yesterday = str(school.today - timedelta(days=1))
    school.order("approve-regulation", school.regulation(), dated=yesterday)
    school.order("appoint-curator", {"person": str(school.people["curator"])}, dated=yesterday)
    school.offer("mentor", "methods")
    school.consent("mentor", "be-mentor", signed_on=yesterday)
    school.regime("mentor", since=yesterday)
    content = {"persons": [str(school.people["mentor"])]}
    return school, school.order("appoint-mentors", content, dated=yesterday, number="17-од")


def test_an_order_is_a_document_with_its_requisites(appointed: tuple[School, UUID]) -> None:
    school, order = appointed
    text = said(school, order)
    for part in ("Школа № 1", "ПРИКАЗ", "№ 17-од", "О назначении наставников", "учитель физики", "1. Назначить"):
        assert part in text, part
    assert text.index("ПРИКАЗЫВАЮ:") < text.index(ANNA) < text.index("Е. П. Громова") < text.index("ознакомлены")
    document = docx.Document(BytesIO(made(school, f"/orders/{order}/document", "docx")))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1", ANNA, "учитель физики"]


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_the_same_document_is_the_same_bytes(appointed: tuple[School, UUID], format: str) -> None:
    school, order = appointed
    first = made(school, f"/orders/{order}/document", format)
    school.do("mentor", f"/orders/{order}/acquaintances")
    assert made(school, f"/orders/{order}/document", format) == first


@pytest.mark.row("R-1.1-01")
def test_names_and_posts_are_those_of_its_date(appointed: tuple[School, UUID]) -> None:
    school, order = appointed
    rewritten(school, "mentor", name=MARRIED, position="методист")
    rewritten(school, "mentor", name="Чернова Анна Петровна")
    later = school.register("mentor")
    assert (ANNA in said(school, order), "учитель физики" in said(school, order)) == (True, True)
    assert ("Чернова" in said(school, later), "методист" in said(school, later)) == (True, True)


def test_who_makes_a_document_has_looked_at_those_it_names(appointed: tuple[School, UUID]) -> None:
    school, order = appointed
    made(school, f"/orders/{order}/document")
    looks = school.see("mentor", f"/participants/{school.people['mentor']}/disclosures")["items"]
    assert "order-document" in [look["purpose"] for look in looks]


def test_what_is_not_known_is_named_and_nothing_is_made(appointed: tuple[School, UUID]) -> None:
    school, order = appointed
    place = f"/participants/{school.people['mentor']}"
    school.do("head", f"{place}/departure", about=place)
    school.do("head", f"{place}/erasure", about=place)
    until(lambda: asked(school, f"/orders/{order}/document").status_code == 409)
    refused = asked(school, f"/orders/{order}/document").json()
    assert refused["type"] == "urn:mentoring:problem:document-incomplete"
    missing = ["фамилия, имя, отчество участника (не внесены или уничтожены)", "должность: участник без имени"]
    assert [error["detail"] for error in refused["errors"]] == [f"Не указано: {what}" for what in missing]


def test_a_name_is_never_markup(school: School) -> None:
    wild = "{{ 7*7 }} #let $x$ <b> & co"
    school.bring(f"2;{wild};ivanova@s.example;учитель;да;нет;20;нет")
    school.organised()
    school.mentors("mentor")
    order = school.see("head", "/orders", kind="appoint-mentors")["items"][0]["id"]
    assert wild in said(school, order)
    document = docx.Document(BytesIO(made(school, f"/orders/{order}/document", "docx")))
    assert document.tables[0].rows[1].cells[1].text == wild


@pytest.mark.parametrize(
    ("name", "status"), [("curator", 200), ("mentor", 200), ("mentee", 404), ("sysadmin", 403), ("association", 403)]
)
def test_an_order_is_for_who_organises_and_whom_it_concerns(
    appointed: tuple[School, UUID], name: str, status: int
) -> None:
    school, order = appointed
    assert asked(school, f"/orders/{order}/document", name=name).status_code == status
    assert asked(school.town.school(), f"/orders/{order}/document").status_code == 404


def test_of_a_relief_only_the_mentor_gets_the_notice(appointed: tuple[School, UUID]) -> None:
    school, _ = appointed
    since = str(school.today + timedelta(days=3))
    content = {"person": str(school.people["mentor"]), "ground": "resignation", "since": since}
    order = school.order("relieve-mentor", content)
    answers = [asked(school, f"/orders/{order}/attachment", name=name).status_code for name in ("mentor", "mentee")]
    assert answers == [200, 404]
    assert asked(school, f"/orders/{order}/acquaintance-sheet", name="mentor").status_code == 403


# Checking by anybody


def test_anybody_sees_by_the_qr_code_what_a_document_is(appointed: tuple[School, UUID]) -> None:
    school, order = appointed
    content = made(school, f"/orders/{order}/document")
    shown = page(school, content)
    for part in ("Школа № 1", "17-од", "действует", hashlib.sha256(content).hexdigest()):
        assert part in shown, part
    assert "Иванова" not in shown
    assert "<script" not in shown
    assert school.town.client.get(f"/public/papers/{uuid4()}").status_code == 404


@pytest.mark.parametrize(("erroneous", "standing"), [(False, "отменён с"), (True, "издан по ошибке")])
def test_a_repealed_document_says_so(school: School, erroneous: bool, standing: str) -> None:
    order = school.order("local-act", {"since": str(school.today)}, texts={"title": "О почёте"}, number="17-од")
    content = made(school, f"/orders/{order}/document")
    repeal = school.order("repeal", {"order": str(order), "erroneous": erroneous})
    assert standing in page(school, content)
    assert "№17-од" in said(school, repeal).replace(" ", "")


# What each kind of order says


def program_orders(school: School, match: UUID) -> dict[str, Json]:
    today, later = str(school.today), str(school.today + timedelta(days=40))
    return {
        "extend-program": {"until": later},
        "amend-program": {},
        "suspend-program": {"since": today, "until": later},
        "resume-program": {"since": today},
        "release": {"persons": [str(school.people["mentee"])], "since": today, "until": later},
        "complete-program": {},
        "terminate-program": {},
    }


def test_every_order_about_a_program_names_its_people(school: School) -> None:
    match = paired(school)
    for kind, content in program_orders(school, match).items():
        order = school.order(kind, {"match": str(match), **content})
        text = said(school, order)
        assert ANNA in text, kind
        assert "Юнова Мария Львовна" in text, kind
        if kind == "extend-program":
            last = school.today + timedelta(days=39)
            assert f"по {last.day}" in text.replace("\u00a0", " ")
        if kind == "release":
            assert "Юнову Марию Львовну, учителя физики" in text


def test_a_replaced_mentor_stands_beside_the_one_who_follows(school: School) -> None:
    match = paired(school)
    school.mentors("other")
    school.consent("other", "join-match", match)
    order = school.order("replace-mentor", {"match": str(match), "mentor": str(school.people["other"])})
    text = said(school, order)
    assert "Освободить Иванову Анну Петровну, учителя физики" in text
    assert "наставником Сидорова Олега Ильича, учителя химии" in text


def test_orders_that_organise_the_school(school: School) -> None:
    source = law(school)
    content = school.regulation() | {"sources": [str(source)]}
    regulation = said(school, school.order("approve-regulation", content))
    assert "29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации»" in regulation
    assert "Петрова Вера Ильинична" in regulation
    curator = said(school, school.order("appoint-curator", {"person": str(school.people["curator"])}))
    assert "Назначить Петрову Веру Ильиничну, заместителя директора, куратором" in curator
    days: dict[str, Any] = {"since": str(school.today), "until": str(school.today)}
    content = {"person": str(school.people["curator"]), **days}
    order = school.order("appoint-acting-head", content, number="7-ок")
    acting = said(school, order)
    repealed = said(school, school.order("repeal", {"order": str(order), "erroneous": False}))
    assert "на Петрову Веру Ильиничну" in acting
    act = said(school, school.order("local-act", {"since": str(school.today)}, texts={"title": "О доске почёта"}))
    assert "О доске почёта" in act
    rewarded = said(school, school.order("reward", reward(school)))
    assert f"Основание: {'; '.join(BASIS)}." in rewarded
    assert "№7-ок«Овозложенииисполненияобязанностейруководителя»" in repealed.replace(" ", "")
    scheme = said(school, school.order("approve-incentives", {"material": True}, texts={"scheme": "Грамоты и премии"}))
    assert "Грамоты и премии" in scheme
