"""One event of every kind, as it is stored today."""

from backbone.events import Event
from contracts.codes import (
    AcknowledgedAct,
    AnalysisMethod,
    ClearanceKind,
    ConsentPurpose,
    DataCategory,
    Direction,
    Form,
    Hashtag,
    Kind,
    LeavingCause,
    PortfolioKind,
    ReliefGround,
    RewardKind,
    RoleType,
    SchoolDocument,
    StoppingDelay,
    WaitingOutcome,
)
from registry.domain.association import AssociationApproved, AssociationProposed, Composition
from registry.domain.match.agreement import (
    ConfirmationGiven,
    InterestDeclared,
    MatchConfirmed,
    MatchDeclined,
    MatchOvertaken,
    PlanningMeetingHeld,
)
from registry.domain.match.assignment import AssignmentEnded, MatchMoved, MentorReplaced
from registry.domain.match.conditions import Condition
from registry.domain.match.criteria import FactorCode
from registry.domain.match.evaluation import Evaluation, Factor
from registry.domain.match.group import GroupBelowMinimum, GroupChanged, GroupRecovered
from registry.domain.match.partner import PartnerOrderRegistered
from registry.domain.match.proposal import MatchContinued
from registry.domain.match.recommendation import MatchRecommended
from registry.domain.match.suggestion import EqualPairs, LeftOut, PairsSuggested, SuggestedPair, Unmatched
from registry.domain.order.content import ApproveRegulation
from registry.domain.order.order import DeviationRecorded, OrderAcknowledged, OrderIssued
from registry.domain.order.repeal import OrderExecuted, OrderRepealed
from registry.domain.parameters import Parameters
from registry.domain.participant.absence import ParticipantAway, ParticipantReturned
from registry.domain.participant.acquaintance import ActAcknowledged
from registry.domain.participant.assignments import (
    MenteeshipBegun,
    MenteeshipEnded,
    MentorAppointed,
    MentorshipBegun,
    MentorshipEnded,
    MentorshipResized,
)
from registry.domain.participant.card import ParticipantChanged
from registry.domain.participant.clearances import ClearanceAttested
from registry.domain.participant.consents import ProcessingStopped
from registry.domain.participant.encouragement import IncentiveGranted, MentorTrained
from registry.domain.participant.facts import Deficit
from registry.domain.participant.growth import MentorTagged, NeedsAnalysed, PoolOpinionRecorded, PortfolioEntryAdded
from registry.domain.participant.labour import LabourAgreementSigned, MentorRelieved
from registry.domain.participant.leaving import ParticipantForgotten, ParticipantLeft
from registry.domain.participant.profile import ExperienceAttested, MenteeRegistered, MentorRegistered
from registry.domain.participant.requesting import ConsentRequested
from registry.domain.participant.stopping import StoppingExtended
from registry.domain.participant.waiting import WaitingBegun, WaitingReviewed
from registry.domain.registry_request import Figures, RegistryRequested, RegistryTransmitted
from registry.domain.school.acts import ActingHeadAppointed, CuratorAppointed, StandingEnded
from registry.domain.school.documents import DocumentPublished
from registry.domain.school.forms import FormDefined
from registry.domain.school.head import HeadChanged, SchoolRenamed
from registry.domain.school.lists import MenteeListApproved
from registry.domain.school.pool import MenteePoolActualised
from registry.domain.school.registration import SchoolOriginsDeclared, SchoolRegistered
from registry.domain.school.schemes import AssociationFormed, IncentivesApproved, MentorSchoolOpened

from tests.registry.given import (
    COUNTERPART,
    CURATOR,
    DATED,
    DEPUTY,
    EDITION,
    HEAD,
    JOB,
    MATCH,
    MENTEE,
    MENTOR,
    ORDER,
    OTHER,
    REASON,
    REGISTERED_MENTORS,
    REGULATED,
    SIGNED,
    TODAY,
    approved,
    assigned,
    consent,
    linked,
    named,
    proposed,
    signature,
    teacher,
    withdrawn,
)
from tests.registry.given_evidence import EVIDENCE
from tests.registry.given_year import YEAR

ORIGINS = ("https://school.example",)
REGULATION = ApproveRegulation(parameters=Parameters.model_validate({"mentor_load_cap": 4}), responsible=(DEPUTY,))
EVALUATION = Evaluation(
    score=100,
    factors=tuple(
        Factor(code=code, mentee=mentee, points=points, of=points, value=value, needed=needed)
        for code, mentee, points, value, needed in (
            (FactorCode.DIRECTION, MENTEE, 50, 1, 1),
            (FactorCode.OTHER_NEEDS, MENTEE, 20, 0, 0),
            (FactorCode.EXPERIENCE, MENTEE, 15, 17, 5),
            (FactorCode.CAPACITY, None, 15, 2, 1),
        )
    ),
)
"""As the first version stored it, with the weights it had."""

COMPOSITION = Composition(members=(MENTOR, OTHER), chair=MENTOR, mediators=(OTHER,))
FIGURES = Figures(mentors=2, external=0, leading=1, by_direction={Direction.METHODS: 2})

EVENTS: list[Event] = [
    SchoolRegistered(on=REGULATED, name="Средняя школа № 1", short_name="СШ № 1", head=HEAD, origins=ORIGINS),
    SchoolOriginsDeclared(on=TODAY, origins=ORIGINS),
    approved(mentor_load_cap=4),
    SchoolRenamed(on=TODAY, name="Лицей № 1", short_name="Л № 1"),
    HeadChanged(on=TODAY, head=DEPUTY),
    CuratorAppointed(on=REGULATED, person=CURATOR, order=ORDER),
    ActingHeadAppointed(on=SIGNED, person=DEPUTY, order=ORDER, since=DATED, until=TODAY),
    REGISTERED_MENTORS,
    StandingEnded(on=DATED, repealed=named("order"), order=ORDER, last=SIGNED),
    MenteeListApproved(on=DATED, order=ORDER, persons=(MENTEE,)),
    FormDefined(on=TODAY, form=named("form"), title=REASON, mentors=(RoleType.EMPLOYER,), mentees=(RoleType.STUDENT,)),
    MenteePoolActualised(on=TODAY, mentees=4, next_due=TODAY.replace(year=2026), note=REASON),
    teacher(external_until=TODAY),
    ParticipantChanged(on=TODAY, card=teacher(21).card, fields=("name",)),
    ParticipantLeft(on=TODAY, cause=LeavingCause.UNKNOWN),
    ParticipantAway(on=TODAY, until=None),
    ParticipantReturned(on=TODAY),
    ParticipantForgotten(on=TODAY),
    MentorRegistered(on=TODAY, competences=(Direction.METHODS, Direction.DIGITAL), capacity=3, tags=REASON),
    MenteeRegistered(on=TODAY, needs=(Direction.METHODS,), tags=None),
    ExperienceAttested(on=TODAY, directions=(Direction.METHODS,)),
    WaitingBegun(on=TODAY, due=TODAY.replace(month=10)),
    WaitingReviewed(on=TODAY, outcome=WaitingOutcome.SUPPORT, next_due=TODAY.replace(month=10)),
    consent(ConsentPurpose.JOIN_MATCH, MATCH, reference="С-12/2025"),
    withdrawn(ConsentPurpose.JOIN_MATCH, MATCH, on=TODAY),
    ConsentRequested(
        on=TODAY,
        purpose=ConsentPurpose.DISTRIBUTION,
        match=None,
        categories=(DataCategory.NAME,),
        url="https://school1.example/nastavnichestvo",
    ),
    StoppingExtended(
        on=TODAY,
        purpose=ConsentPurpose.PERSONAL_DATA,
        url=None,
        delay=StoppingDelay.BACKUPS,
        previous_due=TODAY.replace(day=20),
        due=TODAY.replace(day=27),
    ),
    ProcessingStopped(on=TODAY, purpose=ConsentPurpose.DISTRIBUTION, url="https://school1.example/nastavnichestvo"),
    DocumentPublished(
        on=TODAY,
        document=named("form"),
        kind=SchoolDocument.CONSENT_FORM,
        purpose=ConsentPurpose.PERSONAL_DATA,
        number=1,
        text=named("text"),
    ),
    NeedsAnalysed(
        on=TODAY,
        as_mentor=False,
        method=AnalysisMethod.INTERVIEW,
        deficits=(Deficit(direction=Direction.METHODS, level=2),),
        note=REASON,
    ),
    MentorTagged(on=TODAY, hashtags=(Hashtag.OLYMPIADS,)),
    PoolOpinionRecorded(on=TODAY, needed=True),
    PortfolioEntryAdded(on=SIGNED, entry=named("entry"), day=SIGNED, kind=PortfolioKind.AWARD, text=named("text")),
    ActAcknowledged(on=TODAY, act=AcknowledgedAct.EDITION, document=named("edition")),
    MentorAppointed(on=DATED, order=ORDER),
    JOB,
    LabourAgreementSigned(
        on=SIGNED,
        agreement=named("agreement"),
        number="ДС-1/2025",
        since=DATED,
        content=named("content"),
        terms=named("terms"),
        form=named("form"),
        pay=named("pay"),
    ),
    MentorRelieved(on=TODAY, order=ORDER, ground=ReliefGround.EMPLOYER),
    ClearanceAttested(on=SIGNED, kind=ClearanceKind.MEDICAL, number="МЗ-1", until=TODAY),
    MentorshipBegun(on=DATED, match=MATCH, mentees=2, order=ORDER),
    MentorshipResized(on=TODAY, match=MATCH, mentees=1, more=-1, order=ORDER),
    MentorshipEnded(on=TODAY, match=MATCH, mentees=2),
    MenteeshipBegun(on=DATED, match=MATCH, direction=Direction.METHODS, order=ORDER),
    MenteeshipEnded(on=TODAY, match=MATCH),
    OrderIssued(
        on=DATED,
        number="17-од",
        content=REGULATION,
        legal_basis=(named("basis"),),
        signer=HEAD,
        signature=signature("ЭП-17"),
        concerns=(DEPUTY,),
    ),
    AssociationProposed(on=SIGNED, name=REASON, composition=COMPOSITION),
    AssociationApproved(on=DATED, order=ORDER, composition=COMPOSITION),
    AssociationFormed(on=DATED, order=ORDER, association=named("association")),
    IncentivesApproved(on=DATED, order=ORDER, material=True),
    MentorSchoolOpened(on=DATED, order=ORDER, schedule=(TODAY,)),
    MentorTrained(on=SIGNED),
    IncentiveGranted(on=TODAY, order=ORDER, reward=RewardKind.NON_MATERIAL, basis=(named("petition"),)),
    PartnerOrderRegistered(on=SIGNED, mentor=MENTOR, organisation=REASON, number="12-к"),
    RegistryRequested(on=SIGNED, legal_basis=(REASON,), due=TODAY),
    RegistryTransmitted(on=DATED, number=1, figures=FIGURES, persons=(MENTOR,)),
    OrderAcknowledged(on=TODAY, person=DEPUTY),
    OrderRepealed(on=TODAY, order=ORDER, erroneous=True),
    OrderExecuted(on=TODAY),
    DeviationRecorded(on=DATED, rule="INV-08", reason=REASON),
    *YEAR,
    *EVIDENCE,
    proposed(MENTEE, forms=(Form.TEACHER_TEACHER, Form.HEAD_TEACHER), kinds=(Kind.REVERSE,), evaluation=EVALUATION),
    MatchRecommended(on=SIGNED, mentor=MENTOR, mentees=(MENTEE,), direction=Direction.METHODS),
    PairsSuggested(
        on=SIGNED,
        edition=EDITION,
        pairs=(SuggestedPair(mentor=MENTOR, mentee=MENTEE, direction=Direction.METHODS, score=85),),
        left_out=(LeftOut(mentee=OTHER, reason=Unmatched.NOBODY_FITS, most=Condition.COVERED),),
        equal=(EqualPairs(score=85, possible=2, chosen=1),),
        blocking=0,
        at_most=1,
    ),
    linked(COUNTERPART),
    MatchContinued(on=SIGNED, successor=COUNTERPART),
    InterestDeclared(on=SIGNED, person=MENTEE, interested=True, met_on=None),
    PlanningMeetingHeld(on=SIGNED),
    ConfirmationGiven(on=SIGNED, person=CURATOR, as_curator=True, as_member=False),
    MatchConfirmed(on=SIGNED, mentor=MENTOR, mentees=(MENTEE,)),
    MatchDeclined(on=SIGNED, mentor=MENTOR, mentees=(MENTEE,)),
    MatchOvertaken(on=SIGNED, mentor=MENTOR, mentees=(MENTEE,), by=COUNTERPART),
    assigned(counterpart=COUNTERPART),
    MatchMoved(on=TODAY, edition=EDITION, order=ORDER),
    MentorReplaced(on=TODAY, previous=MENTOR, mentor=OTHER, mentees=(MENTEE,), order=ORDER),
    GroupChanged(
        on=TODAY,
        mentor=MENTOR,
        mentees=(MENTEE,),
        joined=(),
        left=(OTHER,),
        kinds=(Kind.GROUP,),
        order=ORDER,
    ),
    GroupBelowMinimum(on=TODAY, mentor=MENTOR, mentees=(MENTEE,), due=TODAY.replace(day=24)),
    GroupRecovered(on=TODAY, mentor=MENTOR, mentees=(MENTEE,)),
    AssignmentEnded(on=TODAY, mentor=MENTOR, mentees=(MENTEE,), order=ORDER),
]
