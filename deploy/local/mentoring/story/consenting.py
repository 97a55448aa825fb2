"""What is there before anybody is matched: requests, consents, appointed mentors (3.2, 3.3, 3.4)."""

from contracts.codes import ConsentPurpose, Direction, OrderKind, SignatureKind

from mentoring.story.schools import Pairing
from mentoring.story.stage import School
from mentoring.story.transport import Caller


def requests(school: School) -> None:
    """Mentors say what they can give, mentees what they ask for; some stay without a pair and wait."""
    for place in school.people:
        leads = [pairing for pairing in school.pairings() if place in (pairing.mentor, pairing.successor)]
        learns = [pairing for pairing in school.pairings() if place in (*pairing.mentees, pairing.newcomer)]
        if leads or place.startswith("M"):
            offer(school, place, [pairing.direction for pairing in leads] or [Direction.ETHICS])
        if learns or place.startswith("E"):
            ask(school, place, [pairing.direction for pairing in learns] or [Direction.ADAPTATION])


def offer(school: School, place: str, competences: list[Direction]) -> None:
    capacity = school.plot.capacities[int(place[1:])] if place.startswith("M") else 1
    body = {"competences": competences, "tags": ["открытые уроки"], "capacity": capacity}
    school.about_person(school.as_("mentor", place), place, "mentor-profile", body)
    school.ledger.offers[school.people[place]].note(school.today, capacity)


def ask(school: School, place: str, needs: list[Direction]) -> None:
    school.about_person(school.as_("mentee", place), place, "needs", {"needs": needs, "tags": ["классное руководство"]})
    school.ledger.asks[school.people[place]].append(school.today)


def consents(school: School) -> None:
    """Everybody to the processing of personal data, mentors to being mentors: each consent a document of its own."""
    for place in school.staff:
        consent(school, place, ConsentPurpose.PERSONAL_DATA, by=school.curator)
    for place in mentors(school):
        consent(school, place, ConsentPurpose.BE_MENTOR, by=school.as_("mentor", place))


def pool(school: School) -> None:
    """The curator goes through the list of those who need a mentor, as every year."""
    body = {"note": "Список просмотрен с руководителями методических объединений"}
    key = school.intent(f"pool:{school.today}")
    school.client.create(school.curator, "registry", "/mentee-pool/actualisations", body, key)
    school.ledger.did(school.today, "K-05-actualised")


def appointment(school: School) -> None:
    """The head appoints the mentors who have consented, and they read the order."""
    places = mentors(school)
    order = school.order(OrderKind.APPOINT_MENTORS, {"persons": [str(school.people[place]) for place in places]})
    for place in places:
        school.acknowledge(order, school.as_("mentor", place))
        school.ledger.appointed[school.people[place]] = school.today


def registry(school: School) -> None:
    """The head approves the registry of mentors: only who is in it may be put into a pair."""
    school.order(
        OrderKind.APPROVE_MENTOR_REGISTRY, {"persons": [str(school.people[place]) for place in mentors(school)]}
    )


def consent(school: School, place: str, purpose: ConsentPurpose, by: Caller, pairing: Pairing | None = None) -> None:
    """On paper, registered by the curator; or by the person, with a simple electronic signature."""
    match = school.matches[pairing.name] if pairing else None
    kind = SignatureKind.PAPER if by.role == "curator" else SignatureKind.SIMPLE
    number = f"{place}-{pairing.name if pairing else purpose.value}-{school.today:%y}"
    body = {
        "purpose": purpose.value,
        "match": match and str(match),
        "signed_on": str(school.today),
        "signature": {"kind": kind.value, "reference": number},
    }
    turn = pairing.name if pairing else purpose.value
    school.about_person(by, place, "consents", body, turn)


def mentors(school: School) -> list[str]:
    """Places of those who will be appointed: who leads a pair or a group at any time, also of the reverse kind."""
    wanted = {place for pairing in school.pairings() for place in (pairing.mentor, pairing.successor) if place}
    return [place for place in school.people if place in wanted]
