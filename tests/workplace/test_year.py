"""A school's year, walked through by filling in the forms that its people are offered, and by nothing else."""

from datetime import timedelta

import pytest
from contracts.codes import Annex
from contracts.months import plus_months

from tests.workplace.browser import Browser
from tests.workplace.shore import CURATOR, MENTEE, MENTOR, STAFF, Shore

METHODS = "методика преподавания"


@pytest.fixture(scope="module")
def year(shore: Shore) -> Shore:
    """Each test goes on where the one before it has stopped."""
    return shore


def test_the_head_introduces_mentoring(year: Shore) -> None:
    head = year.as_("head").go("/people").follow("Внести сотрудников из файла")
    head.fill({}, ("staff.csv", STAFF.encode("cp1251")))
    assert head.status == 200
    year.meet(head)
    assert {CURATOR, MENTOR, MENTEE} <= set(year.people)
    regulation = {"responsible": CURATOR, "annexes": [annex.label for annex in Annex]}
    year.order("об утверждении Положения", regulation)
    year.order("о назначении куратора", {"person": CURATOR})
    assert CURATOR in year.head.go("/year").page.words


def test_people_say_what_they_offer_and_need_and_the_curator_collects_consents(year: Shore) -> None:
    card = year.card(year.mentor, MENTOR)
    offer = {"competences": METHODS, "capacity": "1"}
    card.do("Заявить готовность быть наставником: компетенции и нагрузка", offer)
    need = {"needs": METHODS, "tags": "классное руководство"}
    year.card(year.mentee, MENTEE).do("Заявить запросы к наставнику", need)
    for name in (MENTOR, MENTEE):
        consent(year, name, "обработка персональных данных")
    consent(year, MENTOR, "быть наставником")
    assert "быть наставником" in year.curator.go("/people").page.words


def consent(year: Shore, name: str, purpose: str) -> None:
    said = {"purpose": purpose, "signed_on": year.today.isoformat(), "signature.kind": "на бумаге"}
    told = said | {"signature.reference": f"С-{len(purpose)}"}
    year.card(year.curator, name).do("Дать согласие; куратор вносит подписанное на бумаге", told)


def test_a_mentor_is_appointed_on_terms_agreed_before(year: Shore) -> None:
    today = year.today.isoformat()
    card = year.card(year.curator, MENTOR)
    regime = {"regime": "поручение по ст. 351.8 ТК РФ", "since": today, "basis": "Поручение работодателя"}
    card.do("Записать, на каком правовом основании работник – наставник", regime)
    terms = {"number": "ДС-1", "signed_on": today, "since": today, "content": "Помощь", "terms": "На год"}
    said = terms | {"form": "Очно", "pay": "Доплата"}
    card.do("Внести соглашение о наставничестве: содержание, сроки, форма, выплата", said)
    order = year.order("о назначении наставников", {"persons": MENTOR})
    year.mentor.go(order.at.partition("?")[0]).do("Ознакомиться с приказом")
    year.order("об утверждении реестра наставников", {"persons": MENTOR})


def test_a_pair_agrees_and_is_fixed_by_an_order(year: Shore) -> None:
    told = {"mentor": MENTOR, "mentees": MENTEE, "direction": METHODS}
    shape = {"forms": "педагог – педагог", "kinds": "традиционное"}
    curator = year.curator.go("/pairs").do("Предложить пару или группу", told | shape)
    pair = curator.at.partition("?")[0]
    for member in (year.mentor, year.mentee):
        met = {"interested": "да", "trial.met_on": year.today.isoformat()}
        member.go(pair).do("Сказать, есть ли интерес, после пробной встречи или без неё", met)
        member.do("Подтвердить")
    curator.go(pair).do("Отметить встречу-планирование", {"held_on": year.today.isoformat()})
    curator.do("Подтвердить")
    said = {"signed_on": year.today.isoformat(), "signature.kind": "на бумаге", "signature.reference": "С-7"}
    for address in [href for words, href in curator.page.links if words == "Внести согласие на пару"]:
        curator.go(address).fill(said).succeeded()
    year.order("", {"matches": MENTOR}, year.head.go(pair).follow("Издать приказ о закреплении"))
    assert "закреплена приказом" in year.head.go(pair).page.words


def test_a_program_is_drawn_up_and_approved(year: Shore) -> None:
    mentor = program(year, "mentor")
    start = year.today + timedelta(days=2)
    reasons = {f"justification.{name}": "Как в разговоре" for name in ("goal", "difficulties", "request", "resources")}
    period = {"start": start.isoformat(), "until": plus_months(start, 3).isoformat()}
    mentor.do("Определить цель и срок", reasons | period)
    difficulty = {"nature": "профессиональное затруднение", "mentee": MENTEE, "text": "Внимание класса"}
    program(year, "mentee").do("Записать затруднение или сильную сторону наставляемого", difficulty)
    for kind in ("общественная жизнь", "творчество"):
        plan = {"text": f"Урок: {kind}", "due": plus_months(start, 1).isoformat(), "responsible": MENTEE, "kind": kind}
        program(year, "mentor").do("Запланировать мероприятие", plan | {"addresses": "Внимание класса"})
    result = {"text": "Ведёт урок сама", "measure": "Открытый урок"}
    program(year, "mentor").do("Записать измеримый ожидаемый результат или краткосрочную цель", result)
    program(year, "mentor").do("Отправить программу на согласование")
    program(year, "mentee").do("Согласовать программу")
    review = {"accepted": "да", "comment": "План выполним"}
    program(year, "curator").do("Рассмотреть программу", review)
    program(year, "head").do("Утвердить программу")
    assert "утверждена" in program(year, "mentee").page.words


def program(year: Shore, role: str) -> Browser:
    browser = year.role(role).go("/programs")
    return browser.go(next(href for _, href in browser.page.links if href.startswith("/program/")))


def test_it_runs_with_meetings_and_tasks(year: Shore) -> None:
    year.pass_days(2)
    meeting = {"at": f"{year.today + timedelta(days=7)}T15:30", "remote": "нет", "topic": "Разбор урока"}
    mentor = program(year, "mentor").do("Назначить встречу, по возможности не в ущерб урокам", meeting)
    mentor.do("Начать программу")
    task = {"mentee": MENTEE, "text": "Карта урока", "due": (year.today + timedelta(days=9)).isoformat()}
    mentor.do("Выдать задание наставляемому", task)
    year.pass_days(8)
    program(year, "mentor").do("Записать, состоялась ли", {"held": "да", "minutes": "45", "note": "Хорошо"})
    program(year, "mentee").do("Сдать", {"text": "Готово"})
    done = program(year, "mentor").do("Проверить", {"accepted": "да", "comment": "Принято"})
    assert "проведена" in done.page.words


def test_it_is_extended_by_order_when_both_agree(year: Shore) -> None:
    mentor = program(year, "mentor")
    until = plus_months(year.today - timedelta(days=8), 4)
    too_long = plus_months(until, 9).isoformat()
    mentor.follow("Предложить продление").fill({"until": too_long, "text": "Не успели"})
    assert all(told in mentor.page.wrong("until") for told in ("Программа длиннее 12 мес.", "INV-05", "п. 1.2, 7.2"))
    mentor.fill({"until": until.isoformat()}).succeeded()
    program(year, "mentee").do("Согласиться на продление")
    ordered = year.order("", {}, program(year, "head").follow("Приказ о продлении"))
    number = f"{year.orders}-од"
    assert number in ordered.page.words
    program(year, "head").do("Продлить по приказу", {"order": number})
    assert f"{until:%d.%m.%Y}" in program(year, "mentee").page.words


def test_it_is_finished_and_everything_says_who_when_and_on_what_basis(year: Shore) -> None:
    year.pass_days(100)
    for _ in range(2):
        program(year, "mentor").do("Проведено")
    program(year, "mentor").do("Оценить", {"achieved": "да"})
    year.order("", {}, program(year, "head").follow("Приказ о завершении"))
    finished = program(year, "head").do("Завершить по приказу", {"order": f"{year.orders}-од"})
    assert "завершена в полном объёме" in finished.page.words
    story = program(year, "curator").page.words
    assert all(told in story for told in (MENTOR, MENTEE, "руководитель", "История: кто, когда, на каком основании"))
