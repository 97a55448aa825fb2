"""What goes before a running program, step by step, in the browsers of a school's people."""

from collections.abc import Sequence
from datetime import timedelta

from contracts.codes import Annex
from contracts.months import plus_months

from tests.workplace.browser import Browser, Told
from tests.workplace.shore import CURATOR, MENTEE, MENTOR, STAFF, Shore

METHODS = "методика преподавания"


def introduced(year: Shore) -> None:
    head = year.as_("head").go("/people").follow("Внести сотрудников из файла")
    head.fill({}, ("staff.csv", STAFF.encode("cp1251")))
    assert head.status == 200
    year.meet(head)
    assert {CURATOR, MENTOR, MENTEE} <= set(year.people)
    regulation = {"responsible": CURATOR, "annexes": [annex.label for annex in Annex]}
    year.order("об утверждении Положения", regulation)
    year.order("о назначении куратора", {"person": CURATOR})


def agreed_to(year: Shore) -> None:
    """What people offer and need, and the consents that the curator collects."""
    card = year.card(year.mentor, MENTOR)
    offer = {"competences": METHODS, "capacity": "1"}
    card.do("Заявить готовность быть наставником: компетенции и нагрузка", offer)
    need = {"needs": METHODS, "tags": "классное руководство"}
    year.card(year.mentee, MENTEE).do("Заявить запросы к наставнику", need)
    for name in (MENTOR, MENTEE):
        consent(year, name, "обработка персональных данных")
    consent(year, MENTOR, "быть наставником")


def consent(year: Shore, name: str, purpose: str, **more: str | Sequence[str]) -> None:
    said = {"purpose": purpose, "signed_on": year.today.isoformat(), "signature.kind": "на бумаге"}
    told: Told = {**said, "signature.reference": f"С-{len(purpose)}", **more}
    year.card(year.curator, name).do("Дать согласие; куратор вносит подписанное на бумаге", told)


def appointed(year: Shore) -> None:
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


def fixed(year: Shore) -> str:
    """The page of the pair."""
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
    return pair


def approved(year: Shore) -> None:
    """A program that begins in two days and lasts three months."""
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


def program(year: Shore, role: str) -> Browser:
    """On the page of the only one."""
    browser = year.role(role).go("/programs")
    return browser.go(next(href for _, href in browser.page.links if href.startswith("/program/")))


def running(year: Shore) -> None:
    """All of it."""
    introduced(year)
    agreed_to(year)
    appointed(year)
    fixed(year)
    approved(year)
    year.pass_days(2)
    program(year, "mentor").do("Начать программу")
