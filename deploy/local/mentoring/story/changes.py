"""Changes of a running program: longer, otherwise, with another mentor (5.1, 7.2)."""

from datetime import date
from functools import partial

from contracts.codes import ConsentPurpose, Kind, OrderKind, PetitionKind, PetitionOutcome
from contracts.months import plus_months

from mentoring.story.asking import decide, file
from mentoring.story.client import Receipt
from mentoring.story.consenting import consent
from mentoring.story.schools import Fate, Pairing
from mentoring.story.stage import School


def extension(school: School) -> None:
    """All consent, the head signs, and the program goes on; never beyond what the regulation allows for the whole."""
    for pairing in school.pairings(Fate.EXTENDED):
        begin, _ = school.period(pairing)
        too_long = school.plot.parameters.get("program_max_months", 12) + 1
        school.refused("INV-05", partial(propose_extension, school, pairing, plus_months(begin, too_long)))
        extend(school, pairing, plus_months(begin, pairing.months + pairing.longer))


def propose_extension(school: School, pairing: Pairing, until: date) -> None:
    body = {"until": str(until), "text": "Не успели разобрать проектную работу"}
    school.in_program(school.mentor(pairing), pairing, "extension", body)


def extend(school: School, pairing: Pairing, until: date) -> None:
    propose_extension(school, pairing, until)
    for mentee in school.mentees(pairing):
        school.in_program(mentee, pairing, "extension/agreement", {})
    order = school.order_about(pairing, OrderKind.EXTEND_PROGRAM, {"until": str(until)})
    school.in_program(school.head, pairing, "extension/approval", {"order": str(order.id)}, after=order.position)
    school.ledger.extended(school.program(pairing), until, school.today)


def amendment(school: School) -> None:
    """What was remote is now also done face to face: another kind, so by order."""
    for pairing in school.pairings(Fate.AMENDED):
        kinds = (*pairing.kinds, Kind.TRADITIONAL)
        proposer, *others = [*school.mentees(pairing), school.mentor(pairing)]
        body = {"kinds": kinds, "text": "Хотим встречаться и очно"}
        school.in_program(proposer, pairing, "amendment", body)
        for other in others:
            school.in_program(other, pairing, "amendment/agreement", {})
        order = school.order_about(pairing, OrderKind.AMEND_PROGRAM)
        school.in_program(school.head, pairing, "amendment/approval", {"order": str(order.id)}, after=order.position)
        school.noted(pairing).kinds.note(school.today, kinds)


def replacement(school: School) -> None:
    """A mentee asks for another mentor, who is one by order; the program goes on under its own dates."""
    for pairing in school.pairings(Fate.REPLACED):
        asked = file(school, school.mentees(pairing)[0], PetitionKind.REPLACEMENT, pairing)
        order = hand_over(school, pairing)
        decide(school, school.head, asked, PetitionOutcome.GRANTED, order.position, order=str(order.id))


def hand_over(school: School, pairing: Pairing) -> Receipt:
    """The successor consents, and the head signs."""
    successor = school.people[pairing.successor]
    consent(school, pairing.successor, ConsentPurpose.JOIN_MATCH, by=school.curator, pairing=pairing)
    order = school.order_about(pairing, OrderKind.REPLACE_MENTOR, {"mentor": str(successor)})
    school.successors[pairing.name] = pairing.successor
    school.ledger.replaced(school.matches[pairing.name], successor, school.today)
    school.heard(pairing, "ProgramMentorReplaced")
    return order
