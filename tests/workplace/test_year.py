"""A school's year, walked through by filling in the forms that its people are offered, and by nothing else."""

from datetime import timedelta

import pytest
from contracts.months import plus_months

from tests.workplace.founding import agreed_to, appointed, approved, fixed, introduced, program
from tests.workplace.shore import CURATOR, MENTEE, MENTOR, Shore


@pytest.fixture(scope="module")
def year(shore: Shore) -> Shore:
    """Each test goes on where the one before it has stopped."""
    return shore


def test_the_head_introduces_mentoring(year: Shore) -> None:
    introduced(year)
    assert CURATOR in year.head.go("/year").page.words


def test_people_say_what_they_offer_and_need_and_the_curator_collects_consents(year: Shore) -> None:
    agreed_to(year)
    assert "быть наставником" in year.curator.go("/people").page.words


def test_a_mentor_is_appointed_on_terms_agreed_before(year: Shore) -> None:
    appointed(year)
    assert MENTOR in year.curator.go("/people").page.words


def test_a_pair_agrees_and_is_fixed_by_an_order(year: Shore) -> None:
    pair = fixed(year)
    assert "закреплена приказом" in year.head.go(pair).page.words


def test_a_program_is_drawn_up_and_approved(year: Shore) -> None:
    approved(year)
    assert "утверждена" in program(year, "mentee").page.words


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
