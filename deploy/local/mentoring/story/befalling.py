"""What befalls a running program: somebody is away, the regulation is amended (9.2, A-35)."""

from datetime import timedelta
from uuid import UUID

from contracts.codes import Annex, OrderKind, ProgramState

from mentoring.story.cast import CURATOR
from mentoring.story.stage import School

LEAVE = timedelta(days=40)


def away(school: School) -> None:
    """A mentee is away for long, and the head lets the program rest."""
    pairing = school.steady()
    place = pairing.mentees[0]
    last = school.today + LEAVE
    days = {"since": str(school.today), "until": str(last)}
    school.about_person(school.curator, place, "absence", days)
    school.heard(pairing, "DecisionNeeded")
    order = school.order_about(pairing, OrderKind.SUSPEND_PROGRAM, days)
    school.in_program(school.head, pairing, "suspension", {"order": str(order.id)}, after=order.position)
    school.noted(pairing).state.note(school.today, ProgramState.SUSPENDED)


def back(school: School) -> None:
    pairing = school.steady()
    school.about_person(school.curator, pairing.mentees[0], "return", {"on": str(school.today)})
    order = school.order_about(pairing, OrderKind.RESUME_PROGRAM, {"since": str(school.today)})
    school.in_program(school.head, pairing, "resumption", {"order": str(order.id)}, after=order.position)
    school.noted(pairing).state.note(school.today, ProgramState.RUNNING)


def amendment_of_regulation(school: School) -> None:
    """In one school the regulation is amended in mid-year: running programs stay on theirs, one is moved."""
    if not school.plot.amended:
        return
    acts = school.client.items(school.curator, "registry", "/legal-sources")
    content = {
        "sources": [act["id"] for act in acts],
        "parameters": school.plot.parameters | school.plot.amended,
        "responsible": [str(school.people[CURATOR])],
        "annexes": [annex.value for annex in Annex],
    }
    order = school.order(OrderKind.APPROVE_REGULATION, content)
    editions = school.client.listed(school.curator, "registry", "/editions", order.position)
    edition = UUID(editions[-1]["id"])
    pairing = school.steady()
    moving = school.order_about(pairing, OrderKind.MOVE_PROGRAM, {"edition": str(edition)})
    school.in_program(school.head, pairing, "edition", {"order": str(moving.id)}, after=moving.position)
