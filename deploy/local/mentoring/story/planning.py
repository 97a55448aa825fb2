"""The school's year: its program of mentoring, the roadmap, the stages (3.3, annex)."""

from datetime import date

from contracts.codes import Form, OrderKind
from contracts.months import plus_months

from mentoring.story.client import Json
from mentoring.story.stage import School

LISTED = 2
"""The stage at which those who need a mentor are listed; played late (T-02)."""
AUDIENCES = "R-A.1-02"
"""Who might be interested: nothing on the platform shows that it was found out."""


def plan(school: School) -> None:
    """The curator drafts the year, the head approves it; in one school the roadmap has to wait."""
    starts = school.today
    body: Json = {
        "starts": str(starts),
        "until": str(plus_months(starts, 12)),
        "goals": [{"text": "Молодые остаются в школе", "indicator": "Доля с наставником, %", "target": 100}],
        "tasks": ["Закрепить наставников"],
        "results": ["Все прошли адаптацию"],
        "models": [{"form": Form.TEACHER_TEACHER.value, "goal": "Первый год", "tasks": ["Уроки вместе"]}],
        "plan": [{"on": str(plus_months(starts, 3)), "text": "Круглый стол"}],
    }
    school.cycle = school.create(school.curator, "registry", "/cycles", body)
    school.order(OrderKind.APPROVE_CYCLE, {"cycle": str(school.cycle)})
    if not school.plot.starts_late:
        roadmap(school)


def late_start(school: School) -> None:
    """Its terms count from today, and not from the order on the regulation (A-10)."""
    if school.plot.starts_late:
        roadmap(school)
        told = school.client.get(school.curator, "registry", "/roadmap")
        assert told["introduced"] == str(school.today), told["introduced"]


def roadmap(school: School) -> None:
    """Drafted, approved, and at once amended; two stages begin together. It may have been approved already."""
    for version in ("amended",) if school.plot.one_order else ("first", "amended"):
        school.create(school.curator, "registry", "/roadmaps", {"cycle": str(school.cycle)}, version)
        school.order(OrderKind.APPROVE_ROADMAP, {"cycle": str(school.cycle)})
    for number in (1, LISTED):
        school.change(school.curator, "registry", "/roadmap", f"stages/{number}/start", {})


def listing(school: School) -> None:
    """Those who have asked for a mentor."""
    learners = [str(person) for place, person in school.people.items() if place.startswith("E")]
    school.order(OrderKind.APPROVE_MENTEE_LIST, {"persons": learners})


def late_stage(school: School) -> None:
    """What was done elsewhere is confirmed; the stage is over, where its last day has passed, for a reason."""
    roadmap = school.client.get(school.curator, "registry", "/roadmap")
    stage = roadmap["stages"][LISTED - 1]
    for item in stage["items"]:
        if item["mandatory"] and not item["evidence"]:
            confirm(school, item["id"])
    confirm(school, AUDIENCES)
    late = school.today > date.fromisoformat(stage["due"])
    reasons = {stage["term"]: "Карантин в школе"} if late else {}
    school.change(school.curator, "registry", "/roadmap", f"stages/{LISTED}/completion", {"deviations": reasons})
    school.ledger.deviations += [(school.today, term) for term in reasons]


def confirm(school: School, item: str) -> None:
    body = {"note": "Сделано", "url": f"https://{school.domain}/news"}
    school.change(school.curator, "registry", "/roadmap", f"items/{item}/confirmation", body)
