"""People and histories that tests of registry begin with: a school with its acts, a mentor, mentees, a match."""

from datetime import date
from uuid import UUID, uuid5

from backbone.events import Event
from contracts.codes import ConsentPurpose, Direction, Form, Kind, LegalRegime, SignatureKind
from registry.domain.act import Act
from registry.domain.match.agreement import ConfirmationGiven, InterestDeclared, MatchConfirmed, PlanningMeetingHeld
from registry.domain.match.assignment import MentorAssigned
from registry.domain.match.evaluation import Evaluation
from registry.domain.match.match import Match
from registry.domain.match.proposal import CounterpartLinked, MatchProposed
from registry.domain.parameters import Parameters
from registry.domain.participant.assignments import MentorAppointed
from registry.domain.participant.card import ParticipantRegistered
from registry.domain.participant.consents import ConsentGiven, ConsentWithdrawn
from registry.domain.participant.labour import MentorRegimeRecorded
from registry.domain.participant.participant import Card, Participant
from registry.domain.participant.profile import MenteeRegistered, MentorRegistered
from registry.domain.school.acts import CuratorAppointed, RegulationEditionApproved
from registry.domain.school.lists import MentorRegistryApproved
from registry.domain.school.registration import SchoolRegistered
from registry.domain.school.school import School
from registry.domain.signature import Signature


def named(name: str) -> UUID:
    return uuid5(UUID(int=8), name)


SCHOOL, HEAD, CURATOR, DEPUTY = named("school"), named("head"), named("curator"), named("deputy")
MENTOR, OTHER, MENTEE, SECOND = named("mentor"), named("other"), named("mentee"), named("second")
MATCH, COUNTERPART, ORDER, EDITION = named("match"), named("counterpart"), named("order"), named("edition")
REGULATED, SIGNED, DATED, TODAY = date(2025, 9, 1), date(2025, 9, 3), date(2025, 9, 8), date(2025, 9, 10)
REASON = named("reason")

REGISTERED = SchoolRegistered(on=REGULATED, name="Школа № 1", short_name="Ш1", head=HEAD, origins=())


def approved(**parameters: object) -> RegulationEditionApproved:
    return RegulationEditionApproved(
        on=REGULATED,
        edition=EDITION,
        number=1,
        order=named("regulation"),
        parameters=Parameters.model_validate(parameters),
        responsible=(),
    )


APPOINTED_CURATOR = CuratorAppointed(on=REGULATED, person=CURATOR, order=named("curator's order"))


REGISTERED_MENTORS = MentorRegistryApproved(
    on=SIGNED, number=1, order=named("mentor registry"), persons=(MENTOR, OTHER, MENTEE, SECOND)
)


def school(**parameters: object) -> School:
    return School.replay(SCHOOL, [REGISTERED, approved(**parameters), APPOINTED_CURATOR, REGISTERED_MENTORS])


def act(*, signer: UUID = HEAD, dated: date = DATED, **reasons: UUID) -> Act:
    """`A_05=…` gives a reason for rule A-05."""
    return Act(ORDER, dated, signer, {rule.replace("_", "-"): reason for rule, reason in reasons.items()})


def teacher(years: int = 20, **changes: object) -> ParticipantRegistered:
    card = Card.model_validate({"pedagogical": True, "experience_years": years, "young": years < 9} | changes)
    return ParticipantRegistered(on=REGULATED, card=card)


def signature(reference: str) -> Signature:
    return Signature(kind=SignatureKind.PAPER, reference=reference)


def consent(
    purpose: ConsentPurpose, match: UUID | None = None, on: date = SIGNED, reference: str = "", **changes: object
) -> ConsentGiven:
    fields: dict[str, object] = {"on": on, "purpose": purpose, "match": match, "distribution": None, "form": None}
    fields["signature"] = signature(reference or f"{purpose.value}-{match}-1")
    return ConsentGiven.model_validate(fields | changes)


def withdrawn(purpose: ConsentPurpose, match: UUID | None = None, on: date = SIGNED) -> ConsentWithdrawn:
    return ConsentWithdrawn(on=on, purpose=purpose, match=match, categories=(), url=None, due=None, destroy_due=None)


def offered(*competences: Direction, capacity: int = 2) -> MentorRegistered:
    return MentorRegistered(on=REGULATED, competences=competences, capacity=capacity, tags=None)


def asked(*needs: Direction) -> MenteeRegistered:
    return MenteeRegistered(on=REGULATED, needs=needs, tags=None)


TO_MENTOR = consent(ConsentPurpose.BE_MENTOR)
TO_JOIN = consent(ConsentPurpose.JOIN_MATCH, MATCH)
APPOINTED = MentorAppointed(on=SIGNED, order=named("appointment"))
JOB = MentorRegimeRecorded(on=REGULATED, regime=LegalRegime.JOB_FUNCTION, basis=REASON)
READY_MENTOR: tuple[Event, ...] = (
    teacher(),
    offered(Direction.METHODS, Direction.DIGITAL),
    TO_MENTOR,
    JOB,
    APPOINTED,
)
READY_MENTEE: tuple[Event, ...] = (teacher(3), asked(Direction.METHODS), TO_JOIN)


def participant(id: UUID, *events: Event) -> Participant:
    return Participant.replay(id, events, SCHOOL)


def proposed(*mentees: UUID, **changes: object) -> MatchProposed:
    kind = Kind.GROUP if len(mentees) > 1 else Kind.TRADITIONAL
    fields: dict[str, object] = {
        "on": SIGNED,
        "mentor": MENTOR,
        "mentees": mentees or (MENTEE,),
        "direction": Direction.METHODS,
        "forms": (Form.TEACHER_TEACHER,),
        "kinds": (kind,),
        "counterpart": None,
        "evaluation": Evaluation(score=0, factors=()),
    }
    return MatchProposed.model_validate(fields | changes)


def interested(person: UUID, *, yes: bool = True) -> InterestDeclared:
    return InterestDeclared(on=SIGNED, person=person, interested=yes, met_on=SIGNED)


def agreed(proposal: MatchProposed) -> tuple[Event, ...]:
    """Everybody is interested and has confirmed: the head may sign."""
    members = (proposal.mentor, *proposal.mentees)
    return (
        proposal,
        *(interested(person) for person in members),
        PlanningMeetingHeld(on=SIGNED),
        ConfirmationGiven(on=SIGNED, person=CURATOR, as_curator=True, as_member=False),
        *(ConfirmationGiven(on=SIGNED, person=person, as_curator=False, as_member=True) for person in members),
        MatchConfirmed(on=SIGNED, mentor=proposal.mentor, mentees=proposal.mentees),
    )


def linked(other: UUID) -> CounterpartLinked:
    return CounterpartLinked(on=SIGNED, counterpart=other)


def assigned(**changes: object) -> MentorAssigned:
    fields = proposed(MENTEE).model_dump(include=set(MentorAssigned.model_fields))
    fields |= {"on": DATED, "order": ORDER, "edition": EDITION, "curator": CURATOR}
    return MentorAssigned.model_validate(fields | changes)


def match(*events: Event, id: UUID = MATCH) -> Match:
    return Match.replay(id, events or agreed(proposed(MENTEE)), SCHOOL)
