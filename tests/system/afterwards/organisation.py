"""A school under a new name, an order taken back, a form of its own, a method of its own."""

from contracts.codes import OrderKind
from mentoring.story import planning
from mentoring.story.client import Json
from mentoring.story.stage import School

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


ACTS = (name, repeal, form, method, roadmap)
