"""Programs end: done in full, or early on somebody's initiative (7.1)."""

from functools import partial

from contracts.codes import Initiator, OrderKind, ProgramState, SurveyForm, TerminationReason

from mentoring.story.client import Receipt
from mentoring.story.schools import Fate, Pairing
from mentoring.story.stage import School
from mentoring.story.transport import Caller

HALF_WAY = 6
"""Months: a program of that length is looked at half-way (R-A.6-D1)."""


def completion(school: School) -> None:
    """All that was planned is done, the results are assessed, the head signs; not before (INV-18)."""
    for pairing in school.pairings(Fate.COMPLETED):
        if school.nearly_over(pairing):
            order = school.order_about(pairing, OrderKind.COMPLETE_PROGRAM)
            school.refused("INV-18", partial(close, school, pairing, "completion", order))
            finish(school, pairing)
            if pairing.months >= HALF_WAY:
                asked_half_way(school, pairing)
            close(school, pairing, "completion", order)
            end(school, pairing, ProgramState.COMPLETED)


def asked_half_way(school: School, pairing: Pairing) -> None:
    """The platform has opened the interim survey by itself (T-19)."""
    query = {"form": SurveyForm.INTERIM.value, "program": school.program(pairing)}
    school.client.awaited(school.curator, "programs", "/surveys", lambda told: bool(told["items"]), **query)


def finish(school: School, pairing: Pairing) -> None:
    mentor = school.mentor(pairing)
    for activity in school.activities[pairing.name]:
        school.in_program(mentor, pairing, f"activities/{activity}/completion", {})
    result = school.results[pairing.name]
    school.in_program(mentor, pairing, f"expected-results/{result}/assessment", {"achieved": True})


def mentor_leaves(school: School) -> None:
    """The mentor asks to be released; nobody can refuse, the head signs."""
    for pairing in school.pairings(Fate.LEFT_BY_MENTOR):
        ask(school, pairing, school.mentor(pairing), TerminationReason.WORKLOAD, "Веду два выпускных класса")
        terminate(school, pairing, Initiator.MENTOR, TerminationReason.WORKLOAD)


def parting(school: School) -> None:
    """A mentee asks, everybody else agrees: it is a mutual decision."""
    for pairing in school.pairings(Fate.ENDED_TOGETHER):
        first, *others = [*school.mentees(pairing), school.mentor(pairing)]
        ask(school, pairing, first, TerminationReason.NO_MUTUAL_INTEREST, "Нам удобнее работать с другими")
        for other in others:
            school.in_program(other, pairing, "termination/agreement", {})
        terminate(school, pairing, Initiator.MUTUAL, TerminationReason.NO_MUTUAL_INTEREST)


def second_thoughts(school: School) -> None:
    """A mentee asks for an end, and takes it back."""
    for pairing in school.pairings(Fate.AMENDED):
        mentee = school.mentees(pairing)[0]
        ask(school, pairing, mentee, TerminationReason.WORKLOAD, "Не успеваю")
        school.in_program(mentee, pairing, "termination/withdrawal", {})


def hearing(school: School) -> None:
    """The curator asks for an end; the mentee explains, the mentor is silent, and so the term has to pass (7.1)."""
    for pairing in school.pairings(Fate.ENDED_BY_CURATOR):
        ask(school, pairing, school.curator, TerminationReason.MEETINGS_MISSED, "За три месяца ни одной встречи")
        for mentee in school.mentees(pairing):
            school.in_program(mentee, pairing, "termination/statement", {"text": "Не совпадает расписание"})
        order = school.order_about(pairing, OrderKind.TERMINATE_PROGRAM)
        school.refused("R-7.1-03", partial(close, school, pairing, "termination/approval", order))


def curator_ends(school: School) -> None:
    """The term for statements has passed; the head signs."""
    for pairing in school.pairings(Fate.ENDED_BY_CURATOR):
        terminate(school, pairing, Initiator.CURATOR, TerminationReason.MEETINGS_MISSED)


def ask(school: School, pairing: Pairing, who: Caller, reason: TerminationReason, text: str) -> None:
    school.in_program(who, pairing, "termination", {"reason": reason.value, "text": text})


def terminate(school: School, pairing: Pairing, initiator: Initiator, reason: TerminationReason) -> None:
    close(school, pairing, "termination/approval", school.order_about(pairing, OrderKind.TERMINATE_PROGRAM))
    school.noted(pairing).ended_by = initiator, reason
    end(school, pairing, ProgramState.TERMINATED)


def close(school: School, pairing: Pairing, action: str, order: Receipt) -> None:
    school.in_program(school.head, pairing, action, {"order": str(order.id)}, after=order.position)


def end(school: School, pairing: Pairing, state: ProgramState) -> None:
    """The mentor is free again, and registry knows it."""
    match = school.matches[pairing.name]
    school.client.awaited(school.curator, "registry", f"/matches/{match}", lambda told: told["state"] == "ended")
    school.noted(pairing).state.note(school.today, state)
    school.ledger.released(match, school.today)
