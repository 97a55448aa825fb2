"""The platform suggests, people decide: a pair that nobody had thought of (3.5, 6.1)."""

from uuid import UUID

from contracts.codes import Direction

from mentoring.story.consenting import mentors
from mentoring.story.count.people import waiting
from mentoring.story.drafting import begin, draw_up
from mentoring.story.matching import agree, enter, join, propose
from mentoring.story.schools import Fate, Pairing
from mentoring.story.stage import School

MONTHS = 9


def suggestion(school: School) -> None:
    """The curator asks how all who wait could be matched best; the association recommends the best of it, and so it is
    proposed, agreed on and ordered."""
    waits = [str(person) for person in waiting(school.ledger, school.today)]
    made = school.create(school.curator, "registry", "/matches/suggestions", {"mentees": waits})
    best = school.client.get(school.curator, "registry", f"/matches/suggestions/{made}")["pairs"][:1]
    for pair in best:
        mentor, mentee = (school.place_of(UUID(pair[side])) for side in ("mentor", "mentee"))
        direction = next(one for one in Direction if one == pair["direction"])
        pairing = Pairing(mentor, (mentee,), direction, MONTHS, Fate.SUGGESTED)
        school.found.append(pairing)
        propose(school, pairing, recommendation(school, pairing))
        agree(school, pairing)
        join(school, pairing)
        enter(school, [pairing])


def recommendation(school: School, pairing: Pairing) -> UUID:
    member = school.as_("association", mentors(school)[0])
    body = {
        "mentor": str(school.people[pairing.mentor]),
        "mentees": [str(school.people[place]) for place in pairing.mentees],
        "direction": pairing.direction.value,
    }
    return school.create(member, "registry", "/matches/recommendations", body)


def program(school: School) -> None:
    """Drawn up from the bank of templates."""
    for pairing in school.pairings(Fate.SUGGESTED):
        draw_up(school, pairing)


def start(school: School) -> None:
    for pairing in school.pairings(Fate.SUGGESTED):
        begin(school, pairing)
