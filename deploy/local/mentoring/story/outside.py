"""A mentor from outside: an agreement with his organisation, clearances, an order of his employer (2.3, annex)."""

from datetime import date

from contracts.codes import ClearanceKind, ConsentPurpose
from contracts.months import plus_months

from mentoring.story.cast import is_external
from mentoring.story.client import Json
from mentoring.story.consenting import consent
from mentoring.story.stage import School

PARTNER = "Детский технопарк"
MONTHS = 11
"""That long everything of his is valid: longer than the program, shorter than a year."""


def places(school: School) -> list[str]:
    """Known from the plot, also before he is registered."""
    return [pairing.mentor for pairing in school.pairings() if is_external(pairing.mentor)]


def engagement(school: School) -> None:
    """The school concludes an agreement, has a form of its own for it, and takes him in; he consents first of all."""
    for place in places(school):
        until = plus_months(school.today, MONTHS)
        title: Json = {"title": "социальный партнёр – педагог", "mentors": ["specialist"], "mentees": ["teacher"]}
        school.create(school.curator, "registry", "/forms", title)
        register(school, place, until)
        consent(school, place, ConsentPurpose.PERSONAL_DATA, by=school.curator)
        for kind in ClearanceKind:
            cleared = {"number": f"{kind.value}/{school.today:%y}", "issued": str(school.today)}
            body = cleared | {"kind": kind.value, "valid_until": str(until)}
            school.about_person(school.curator, place, "clearances", body, kind.value)


def register(school: School, place: str, until: date) -> None:
    agreement: Json = {
        "kind": "social-partnership",
        "number": f"{place}-СП",
        "partner": PARTNER,
        "level": "municipal",
        "since": str(school.today),
        "until": str(until),
    }
    partnership = school.create(school.curator, "registry", "/partnerships", agreement, place)
    school.ledger.partnerships.append(school.today)
    staff = school.newcomers().specialist(place)
    card: Json = {
        "staff_number": staff.number,
        "name": staff.name,
        "email": staff.email,
        "position": staff.position,
        "pedagogical": staff.pedagogical,
        "experience_years": staff.experience,
        "young": staff.young,
        "external_basis": {
            "reference": "Договор о социальном партнёрстве",
            "valid_until": str(until),
            "partnership": str(partnership),
        },
    }
    school.people[place] = school.create(school.curator, "registry", "/participants", card, place)
    school.ledger.people[school.people[place]] = staff


def partner_order(school: School) -> None:
    """His employer has sent him: without that the head's order would be refused (R-A.5-D1)."""
    for pairing in school.pairings():
        if is_external(pairing.mentor):
            ordered = {"organisation": PARTNER, "number": "12-к", "dated": str(school.today)}
            body = ordered | {"mentor": str(school.people[pairing.mentor])}
            school.about_match(school.curator, pairing, "partner-orders", body)
