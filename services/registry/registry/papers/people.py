"""Documents of participants: consents, the agreement on mentoring, the sheet of acts, certificate, portfolio."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from backbone.errors import NotFound
from backbone.events import Event
from contracts.codes import AcknowledgedAct, ConsentPurpose, SchoolDocument
from papers.desk import Prepared
from papers.facts import known

from registry import portfolio as portfolios
from registry.domain.library.source import LegalSource
from registry.domain.match.match import Match
from registry.domain.order.order import Order
from registry.domain.participant.consents import ConsentGiven
from registry.domain.participant.labour import LabourAgreementSigned
from registry.domain.participant.participant import Consent, Participant, Subject
from registry.domain.record.record import Record
from registry.domain.school import documents
from registry.papers.clerk import Clerk, Facts
from registry.views.shelves import Shelves


def consent(clerk: Clerk, id: UUID, subject: Subject) -> Prepared:
    """As it was given; where it was not, as a sheet to sign (D-06, D-12). `form` is the school's own text."""
    person = _as_signed(clerk, id, lambda event: isinstance(event, ConsentGiven) and event.subject == subject)
    given = person.consents.get(subject)
    clerk = replace(clerk, day=given.signed_on if given else clerk.day)
    facts = {
        **clerk.letterhead(),
        "person": clerk.names.one(person.id),
        "form": _form(clerk, subject.purpose, given),
        "signed_on": given and given.signed_on,
        "unsigned": given is None,
        "reference": given and given.reference,
        "match": match_of(clerk, subject.match) if subject.match else None,
        "url": known(subject.url, "адрес информационного ресурса"),
        "categories": known(given and [one.label for one in given.categories], "категории персональных данных"),
        "until": known(given and given.until, "срок согласия на распространение"),
    }
    return clerk.prepare(f"consent-{subject.purpose.value}", id, facts)


def match_of(clerk: Clerk, id: UUID) -> Facts:
    """As it was on the document's day: another mentor may have followed."""
    match = clerk.load(Match, id, as_of=clerk.day)
    return {
        "mentor": clerk.names.one(match.mentor),
        "mentees": clerk.names.of(match.mentees),
        "direction": match.direction.label,
        "kinds": [kind.label for kind in match.kinds],
    }


def agreement(clerk: Clerk, id: UUID, agreement: UUID) -> Prepared:
    """Raises NotFound (D-36)."""
    person = _as_signed(
        clerk, id, lambda event: isinstance(event, LabourAgreementSigned) and event.agreement == agreement
    )
    found = next((one for one in person.agreements if one.id == agreement), None)
    if found is None:
        raise NotFound
    clerk = replace(clerk, day=found.signed_on)
    texts = {name: clerk.said(place, NAMES[name]) for name, place in found.texts.items()}
    told = {"person": clerk.names.one(person.id), "number": found.number, "dated": found.signed_on}
    facts = {**clerk.letterhead(), **told, "since": found.since, **texts}
    return clerk.prepare("labour-agreement", agreement, facts)


def acts(clerk: Clerk, id: UUID) -> Prepared:
    """What binds the person, and since when he knows it (D-19)."""
    person = clerk.load(Participant, id)
    binding = clerk.app.binding(clerk.school, clerk.day)
    lines = [{"title": _title(clerk, act, id), "on": person.acknowledged.get(id)} for id, act in binding.items()]
    facts = {**clerk.letterhead(), "person": clerk.names.signer(person.id), "acts": lines}
    return clerk.prepare("acts-sheet", person.id, facts)


def certificate(clerk: Clerk, id: UUID, person: UUID) -> Prepared:
    """Of a pair or group that has ended; raises NotFound for who was not in it (D-39)."""
    match = clerk.load(Match, id)
    if match.ended is None or person not in match.members or match.order is None:
        raise NotFound
    clerk = replace(clerk, day=match.ended)
    fixed = clerk.load(Order, match.order, version=1).issued
    facts = {
        **clerk.letterhead(),
        "person": clerk.names.one(person),
        "as_mentor": person == match.mentor,
        "match": match_of(clerk, match.id),
        "dated": match.ended,
        "since": match.effective,
        "ended": match.ended,
        "order": {"number": fixed.number, "dated": fixed.on},
    }
    return clerk.prepare("certificate", person, facts)


def portfolio(clerk: Clerk, id: UUID) -> Prepared:
    """What the person has added, and what the school has recorded (D-32)."""
    person = clerk.load(Participant, id)
    records = portfolios.records_of(clerk.app, Shelves(clerk.app.database), person, confidential=False)
    for record in records:
        clerk.load(Record, record.id)
    lines = [
        {
            "on": line.on,
            "kind": kind.label if (kind := line.kind or line.record) else "наставничество",
            "text": known(line.text, "текст записи в портфолио"),
        }
        for line in portfolios.lines(clerk.app, clerk.texts, person, records)
    ]
    facts = {
        **clerk.letterhead(),
        "person": clerk.names.one(id),
        "as_mentor": bool(person.appointed_on),
        "lines": lines,
    }
    return clerk.prepare("portfolio", id, facts)


def _as_signed(clerk: Clerk, id: UUID, signed: Callable[[Event], bool]) -> Participant:
    """As the last such signature left the person, so that the document stays the same whatever is told later; as he is
    now where there is none."""
    history = clerk.app.history(id, clerk.school.id)
    version = next((one.originator_version for one in reversed(history) if signed(one.event)), None)
    return clerk.load(Participant, id, version=version)


def _form(clerk: Clerk, purpose: ConsentPurpose, given: Consent | None) -> object:
    day = given.signed_on if given else clerk.day
    found = documents.version_on(clerk.school, SchoolDocument.CONSENT_FORM, purpose, day)
    return found and clerk.said(found.text, "текст формы согласия")


def _title(clerk: Clerk, act: AcknowledgedAct, id: UUID) -> str:
    if act is AcknowledgedAct.EDITION:
        edition = clerk.school.edition(id)
        return f"Положение о системе наставничества, редакция № {edition.number} от {edition.valid_from:%d.%m.%Y}"
    if act is AcknowledgedAct.SOURCE:
        source = clerk.load(LegalSource, id)
        named = clerk.said(source.title, "название правового акта")
        required = source.requisites
        return f"{required.type.label} от {required.dated:%d.%m.%Y} № {required.number} «{named}»"
    return act.label


NAMES = {"content": "содержание работы", "terms": "срок наставничества", "form": "форма работы", "pay": "оплата"}
