"""A school under a new name, an order taken back, a form of its own, a neighbour with a new head."""

from dataclasses import replace
from datetime import timedelta

from contracts.codes import OrderKind, RecordKind
from mentoring.story import founding, planning
from mentoring.story.cast import OFFICE
from mentoring.story.client import Json
from mentoring.story.stage import School

from afterwards.plot import PLOT

CONFIRMED = "R-A.1-01"


def name(school: School) -> None:
    body = {"name": "Лицей, где случается остальное", "short_name": "Лицей", "since": str(school.today)}
    school.change(school.head, "registry", "/school", "name", body)
    school.change(school.head, "registry", "/school", "origins", {"origins": ["https://school.example"]})


def repeal(school: School) -> None:
    order = school.order(OrderKind.APPROVE_INCENTIVES, {"material": True}, texts={"scheme": "Доплата"})
    school.order(OrderKind.REPEAL, {"order": str(order.id)})


def form(school: School) -> None:
    body: Json = {"title": "педагог – педагог-предметник", "mentors": ["teacher"], "mentees": ["teacher"]}
    school.create(school.curator, "registry", "/forms", body)


def method(school: School) -> None:
    """Nobody knows where it comes from."""
    body: Json = {"kind": "method", "level": "school", "title": "Метод пяти уроков", "text": "Пять уроков вместе"}
    reasons = {"deviations": {"R-1.3-01": "Так учили ещё основатели школы"}}
    school.create(school.curator, "registry", "/materials", body | reasons)


def roadmap(school: School) -> None:
    planning.plan(school)
    body = {"note": "Педсовет 28.08", "url": f"https://{school.domain}/news"}
    school.change(school.curator, "registry", "/roadmap", f"items/{CONFIRMED}/confirmation", body)


def neighbour(school: School) -> None:
    """It is invited, and accepts; then it has another head."""
    other = School("neighbour", replace(PLOT, name="Школа по соседству"), school.today, client=school.client)
    for act in (founding.registration, founding.staff_import, founding.regulation):
        act(other)
    body: Json = {
        "school": str(other.id),
        "kind": RecordKind.INTERNSHIP.value,
        "day": str(school.today + timedelta(days=7)),
        "text": "Стажировка двух наставников",
    }
    invitation = f"/invitations/{school.create(school.head, 'registry', '/invitations', body)}"
    school.client.change(other.head, "registry", invitation, "answer", {"accepted": True}, other.intent(invitation))
    successor = {"name": "Новая Нина Николаевна", "email": "new@school.example", "since": str(school.today)}
    school.create(OFFICE, "registry", f"/schools/{other.id}/head", successor)


ACTS = (name, repeal, form, method, roadmap, neighbour)
