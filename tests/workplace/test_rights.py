"""What people may ask for while a program runs, who may know of it, and how it ends early: all in the browser."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from contracts.codes import TerminationReason
from mentoring.platform import Platform

from tests.workplace.browser import Browser, Told
from tests.workplace.conftest import register
from tests.workplace.founding import consent, program, running
from tests.workplace.shore import MENTEE, MENTOR, Shore, SignIn


@pytest.fixture(scope="module")
def year(platform: Platform, sign_in: SignIn) -> Shore:
    """A school of its own, with a program that runs. Each test goes on where the one before it has stopped."""
    shore = Shore(platform, register(platform), sign_in)
    running(shore)
    return shore


def address(browser: Browser) -> str:
    return urlsplit(browser.at).path


def listed(year: Shore, role: str, page: str, place: str) -> list[str]:
    """The addresses of what a list offers to open."""
    return [href for _, href in year.role(role).go(page).page.links if href.startswith(place)]


def file(year: Shore, role: str, kind: str, **told: str | Sequence[str]) -> str:
    """The page of the petition."""
    said: Told = {"kind": kind, "text": "Так будет лучше", **told}
    return address(program(year, role).do("Подать обращение", said))


def test_a_mentee_asks_for_another_mentor_who_learns_of_it_when_it_is_decided(year: Shore) -> None:
    place = file(year, "mentee", "ходатайство о замене наставника")
    assert listed(year, "mentor", "/rights", "/petition/") == []
    assert year.mentor.go(place).status == 404
    year.head.go(place).do("Решить", {"outcome": "отклонено", "reason": "Поговорите ещё раз"})
    assert "Поговорите ещё раз" in year.mentee.go(place).page.words
    known = year.mentor.go(place).page.words
    assert "отклонено" in known
    assert "Поговорите ещё раз" not in known
    assert "Так будет лучше" not in known


def test_mentor_and_mentee_are_released_by_order_for_what_is_planned(year: Shore) -> None:
    since, until = (year.today + timedelta(days=days) for days in (6, 7))
    days = {"since": since.isoformat(), "until": until.isoformat()}
    activity = {"activities": "Урок: общественная жизнь", "concerned": [MENTOR, MENTEE]}
    place = file(year, "curator", "просьба об освобождении от обязанностей", **activity, **days)
    year.order("", {"match": MENTOR}, year.head.go(place).follow("Приказ об освобождении"))
    granted = {"outcome": "удовлетворено", "order": f"{year.orders}-од", "no_lessons": [MENTOR, MENTEE]}
    year.head.go(place).do("Решить", granted | {"continuity": "Уроков в эти дни нет"})
    assert "удовлетворено" in year.mentee.go(place).page.words


def test_a_petition_is_withdrawn_by_who_filed_it(year: Shore) -> None:
    place = file(year, "mentee", "предложение по совершенствованию программ")
    assert not year.curator.go(place).page.offers("Отозвать")
    assert "отозвано" in year.mentee.go(place).do("Отозвать").page.words


def test_a_mediation_is_held_by_whom_both_agree_on_and_nobody_else_hears_it(year: Shore) -> None:
    asked = program(year, "mentee").do(
        "Попросить о медиации", {"mediator": "Куратор", "text": "Не сходимся во времени"}
    )
    place = address(asked)
    year.mentor.go(place).do("Согласиться на посредника или быть им")
    year.role("curator").go(place).do("Согласиться на посредника или быть им")
    year.mentor.go(place).do("Сказать в медиации", {"text": "Могу по средам"})
    assert "Могу по средам" in year.mentee.go(place).page.words
    assert year.head.go(place).status == 404
    year.curator.go(place).do("Закончить медиацию", {"outcome": "стороны договорились"})
    assert "стороны договорились" in year.mentee.go(place).page.words


def test_a_survey_is_opened_answered_and_counted_without_showing_the_answers_of_few(year: Shore) -> None:
    said = {"form": "удовлетворённость", "due": (year.today + timedelta(days=5)).isoformat(), "program": MENTOR}
    place = address(year.curator.go("/surveys").do("Открыть опрос", said))
    for role in ("mentor", "mentee"):
        assert place in listed(year, role, "/today", "/survey/")
        answering = year.role(role).go(place).follow("Ответить")
        grades = {name: list(options)[-1] for name, options in answering.form.options.items() if "answers." in name}
        answering.fill(grades).succeeded()
    year.curator.go(place).do("Закрыть и подсчитать")
    counted = year.curator.go(place).page.words
    assert "Итоги" not in counted or "менее трёх" in counted or "Ответы" not in counted


SITE = "https://shore.example/mentoring"


def test_a_card_is_published_with_consent_to_distribution_and_goes_with_it(year: Shore) -> None:
    card = {"kind": "карточка в базе", "subject": MENTOR, "persons": MENTOR, "resource": SITE}
    wanted = card | {"categories": ["фамилия, имя, отчество", "должность"]}
    place = address(year.curator.go("/section").do("Предложить публикацию", wanted))
    refused = year.curator.go(place).press("Опубликовать")
    assert "согласи" in refused.page.words
    assert "Сделано" not in refused.page.words
    allowed = {"categories": ["фамилия, имя, отчество", "должность"], "url": SITE}
    until = (year.today + timedelta(days=300)).isoformat()
    shown = {f"distribution.{name}": told for name, told in {**allowed, "until": until}.items()}
    consent(year, MENTOR, "распространение персональных данных", **shown)
    assert "опубликована" in year.curator.go(place).do("Опубликовать").page.words
    taken_back = {"purpose": "распространение персональных данных", "url": SITE}
    year.card(year.mentor, MENTOR).do("Отозвать согласие", taken_back)
    assert "снята" in year.curator.go(place).page.words


def test_a_mentor_resigns_and_is_relieved_by_order(year: Shore) -> None:
    place = file(year, "mentor", "заявление о сложении обязанностей наставника")
    year.curator.go(place).do("Принять к сведению")
    since = (year.today + timedelta(days=4)).isoformat()
    order = year.head.go(place).follow("Приказ о прекращении наставничества")
    year.order("", {"since": since, "ground": "отказ работника"}, order)
    assert "Освобождён с" in year.card(year.head, MENTOR).page.words


def test_a_program_ends_early_when_both_say_so_and_the_head_orders_it(year: Shore) -> None:
    asked = {"reason": TerminationReason.TRANSFER.label, "text": "Переезд в другой город"}
    program(year, "mentee").do("Попросить о досрочном прекращении", asked)
    program(year, "mentor").do("Согласиться на прекращение")
    year.order("", {}, program(year, "head").follow("Приказ о досрочном прекращении"))
    ended = program(year, "head").do("Прекратить по приказу", {"order": f"{year.orders}-од"})
    assert "прекращена" in ended.page.words
