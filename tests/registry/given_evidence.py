"""A school whose year is over, with everything that records may name; and one event of every kind about evidence."""

from datetime import timedelta
from uuid import UUID, uuid4

from backbone.events import Event
from contracts.codes import (
    ActLevel,
    ActType,
    AgreementKind,
    Audience,
    DataCategory,
    Direction,
    Level,
    MaterialKind,
    PublicationKind,
    RecordKind,
)
from contracts.programs import ProgramCompleted
from registry.domain.invitation import InvitationAnswered, SchoolInvited
from registry.domain.library.material import (
    Edition,
    MaterialAcknowledged,
    MaterialDeviated,
    MaterialPublished,
    MaterialWithdrawn,
)
from registry.domain.library.source import LegalSourceAdded, LegalSourceAmended, Requisites
from registry.domain.participant.named import NamedInPublication, RemovedFromPublication
from registry.domain.partnership import PartnershipConcluded, PartnershipEnded, PartnershipRenewed
from registry.domain.practice import PracticeApproved, PracticeDescribed
from registry.domain.publication.publication import (
    Matter,
    PublicationPublished,
    PublicationRequested,
    PublicationWithdrawn,
)
from registry.domain.record.facts import Facts
from registry.domain.record.record import RecordAnnulled, RecordCorrected, RecordMade

from tests.registry.given import CURATOR, MATCH, MENTEE, MENTOR, REASON, SCHOOL, SIGNED, TODAY, named
from tests.registry.town import Json, School

FACTS = Facts(day=SIGNED, reach={Audience.PARENTS: 120}, level=Level.SCHOOL)
LAW = Requisites(
    type=ActType.LAW, number="273-ФЗ", dated=SIGNED, level=ActLevel.FEDERAL, valid_from=SIGNED, horizon=TODAY
)
MEMO = Edition(level=Level.SCHOOL, directions=(Direction.METHODS,), title=REASON, text=None, source=None, url=None)
CARD = Matter(
    kind=PublicationKind.PERSON_CARD,
    subject=MENTOR,
    persons=(MENTOR,),
    categories=(DataCategory.NAME,),
    resource="https://school.example/section",
    title=None,
    text=None,
    url=None,
)
EVIDENCE: list[Event] = [
    RecordMade(on=SIGNED, kind=RecordKind.AUDIENCE, facts=FACTS, text=REASON, url=None, author=CURATOR),
    RecordCorrected(on=TODAY, kind=RecordKind.AUDIENCE, facts=FACTS, text=REASON, url=None),
    RecordAnnulled(on=TODAY, kind=RecordKind.AUDIENCE, reason=REASON),
    SchoolInvited(on=SIGNED, host=SCHOOL, guest=named("guest"), kind=RecordKind.INTERNSHIP, day=TODAY, text=REASON),
    InvitationAnswered(on=TODAY, host=SCHOOL, accepted=True),
    LegalSourceAdded(on=SIGNED, requisites=LAW, title=REASON),
    LegalSourceAmended(on=TODAY, number="1-ФЗ", effective=TODAY, repealed=True, cited=True),
    MaterialPublished(on=SIGNED, kind=MaterialKind.MENTOR_MEMO, number=1, edition=MEMO),
    MaterialAcknowledged(on=TODAY, person=MENTOR, number=1),
    MaterialWithdrawn(on=TODAY),
    MaterialDeviated(on=TODAY, rule="R-1.3-01", reason=REASON),
    PartnershipConcluded(
        on=SIGNED, kind=AgreementKind.COOPERATION, number="5-СП", partner=REASON, level=Level.REGIONAL, until=TODAY
    ),
    PartnershipRenewed(on=TODAY, number="6-СП", until=TODAY),
    PartnershipEnded(on=TODAY),
    PracticeDescribed(
        on=TODAY,
        match=MATCH,
        direction=Direction.METHODS,
        level=Level.SCHOOL,
        persons=(MENTOR, MENTEE),
        title=REASON,
        text=REASON,
        anonymous=REASON,
    ),
    PracticeApproved(on=TODAY, match=MATCH, direction=Direction.METHODS, level=Level.SCHOOL),
    PublicationRequested(on=SIGNED, matter=CARD),
    PublicationPublished(on=TODAY, kind=CARD.kind, subject=MENTOR, persons=(MENTOR,)),
    PublicationWithdrawn(on=TODAY, kind=CARD.kind, subject=MENTOR, persons=(MENTOR,), by_consent=True),
    NamedInPublication(on=TODAY, publication=REASON),
    RemovedFromPublication(on=TODAY, publication=REASON),
]


def paired(school: School) -> UUID:
    """Organised, with one pair at work; somebody speaks for the association."""
    school.organised()
    school.people["association"] = school.people["other"]
    school.mentors("mentor")
    return school.fixed()


def completed(school: School, match: UUID, days_ago: int = 0) -> UUID:
    """By the head's order, as programs tell it."""
    order = school.order("complete-program", {"match": str(match)})
    mentor, mentees, day = school.people["mentor"], (school.people["mentee"],), school.today - timedelta(days_ago)
    ended = ProgramCompleted(program=uuid4(), mentor=mentor, mentees=mentees, match=match, order=order, ended=day)
    school.position = school.town.neighbours.tell(ended, school.id, ended.program)
    school.see("head", "/matches")
    return order


def memo(school: School, kind: str = "mentor-memo", **changes: object) -> UUID:
    body = {"kind": kind, "level": "school", "title": "Памятка", "text": "С чего начать"}
    return school.do("curator", "/materials", body | changes)


def law(school: School, **changes: object) -> UUID:
    requisites = {"type": "law", "number": "273-ФЗ", "dated": "2012-12-29", "level": "federal"}
    requisites |= {"valid_from": "2013-09-01"}
    title = "Об образовании в Российской Федерации"
    return school.do("curator", "/legal-sources", {"requisites": requisites | changes, "title": title})


def partner(school: School) -> UUID:
    body = {"kind": "cooperation", "number": "5-СП", "partner": "Педагогический колледж", "level": "regional"}
    until = school.today + timedelta(days=60)
    return school.do("head", "/partnerships", body | {"since": str(school.today), "until": str(until)})


def section(school: School) -> Json:
    """As anybody sees it, without a token."""
    school.see("curator", "/publications")
    answer = school.town.client.get(f"/public/{school.id}/section")
    assert answer.status_code == 200, answer.text
    body: Json = answer.json()
    return body
