"""A group that changes: one leaves, it is too small for a while, another joins; those who wait (2.3, A-07, T-05)."""

from contracts.codes import ConsentPurpose, Direction, OrderKind, WaitingOutcome

from mentoring.story.client import Json
from mentoring.story.consenting import ask, consent
from mentoring.story.count.people import waiting
from mentoring.story.schools import Pairing
from mentoring.story.stage import School


def shrinking(school: School) -> None:
    """Who leaves asks for somebody else; the group goes on with one, for as long as the regulation lets it."""
    for pairing in changing(school):
        left = [place for place in pairing.mentees if place != pairing.leaver]
        regroup(school, pairing, left, "leaves", pairing.leaver)
        school.heard(pairing, "ProgramGroupChanged")
        ask(school, pairing.leaver, [Direction.LESSON])


def recovering(school: School) -> None:
    """Later than it should be, another joins, and agrees to the program as it is."""
    for pairing in changing(school):
        consent(school, pairing.newcomer, ConsentPurpose.JOIN_MATCH, by=school.curator, pairing=pairing)
        together = [place for place in (*pairing.mentees, pairing.newcomer) if place != pairing.leaver]
        regroup(school, pairing, together, "joins", pairing.newcomer)
        school.heard(pairing, "ProgramGroupChanged", times=2)
        school.in_program(school.as_("mentee", pairing.newcomer), pairing, "agreement", {})


def changing(school: School) -> list[Pairing]:
    return [pairing for pairing in school.pairings() if pairing.leaver]


def regroup(school: School, pairing: Pairing, places: list[str], how: str, who: str) -> None:
    school.order_about(pairing, OrderKind.CHANGE_GROUP, {how: [str(school.people[who])]})
    school.groups[pairing.name] = tuple(places)
    members = tuple(school.people[place] for place in places)
    school.ledger.regrouped(school.matches[pairing.name], members, school.today)
    school.noted(pairing).mentees.note(school.today, members)
    tasks = school.tasks.get(pairing.name, [])
    school.tasks[pairing.name] = [(mentee, task) for mentee, task in tasks if mentee.person in members]


def review(school: School) -> None:
    """The curator comes back to everybody who waits; nobody is rejected for waiting."""
    for person in waiting(school.ledger, school.today):
        body: Json = {"outcome": WaitingOutcome.CONTINUE.value}
        school.about_person(school.curator, school.place_of(person), "waiting-reviews", body)
