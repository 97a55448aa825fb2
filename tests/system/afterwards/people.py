"""Experience seen, a code of ethics known; who waits, is relieved, is away, comes and goes for good."""

from datetime import timedelta

from contracts.codes import ConsentPurpose, OrderKind, ReliefGround, StoppingDelay, WaitingOutcome
from mentoring.story.client import Json
from mentoring.story.stage import School

from afterwards.plot import GROUP, PAIR

ROSTER = (
    "Табельный номер;ФИО;Электронная почта;Должность;Педагогический работник;Заместитель руководителя;"
    "Стаж (лет);До 35 лет\n"
    "Э-1;Пробный Пётр Петрович;probe@school.example;учитель;да;нет;{years};да\n"
)


def experience(school: School) -> None:
    school.about_person(school.curator, PAIR.mentor, "experience", {"directions": [PAIR.direction.value]})


def ethics(school: School) -> None:
    school.create(school.head, "registry", "/ethics-codes", {"text": "Наставник и наставляемый уважают друг друга"})
    mentee = school.mentees(PAIR)[0]
    documents: object = school.client.get(mentee, "registry", "/school-documents")
    assert isinstance(documents, list)
    (code,) = (found["id"] for found in documents if found["kind"] == "ethics-code")
    school.create(mentee, "registry", "/acknowledgements", {"act": "ethics-code", "document": code})


def waiting(school: School) -> None:
    """Who has left the group has no mentor."""
    body = {"outcome": WaitingOutcome.CONTINUE.value}
    school.about_person(school.curator, GROUP.mentees[1], "waiting-reviews", body)


def relief(school: School) -> None:
    """His program goes on until it is decided."""
    content = {"ground": ReliefGround.RESIGNATION.value, "since": str(school.today + timedelta(days=1))}
    school.order(OrderKind.RELIEVE_MENTOR, content | {"person": str(school.people[PAIR.mentor])})


def second_thoughts(school: School) -> None:
    """A mentee takes a consent back; the curator needs more time, and says at last that nothing rests on it any more.
    Of another consent he asks whether the mentee gives it."""
    mentee, body = school.mentees(GROUP)[0], {"purpose": ConsentPurpose.PERSONAL_DATA.value}
    more = body | {"delay": StoppingDelay.BACKUPS.value}
    school.about_person(mentee, GROUP.mentees[0], "consents/withdrawal", body)
    school.about_person(school.curator, GROUP.mentees[0], "consents/stopping/extension", more)
    school.about_person(school.curator, GROUP.mentees[0], "consents/stopping", body)
    asked = {"purpose": ConsentPurpose.RECORDING.value}
    school.about_person(school.curator, GROUP.mentees[0], "consents/requests", asked)


def inbox(school: School) -> None:
    mentor = school.mentor(PAIR)
    told = school.client.awaited(mentor, "notifications", "/inbox", lambda page: bool(page["items"]))
    school.create(mentor, "notifications", f"/inbox/{told['items'][0]['id']}/read", {})
    wishes: Json = {"email": "required", "quiet_from": "20:00", "quiet_to": "07:00"}
    school.create(mentor, "notifications", "/preferences", wishes)


def calendar(school: School) -> None:
    mentor = school.mentor(PAIR)
    school.create(mentor, "notifications", "/calendar", {})
    school.create(mentor, "notifications", "/calendar/revocation", {})


def absence(school: School) -> None:
    """The head himself notes that a mentee is away; then that he is gone."""
    mentee = PAIR.mentees[0]
    school.about_person(school.head, mentee, "absence", {"since": str(school.today)})
    school.about_person(school.head, mentee, "departure", {})


def hire_and_part(school: School) -> None:
    hired = staff_list(school, years=1)
    assert staff_list(school, years=2) == hired
    for action in ("departure", "erasure"):
        school.change(school.head, "registry", f"/participants/{hired}", action, {})


def staff_list(school: School, years: int) -> str:
    file = ("staff.csv", ROSTER.format(years=years).encode())
    path, key = "/participants/import", school.intent(f"roster:{years}")
    lines = school.client.upload(school.curator, "registry", path, file, key)["lines"]
    return str(lines[0]["participant"])


ACTS = (experience, ethics, waiting, relief, second_thoughts, inbox, calendar, absence, hire_and_part)
