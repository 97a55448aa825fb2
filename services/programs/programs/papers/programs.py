"""What the documents of a program tell: the program, its plan, a mentee's individual plan (D-14, D-15, D-16)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from backbone.errors import NotFound
from papers.facts import Missing, known
from papers.letterhead import Letterhead

from programs.application import Programs
from programs.domain.lifecycle import ProgramApproved
from programs.domain.parts import ActivityState, Nature
from programs.domain.program import Program
from programs.domain.standing import MentorReport

Facts = dict[str, Any]


def approved_on(app: Programs, program: Program) -> date | None:
    """When the head approved what stands in it now; None for a draft."""
    found = [one.event.on for one in app.history(program.id, program.school) if isinstance(one.event, ProgramApproved)]
    return found[-1] if found else None


def of_program(program: Program, texts: dict[UUID, str | None], letterhead: Letterhead, approved: date | None) -> Facts:
    def said(place: UUID, what: str) -> str | Missing:
        return known(texts.get(place), what)

    def traits(nature: Nature, what: str) -> list[Facts]:
        """Of those who take part now: others have left the group."""
        return [
            {"mentee": letterhead.person(one.mentee), "text": said(one.text, what)}
            for one in program.traits.values()
            if one.nature is nature and one.mentee in program.mentees
        ]

    because, period = program.justification, program.period
    return {
        **letterhead.facts,
        "approved": approved,
        "mentor": letterhead.person(program.mentor),
        "mentees": [letterhead.person(mentee) for mentee in program.mentees],
        "forms": known([form.label for form in program.forms] or None, "форма наставничества"),
        "kinds": known([kind.label for kind in program.kinds] or None, "вид наставничества"),
        "directions": known([one.label for one in program.directions] or None, "направление наставничества"),
        "purpose": known(program.purpose and program.purpose.label, "назначение программы"),
        "start": known(period and period.start, "начало программы"),
        "last": known(period and period.until - timedelta(days=1), "окончание программы"),
        "because": {name: said(place, WHY[name]) for name, place in (because.model_dump() if because else {}).items()},
        "difficulties": traits(Nature.DIFFICULTY, "затруднение"),
        "strengths": traits(Nature.STRENGTH, "сильная сторона"),
        "results": [
            {"text": said(one.text, "ожидаемый результат"), "measure": said(one.measure, "показатель результата")}
            for one in program.results.values()
        ],
        "activities": [
            {
                "text": said(one.text, "мероприятие"),
                "kind": one.kind.label,
                "due": one.due,
                "responsible": letterhead.person(one.responsible),
            }
            for one in sorted(program.activities.values(), key=lambda one: one.due)
            if one.state is not ActivityState.REMOVED
        ],
    }


def of_mentee(program: Program, mentee: UUID, texts: dict[UUID, str | None], letterhead: Letterhead) -> Facts:
    """Raises NotFound where there is no individual plan."""
    plan = program.development.get(mentee)
    if plan is None:
        raise NotFound
    return {
        **letterhead.facts,
        "approved": plan.approved,
        "mentor": letterhead.person(program.mentor),
        "mentee": letterhead.person(mentee),
        "goals": [known(texts.get(goal), "цель развития") for goal in plan.goals],
        "steps": [{"text": known(texts.get(step.text), "шаг развития"), "due": step.due} for step in plan.steps],
    }


def of_report(program: Program, report: MentorReport, texts: dict[UUID, str | None], letterhead: Letterhead) -> Facts:
    """What the mentor has reported, of each mentee as well (D-23)."""
    return {
        **letterhead.facts,
        "mentor": letterhead.person(program.mentor),
        "dated": report.on,
        "text": known(texts.get(report.text), "текст отчёта"),
        "about": [
            {"mentee": letterhead.person(mentee), "text": known(texts.get(text), "сведения о наставляемом")}
            for mentee, text in report.about.items()
        ],
    }


WHY = {
    "goal": "цель программы",
    "difficulties": "затруднения как основание выбора формы",
    "request": "запрос наставляемого",
    "resources": "кадровые ресурсы",
}
