"""What the school keeps and shows: acts, materials, partners, records, practices, its public section (1.3, 3.5, 8)."""

from datetime import timedelta
from uuid import UUID

from contracts.codes import ConsentPurpose, DataCategory, RecordKind

from mentoring.story.client import Json
from mentoring.story.schools import Fate, Pairing
from mentoring.story.stage import School
from mentoring.story.transport import Caller

YEAR, SEASON = timedelta(days=360), timedelta(days=80)
LAW: Json = {
    "requisites": {
        "type": "law",
        "number": "273-ФЗ",
        "dated": "2012-12-29",
        "level": "federal",
        "valid_from": "2013-09-01",
    },
    "title": "Об образовании в Российской Федерации",
}
SHOWN = 3
"""Programs and mentors of a school that its section tells of."""
CARD = (DataCategory.NAME, DataCategory.POSITION, DataCategory.CAREER)
ANNOUNCED = {
    "Наставничество в нашей школе": "Утверждено положение, назначен куратор, закреплены первые пары.\n\n"
    "Кто хочет стать наставником или работать с наставником, может обратиться к куратору.",
    "Открытые уроки пройдут в марте": "Наставники и молодые учителя покажут уроки, которые готовили вместе. Ждём "
    "коллег из других школ муниципалитета.",
}
OUTCOME = (
    "Программа выполнена полностью: проведены все встречи и открытый урок, ожидаемые результаты достигнуты.\n\n"
    "Наставляемый ведёт уроки самостоятельно и готовится к аттестации."
)
PRACTICE = (
    "Как пара готовила первый открытый урок.\n\nЗа месяц до урока выбрали тему и вместе посетили три урока коллег. "
    "Сценарий писали по очереди: наставник – вопросы, наставляемый – задания.\n\nПосле урока разобрали запись и "
    "составили памятку, которой теперь пользуются другие пары."
)
ADVICE: Json = {
    "kind": "recommendation",
    "level": "school",
    "title": "Первые три встречи наставника и наставляемого",
    "text": "Первая встреча – знакомство и ожидания; вторая – урок наставника и его разбор; третья – план на четверть.",
}
MEMO: Json = {"level": "school", "title": "Памятка наставника", "text": "С чего начать первую встречу"}
REPORT: Json = {
    "level": "school",
    "title": "Отчёт наставника за полугодие",
    "text": "Что сделано по плану программы\nЧего достиг наставляемый\nЧто мешает и какая помощь нужна",
}


def library(school: School) -> None:
    """An act and how it changed; a memo in two editions, read by a mentor; another given up; a form of reports."""
    act = f"/legal-sources/{school.create(school.curator, 'registry', '/legal-sources', LAW)}"
    amended = {"number": "304-ФЗ", "effective": "2020-09-01", "repealed": False}
    school.change(school.curator, "registry", act, "amendment", amended)
    memo = f"/materials/{school.create(school.curator, 'registry', '/materials', MEMO | {'kind': 'mentor-memo'})}"
    school.change(school.curator, "registry", memo, "editions", MEMO)
    mentor = school.mentor(school.steady())
    school.create(mentor, "registry", f"{memo}/acknowledgements", {})
    fresh: Json = {"level": "school", "kind": "method", "title": "Урок на двоих", "text": "Ведут урок вдвоём"}
    reasons = {"R-1.3-01": "Придуман в школе, описан впервые"}
    school.create(school.curator, "registry", "/materials", fresh | {"deviations": reasons}, "fresh")
    school.ledger.deviations += [(school.today, rule) for rule in reasons]
    school.create(school.curator, "registry", "/materials", REPORT | {"kind": "report-form"}, "report")
    useless = school.create(school.curator, "registry", "/materials", MEMO | {"kind": "mentor-memo"}, "useless")
    school.change(school.curator, "registry", f"/materials/{useless}", "withdrawal", {})


def partners(school: School) -> None:
    """Two agreements: one is renewed, one ends; another school is invited, and comes."""
    for number, (action, body) in enumerate(
        (("renewal", {"number": "7-СП", "until": str(school.today + 2 * YEAR)}), ("end", {}))
    ):
        agreement: Json = {
            "kind": "cooperation",
            "number": f"{number + 5}-СП",
            "partner": "Педагогический колледж",
            "level": "regional",
            "since": str(school.today),
            "until": str(school.today + YEAR),
        }
        made = school.create(school.curator, "registry", "/partnerships", agreement, str(number))
        school.change(school.curator, "registry", f"/partnerships/{made}", action, body)
    school.ledger.partnerships.append(school.today)


def records(school: School) -> None:
    """What was done for mentoring; one record is corrected, one was made twice."""
    mentor = school.mentor(school.steady()).person
    told: dict[RecordKind, Json] = {
        RecordKind.INFORMATION_CAMPAIGN: {"reach": {"students": 300, "parents": 120}},
        RecordKind.TRAINING: {"persons": [str(mentor)], "format": "course"},
        RecordKind.CONTACT: {"level": "municipal"},
    }
    made = {kind: record(school, kind, facts) for kind, facts in told.items()}
    day = {"day": str(school.today)}
    fixed = {"facts": told[RecordKind.CONTACT] | day | {"level": "regional"}, "text": "Встреча с выпускниками"}
    school.change(school.curator, "registry", made[RecordKind.CONTACT], "correction", fixed)
    twice = record(school, RecordKind.CONTACT, told[RecordKind.CONTACT], "twice")
    school.change(school.curator, "registry", twice, "annulment", {"reason": "Внесено дважды"})
    school.ledger.deeds.remove((school.today, "K-16-kind", RecordKind.CONTACT.value))


def speed_session(school: School) -> None:
    """An event, and no program (2.3)."""
    learner = school.mentees(school.steady())[0].person
    record(school, RecordKind.SPEED_SESSION, {"level": "regional", "persons": [str(learner)]})


def contest(school: School) -> None:
    """The mentor recommends a contest to his mentee, who comes back with a prize (3.5, 4.2)."""
    pairing = school.steady()
    about: Json = {"persons": [str(school.mentees(pairing)[0].person)], "level": "municipal"}
    advised = about | {"match": str(school.matches[pairing.name]), "format": "contest"}
    record(school, RecordKind.CONTEST_RECOMMENDATION, advised, by=school.mentor(pairing))
    won = about | {"format": "contest", "result": "prize-winner"}
    record(school, RecordKind.CONTEST_PARTICIPATION, won)
    for figure, line in (("K-16", "municipal"), ("K-16-recommended", "municipal"), ("K-16-result", "prize-winner")):
        school.ledger.did(school.today, figure, line)


def fest(school: School) -> None:
    record(school, RecordKind.FINAL_EVENT, {"reach": {"teachers": 40, "authorities": 2}})


def record(school: School, kind: RecordKind, facts: Json, turn: str = "", by: Caller | None = None) -> str:
    school.ledger.did(school.today, "K-16-kind", kind.value)
    body: Json = {"kind": kind.value, "facts": facts | {"day": str(school.today)}, "text": "Проведено по плану"}
    return f"/records/{school.create(by or school.curator, 'registry', '/records', body, f'{kind}:{turn}')}"


def opening(school: School) -> None:
    """The school says where its section is, what programs run, and what will be."""
    publish(school, {"kind": "section", "url": site(school)})
    for pairing in school.running()[:SHOWN]:
        publish(school, {"kind": "program", "subject": str(school.matches[pairing.name])})
    for title, text in ANNOUNCED.items():
        publish(school, {"kind": "news", "title": title, "text": text})


def section(school: School) -> None:
    """What came of the programs; mentors who stand on the section's page; and one on the school's own site, who takes
    that back or lets it run out."""
    for pairing in school.pairings(Fate.COMPLETED):
        publish(school, {"kind": "practice", "subject": str(practice(school, pairing))})
        outcome = {"kind": "results", "subject": str(school.matches[pairing.name]), "text": OUTCOME}
        publish(school, outcome)
    advice = school.create(school.curator, "registry", "/materials", ADVICE, "advice")
    publish(school, {"kind": "material", "subject": str(advice)})
    publish(school, {"kind": "news", "title": "Школа наставников", "text": "Занятия начнутся 10 сентября"})
    for mentor in {school.mentor(pairing): None for pairing in school.running()[:SHOWN]}:
        show(school, mentor, f"{school.client.line.services['registry']}/public/{school.id}", YEAR, CARD)
    mentor = school.mentor(school.steady())
    show(school, mentor, site(school), SEASON if school.plot.answers_late else YEAR, (DataCategory.NAME,))
    if school.plot.answers_late:
        return
    body = {"purpose": ConsentPurpose.DISTRIBUTION.value, "url": site(school)}
    school.about_person(mentor, school.place(mentor), "consents/withdrawal", body, "shown")


def site(school: School) -> str:
    return f"https://{school.domain}/mentoring"


def practice(school: School, pairing: Pairing) -> UUID:
    """Only of a program that is completed."""
    match = str(school.matches[pairing.name])
    told: Json = {"match": match, "level": "school", "title": "Первый открытый урок", "text": "Как готовили урок"}
    body = told | {"anonymous": PRACTICE}
    made = school.create(school.curator, "registry", "/practices", body, pairing.name)
    school.change(school.head, "registry", f"/practices/{made}", "approval", {})
    return made


def show(school: School, who: Caller, address: str, term: timedelta, categories: tuple[DataCategory, ...]) -> None:
    """A card of who has agreed to it."""
    named = [category.value for category in categories]
    body = {
        "purpose": ConsentPurpose.DISTRIBUTION.value,
        "match": None,
        "signed_on": str(school.today),
        "signature": {"kind": "simple", "reference": f"{school.place(who)}-site"},
        "distribution": {"categories": named, "url": address, "until": str(school.today + term)},
    }
    school.about_person(who, school.place(who), "consents", body, f"shown:{address}")
    card = {"kind": "person-card", "subject": str(who.person), "categories": named, "resource": address}
    publish(school, card)


def publish(school: School, body: Json) -> None:
    turn = ":".join(str(body.get(name, "")) for name in ("kind", "subject", "resource", "title"))
    made = school.create(school.curator, "registry", "/publications", body, turn)
    school.change(school.curator, "registry", f"/publications/{made}", "publication", {})
