"""Somebody leaves, or lays mentoring down: what becomes of the programs, people decide (3.5, 4.1, A-35)."""

from datetime import timedelta

from contracts.codes import Initiator, OrderKind, PetitionKind, ReliefGround, TerminationReason

from mentoring.story.asking import file
from mentoring.story.changes import hand_over
from mentoring.story.endings import ask, terminate
from mentoring.story.founding import upload
from mentoring.story.schools import Fate
from mentoring.story.stage import School

FORTNIGHT = timedelta(days=14)


def new_staff_list(school: School) -> None:
    """The secretary brings the whole list: who is not in it any more has left."""
    for pairing in school.pairings(Fate.MENTEE_LEFT):
        stay = [staff for place, staff in school.staff.items() if place not in pairing.mentees]
        upload(school, stay, "leavers", "?complete=true")
        for place in pairing.mentees:
            school.ledger.left[school.people[place]] = school.today
        school.heard(pairing, "DecisionNeeded")


def end_of_who_left(school: School) -> None:
    """Decided later than it should be: the program ends."""
    for pairing in school.pairings(Fate.MENTEE_LEFT):
        ask(school, pairing, school.mentor(pairing), TerminationReason.DISMISSAL, "Наставляемый уволился")
        terminate(school, pairing, Initiator.MENTOR, TerminationReason.DISMISSAL)


def laying_down(school: School) -> None:
    """A mentor lays mentoring down; the head relieves him of it in a fortnight (art. 351.8 of the Labour Code)."""
    for pairing in school.pairings(Fate.RELIEVED):
        petition = file(school, school.mentor(pairing), PetitionKind.RESIGNATION, pairing)
        school.change(school.curator, "programs", petition, "acknowledgement", {})
        mentor, since = school.people[pairing.mentor], school.today + FORTNIGHT
        relieved = {"person": str(mentor), "since": str(since), "ground": ReliefGround.RESIGNATION.value}
        school.order(OrderKind.RELIEVE_MENTOR, relieved)
        school.ledger.relieved[mentor] = since
        school.heard(pairing, "DecisionNeeded")


def taking_over(school: School) -> None:
    """A colleague goes on with his mentees."""
    for pairing in school.pairings(Fate.RELIEVED):
        hand_over(school, pairing)
