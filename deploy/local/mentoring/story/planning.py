"""The school's year: its program of mentoring, the roadmap, the stages (3.3, annex)."""

from backbone.months import plus_months
from contracts.codes import Form, OrderKind

from mentoring.story.client import Json
from mentoring.story.stage import School

LISTED = 2
"""The stage at which those who need a mentor are listed; played late (T-02)."""


def plan(school: School) -> None:
    """The curator drafts, the head approves."""
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
    cycle = str(school.create(school.curator, "registry", "/cycles", body))
    school.order(OrderKind.APPROVE_CYCLE, {"cycle": cycle})
    for version in ("first", "amended"):
        school.create(school.curator, "registry", "/roadmaps", {"cycle": cycle}, version)
        school.order(OrderKind.APPROVE_ROADMAP, {"cycle": cycle})


def stages(school: School) -> None:
    """Two begin at once."""
    for number in (1, LISTED):
        school.change(school.curator, "registry", "/roadmap", f"stages/{number}/start", {})


def listing(school: School) -> None:
    """Those who have asked for a mentor."""
    learners = [str(person) for place, person in school.people.items() if place.startswith("E")]
    school.order(OrderKind.APPROVE_MENTEE_LIST, {"persons": learners})


def late_stage(school: School) -> None:
    """What was done elsewhere is confirmed; the stage is over after its last day, for a reason."""
    roadmap = school.client.get(school.curator, "registry", "/roadmap")
    stage = roadmap["stages"][LISTED - 1]
    for item in stage["items"]:
        if item["mandatory"] and not item["evidence"]:
            body = {"note": "Сделано", "url": f"https://{school.domain}/news"}
            school.change(school.curator, "registry", "/roadmap", f"items/{item['id']}/confirmation", body)
    reasons = {"deviations": {stage["term"]: "Карантин в школе"}}
    school.change(school.curator, "registry", "/roadmap", f"stages/{LISTED}/completion", reasons)
    school.ledger.deviations.append((school.today, stage["term"]))
