"""A pair recommended and chosen before another, and a mentor whom a partner lends."""

from datetime import timedelta

from contracts.codes import ClearanceKind
from mentoring.story import matching
from mentoring.story.client import Json
from mentoring.story.schools import Pairing
from mentoring.story.stage import School

from afterwards.plot import CHOSEN, OVERTAKEN

TERM = timedelta(days=300)


def recommendation(school: School) -> None:
    body: Json = {
        "mentor": str(school.people[CHOSEN.mentor]),
        "mentees": [str(school.people[place]) for place in CHOSEN.mentees],
        "direction": CHOSEN.direction.value,
    }
    school.create(school.as_("association", "M1"), "registry", "/matches/recommendations", body)


def lent(school: School) -> None:
    """His certificates are seen, and his employer has ordered it."""
    matching.propose(school, OVERTAKEN)
    today, until = str(school.today), str(school.today + TERM)
    body: Json = {"kind": "cooperation", "number": "7-СП", "partner": "Колледж", "level": "municipal"}
    agreed = school.create(school.curator, "registry", "/partnerships", body | {"since": today, "until": until})
    basis = {"reference": "Договор № 7", "valid_until": until, "partnership": str(agreed)}
    school.about_person(school.curator, OVERTAKEN.mentor, "card", {"external_basis": basis})
    for kind in ClearanceKind:
        seen = {"kind": kind.value, "number": "12-С", "issued": today, "valid_until": until}
        school.about_person(school.curator, OVERTAKEN.mentor, "clearances", seen, kind)
    mentor = str(school.people[OVERTAKEN.mentor])
    ordered = {"mentor": mentor, "organisation": "Колледж", "number": "12-к", "dated": today}
    school.about_match(school.curator, OVERTAKEN, "partner-orders", ordered)


def overtaking(school: School) -> None:
    """One mentee is proposed to two mentors; with the order for the one the other proposal is over."""
    settled(school, CHOSEN)
    path = f"/matches/{school.matches[OVERTAKEN.name]}"
    school.client.awaited(school.curator, "registry", path, lambda match: match["state"] not in ("proposed",))


def settled(school: School, pairing: Pairing) -> None:
    matching.propose(school, pairing)
    matching.agree(school, pairing)
    matching.join(school, pairing)
    matching.fix(school, [pairing])


ACTS = (recommendation, lent, overtaking)
