"""Who teaches whom: acquaintance, agreement, the order on pairs and groups (3.3, 6.1, 6.2)."""

from functools import partial
from uuid import UUID

from contracts.codes import ConsentPurpose, Form, OrderKind, ProgramState

from mentoring.story.client import Json, Receipt
from mentoring.story.consenting import consent
from mentoring.story.ledger import Program
from mentoring.story.schools import NEVER_FIXED, Fate, Pairing
from mentoring.story.stage import School


def proposals(school: School) -> None:
    """The curator looks at how well they match, and proposes."""
    for pairing in school.pairings():
        if pairing.fate is not Fate.TOO_MANY:
            propose(school, pairing)


def propose(school: School, pairing: Pairing, recommendation: UUID | None = None) -> None:
    mentor, mentees = school.people[pairing.mentor], [school.people[place] for place in pairing.mentees]
    direction = pairing.direction.value
    school.client.get(
        school.curator, "registry", "/matches/evaluation", mentor=mentor, mentees=mentees, direction=direction
    )
    body: Json = {
        "mentor": str(mentor),
        "mentees": [str(mentee) for mentee in mentees],
        "direction": direction,
        "forms": pairing.forms,
        "kinds": pairing.kinds,
    }
    if pairing.counterpart:
        body |= {"counterpart": str(school.matches[pairing.counterpart]), "younger_attested": True}
    if Form.OTHER in pairing.forms:
        body["custom_form"] = own_form(school)
    if recommendation:
        body["recommendation"] = str(recommendation)
    key = school.intent(f"{pairing.name}:proposal")
    school.matches[pairing.name] = school.client.create(school.curator, "registry", "/matches", body, key).id


def own_form(school: School) -> str:
    forms = school.client.listed(school.curator, "registry", "/forms")
    return next(str(form["id"]) for form in forms if form["id"])


def acquaintance(school: School) -> None:
    """They meet, say whether they like it, and confirm; one declines, and nobody asks why; one has another offer."""
    for pairing in school.pairings():
        if pairing.fate is Fate.DECLINED:
            school.about_match(school.as_("mentee", pairing.mentees[0]), pairing, "refusal", {})
        elif pairing.fate not in NEVER_FIXED:
            agree(school, pairing)


def agree(school: School, pairing: Pairing) -> None:
    """After a trial meeting and one at which they plan (annex, stage 5)."""
    for member in school.members(pairing):
        trial = {"met_on": str(school.today)}
        school.about_match(member, pairing, "interest", {"interested": True, "trial": trial})
        school.about_match(member, pairing, "confirmation", {})
    school.about_match(school.curator, pairing, "planning-meeting", {"held_on": str(school.today)})
    school.about_match(school.curator, pairing, "confirmation", {})


def joining(school: School) -> None:
    """Consents to the additional duties in this very pair or group; one comes late."""
    for pairing in school.fixed():
        join(school, pairing, without=pairing.mentees if pairing.fate is Fate.CONSENTED_LATE else ())


def join(school: School, pairing: Pairing, without: tuple[str, ...] = ()) -> None:
    for place in (pairing.mentor, *pairing.mentees):
        if place not in without:
            consent(school, place, ConsentPurpose.JOIN_MATCH, by=school.curator, pairing=pairing)


def order_before_consent(school: School) -> None:
    """Whoever has not consented is not put into a pair (INV-06)."""
    for pairing in school.pairings(Fate.CONSENTED_LATE):
        school.refused("INV-06", partial(fix, school, [pairing]))


def fixing(school: School) -> None:
    """The latecomer consents; the order on pairs and groups is signed, and from here on they are."""
    for pairing in school.pairings(Fate.CONSENTED_LATE):
        for place in pairing.mentees:
            consent(school, place, ConsentPurpose.JOIN_MATCH, by=school.as_("mentee", place), pairing=pairing)
    reasons = reasons_for_load(school)
    if reasons:
        school.refused("A-30", partial(fix, school, school.fixed()))
    enter(school, school.fixed(), reasons)


def enter(school: School, pairings: list[Pairing], reasons: dict[str, str] | None = None) -> None:
    order = fix(school, pairings, reasons)
    for member in {member.person: member for pairing in pairings for member in school.members(pairing)}.values():
        school.acknowledge(order, member)
    for pairing in pairings:
        note(school, pairing)
        school.client.awaited(school.curator, "programs", f"/programs/{school.program(pairing)}")


def over_capacity(school: School) -> None:
    """A mentor is not given more mentees than he has declared (INV-23)."""
    for pairing in school.pairings(Fate.TOO_MANY):
        propose(school, pairing)
        agree(school, pairing)
        join(school, pairing)
        school.refused("INV-23", partial(fix, school, [pairing]))


def fix(school: School, pairings: list[Pairing], reasons: dict[str, str] | None = None) -> Receipt:
    matches = [str(school.matches[pairing.name]) for pairing in pairings]
    return school.order(OrderKind.FIX_PAIRS, {"matches": matches}, reasons, school.acting_head)


def note(school: School, pairing: Pairing) -> None:
    """The pair or group is, and its program is a draft."""
    mentees = tuple(school.people[place] for place in pairing.mentees)
    match, today = school.matches[pairing.name], school.today
    school.ledger.assigned(match, school.people[pairing.mentor], mentees, today)
    program = school.ledger.programs[school.program(pairing)] = Program()
    program.mentees.note(today, mentees)
    program.state.note(today, ProgramState.DRAFT)
    program.forms.note(today, pairing.forms)
    program.kinds.note(today, pairing.kinds)


def reasons_for_load(school: School) -> dict[str, str]:
    """For a group that is larger than the school's cap."""
    cap = school.plot.parameters.get("mentor_load_cap")
    over = cap and any(len(pairing.mentees) > cap for pairing in school.fixed())
    return {"A-30": "Других наставников с этой компетенцией в школе нет"} if over else {}
