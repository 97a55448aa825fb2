"""The school accounts for its year: monitoring, the final report, the statistical return (3.4, annex, stage 7)."""

from datetime import date, timedelta

from mentoring.story.cast import OFFICE
from mentoring.story.client import Json
from mentoring.story.stage import School
from mentoring.story.transport import Caller

WEEK = timedelta(days=7)


def monitoring(school: School) -> None:
    """Curator and head organise it together; the head gives the first version back."""
    report = planned(school, "monitoring", figures=["K-03", "K-06-kind"])
    step(school, school.head, report, "cosignature")
    step(school, school.curator, report, "compilation", {"text": "Группы держатся"}, turn="first")
    step(school, school.curator, report, "submission", turn="first")
    step(school, school.head, report, "return", {"comment": "Добавьте вывод"})
    approve(school, report, {"text": "Группы держатся, пары встречаются"})


def final(school: School) -> None:
    """Why a mentor has not reported is said; the return rests on the same events."""
    report = planned(school, "analytical")
    step(school, school.curator, report, "compilation", turn="first")
    for mentor in school.client.get(school.curator, "reporting", report)["missing"]:
        body = {"mentor": mentor, "reason": "Программа завершена раньше"}
        school.create(school.curator, "reporting", f"{report}/absences", body, mentor)
    approve(school, report)
    approve(school, planned(school, "statistical"))


def returns(school: School) -> None:
    """The office collects numbers of all schools, once, and gives them more time; the school corrects one and files."""
    day = school.today
    body: Json = {"form": "mentoring_monitoring", "until": str(day), "opens": str(day), "closes": str(day + WEEK)}
    key = f"story:campaign:{day}"
    campaign = f"/campaigns/{school.client.create(OFFICE, 'reporting', '/campaigns', body, key).id}"
    longer: Json = {"closes": str(day + 2 * WEEK)}
    school.client.change(OFFICE, "reporting", campaign, "extension", longer, f"{key}:extension")
    place = f"{campaign}/return"
    counted = school.client.get(school.curator, "reporting", place)["prefilled"][0]
    more = {"code": counted["code"], "value": counted["counted"] + 1, "reason": "Принят вчера, в списке его ещё нет"}
    school.create(school.curator, "reporting", place, {"corrections": [more]})
    school.change(school.head, "reporting", place, "filing", {})


def approve(school: School, report: str, compiled: Json | None = None) -> None:
    step(school, school.curator, report, "compilation", compiled)
    step(school, school.curator, report, "submission")
    step(school, school.head, report, "approval")


def planned(school: School, kind: str, **more: object) -> str:
    begun: date = min(school.ledger.appointed.values())
    body: Json = {"kind": kind, "since": str(begun), "until": str(school.today), **more}
    return f"/reports/{school.create(school.curator, 'reporting', '/reports', body, kind)}"


def step(school: School, who: Caller, report: str, action: str, body: Json | None = None, turn: str = "") -> None:
    school.change(who, "reporting", report, action, body or {}, turn=turn)
