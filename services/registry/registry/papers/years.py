"""What documents tell of the school's year: the passport of its program, the stages of its roadmap."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from backbone.vault import Vault
from papers.facts import known

from registry.domain.cycle.cycle import Cycle, Goal
from registry.domain.roadmap.roadmap import Plan
from registry.domain.roadmap.template import STAGES, TITLES

Facts = dict[str, Any]


def passport(cycle: Cycle, texts: Vault) -> Facts:
    """`last` is the last day of the year."""
    told = cycle.passport
    opened = texts.open(told.texts)

    def said(place: UUID) -> Any:
        return known(opened[place], "текст программы наставничества")

    def goal(one: Goal) -> Facts:
        return {
            "text": said(one.text),
            "indicator": known(one.indicator and opened[one.indicator], "показатель цели"),
            "target": known(None if one.target is None else f"{one.target:g}", "целевое значение показателя"),
        }

    return {
        "starts": told.starts,
        "last": told.until - timedelta(days=1),
        "goals": [goal(one) for one in told.goals],
        "tasks": [said(place) for place in told.tasks],
        "results": [said(place) for place in told.results],
        "models": [
            {"form": one.form.label, "goal": said(one.goal), "tasks": [said(place) for place in one.tasks]}
            for one in told.models
        ],
        "plan": [{"on": one.on, "text": said(one.text)} for one in sorted(told.plan, key=lambda item: item.on)],
    }


def stages(plan: Plan) -> list[Facts]:
    return [
        {
            "number": stage.stage,
            "title": STAGES[stage.stage].title,
            "due": stage.due,
            "items": [{"title": TITLES[item.id], "role": item.role.label} for item in stage.items],
        }
        for stage in plan.stages
    ]
