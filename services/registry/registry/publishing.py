"""What registry tells the others: private event → public contract. Ends in the table of contents."""

from collections.abc import Callable

from backbone.events import Recorded
from backbone.relay import Publishes
from contracts import registry as told
from contracts.base import Contract

from registry.domain import association, invitation, partnership, practice, registry_request
from registry.domain.cycle import approval
from registry.domain.library import material, source
from registry.domain.match import agreement, assignment, group, partner, proposal, recommendation
from registry.domain.order import order, repeal
from registry.domain.participant import (
    absence,
    acquaintance,
    assignments,
    card,
    clearances,
    consents,
    encouragement,
    growth,
    labour,
    leaving,
    profile,
    waiting,
)
from registry.domain.publication import publication
from registry.domain.record import record
from registry.domain.record.kinds import KINDS
from registry.domain.roadmap import stages, versions
from registry.domain.school import acts, documents, head, pool, registration

Tells = Callable[[Recorded], Contract]


def as_(contract: type[Contract], *, of: str | None = None, on: str | None = None, within: str | None = None) -> Tells:
    """The contract's fields are the event's; `of` names the field of the aggregate, `on` that of the business date,
    `within` a part of the event whose fields are the contract's, too."""

    def tell(recorded: Recorded) -> Contract:
        fields = recorded.event.model_dump(exclude={"on"})
        fields |= fields[within] if within else {}
        places = {of: recorded.originator_id, on: recorded.event.on}
        return contract.model_validate(fields | {name: value for name, value in places.items() if name})

    return tell


def participant_registered(recorded: Recorded) -> Contract:
    """Told again when the card changes."""
    event = recorded.event
    assert isinstance(event, card.ParticipantRegistered | card.ParticipantChanged)
    return told.ParticipantRegistered(
        participant=recorded.originator_id,
        external=event.card.external_until is not None,
        **event.card.model_dump(),
    )


def consent_given(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, consents.ConsentGiven)
    about = event.distribution.model_dump() if event.distribution else {}
    return told.ConsentGiven(participant=recorded.originator_id, purpose=event.purpose, match=event.match, **about)


def needs_analysed(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, growth.NeedsAnalysed)
    directions = tuple(deficit.direction for deficit in event.deficits)
    facts = event.model_dump(include={"as_mentor", "method"})
    return told.NeedsAnalysed(participant=recorded.originator_id, directions=directions, **facts)


def order_issued(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, order.OrderIssued)
    return told.OrderIssued(
        order=recorded.originator_id,
        kind=event.kind,
        number=event.number,
        dated=event.on,
        concerns=event.concerns,
        **event.details.model_dump(),
    )


def order_repealed(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, repeal.OrderRepealed)
    return told.OrderRepealed(order=recorded.originator_id, by=event.order, dated=event.on, erroneous=event.erroneous)


def record_made(recorded: Recorded) -> Contract:
    """Told again when it is corrected; whom a confidential one is about stays here (R-A.5-03)."""
    event = recorded.event
    assert isinstance(event, record.RecordMade | record.RecordCorrected)
    facts = event.facts.model_dump(exclude={"persons"} if KINDS[event.kind].confidential else None)
    return told.RecordMade.model_validate({**facts, "record": recorded.originator_id, "kind": event.kind})


def roadmap_drafted(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, versions.RoadmapDrafted)
    return told.RoadmapDrafted(roadmap=recorded.originator_id, cycle=event.cycle, version=event.plan.version)


def roadmap_approved(contract: type[told.RoadmapApproved]) -> Tells:
    def tell(recorded: Recorded) -> Contract:
        event = recorded.event
        assert isinstance(event, versions.RoadmapApproved)
        of = {"roadmap": recorded.originator_id, "cycle": event.cycle, "order": event.order}
        return contract.model_validate(of | event.plan.model_dump(include={"version", "introduced", "stages"}))

    return tell


def association_proposed(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, association.AssociationProposed)
    return told.AssociationProposed(association=recorded.originator_id, **event.composition.model_dump())


def association_approved(recorded: Recorded) -> Contract:
    event = recorded.event
    assert isinstance(event, association.AssociationApproved)
    of = event.composition.model_dump()
    return told.AssociationApproved(association=recorded.originator_id, order=event.order, since=event.on, **of)


PUBLISHES: Publishes = {
    registration.SchoolRegistered: as_(told.SchoolRegistered, of="school"),
    registration.SchoolOriginsDeclared: as_(told.SchoolOriginsDeclared, of="school"),
    head.SchoolRenamed: as_(told.SchoolRenamed, of="school", on="since"),
    head.HeadChanged: as_(told.HeadChanged, of="school", on="since"),
    acts.RegulationEditionApproved: as_(told.RegulationEditionApproved, on="valid_from"),
    acts.CuratorAppointed: as_(told.CuratorAppointed, on="since"),
    acts.ActingHeadAppointed: as_(told.ActingHeadAppointed),
    documents.DocumentPublished: as_(told.DocumentPublished),
    pool.MenteePoolActualised: as_(told.MenteePoolActualised),
    approval.SchoolCycleApproved: as_(told.SchoolCycleApproved, of="cycle"),
    versions.RoadmapDrafted: roadmap_drafted,
    versions.RoadmapApproved: roadmap_approved(told.RoadmapApproved),
    versions.RoadmapAmended: roadmap_approved(told.RoadmapAmended),
    stages.StageStarted: as_(told.StageStarted, of="roadmap"),
    stages.StageCompleted: as_(told.StageCompleted, of="roadmap"),
    stages.StageDeviationRecorded: as_(told.DeviationRecorded),
    card.ParticipantRegistered: participant_registered,
    card.ParticipantChanged: participant_registered,
    leaving.ParticipantLeft: as_(told.ParticipantLeft, of="participant"),
    absence.ParticipantAway: as_(told.ParticipantAway, of="participant", on="since"),
    absence.ParticipantReturned: as_(told.ParticipantReturned, of="participant", on="since"),
    leaving.ParticipantForgotten: as_(told.ParticipantForgotten, of="participant"),
    profile.MentorRegistered: as_(told.MentorRegistered, of="participant"),
    profile.MenteeRegistered: as_(told.MenteeRegistered, of="participant"),
    consents.ConsentGiven: consent_given,
    consents.ConsentWithdrawn: as_(told.ConsentWithdrawn, of="participant"),
    labour.MentorRegimeRecorded: as_(told.MentorRegimeRecorded, of="participant", on="since"),
    labour.LabourAgreementSigned: as_(told.LabourAgreementSigned, of="participant"),
    labour.MentorRelieved: as_(told.MentorRelieved, of="participant", on="effective"),
    clearances.ClearanceAttested: as_(told.ClearanceAttested, of="participant"),
    growth.NeedsAnalysed: needs_analysed,
    acquaintance.ActAcknowledged: as_(told.ActAcknowledged, of="participant"),
    assignments.MentorAppointed: as_(told.MentorAppointed, of="participant"),
    order.OrderIssued: order_issued,
    association.AssociationProposed: association_proposed,
    association.AssociationApproved: association_approved,
    encouragement.IncentiveGranted: as_(told.IncentiveGranted, of="participant"),
    encouragement.MentorTrained: as_(told.MentorTrained, of="participant", on="trained"),
    partner.PartnerOrderRegistered: as_(told.PartnerOrderRegistered, of="match", on="dated"),
    registry_request.RegistryRequested: as_(told.MentorRegistryRequested, of="request"),
    registry_request.RegistryTransmitted: as_(told.MentorRegistryTransmitted, of="request"),
    order.OrderAcknowledged: as_(told.OrderAcknowledged, of="order"),
    repeal.OrderRepealed: order_repealed,
    order.DeviationRecorded: as_(told.DeviationRecorded),
    waiting.WaitingBegun: as_(told.WaitingBegun, of="participant"),
    waiting.WaitingReviewed: as_(told.WaitingReviewed, of="participant"),
    recommendation.MatchRecommended: as_(told.MatchRecommended, of="recommendation"),
    proposal.MatchProposed: as_(told.MatchProposed, of="match"),
    agreement.MatchConfirmed: as_(told.MatchConfirmed, of="match"),
    agreement.MatchDeclined: as_(told.MatchDeclined, of="match"),
    agreement.MatchOvertaken: as_(told.MatchDeclined, of="match"),
    assignment.MentorAssigned: as_(told.MentorAssigned, of="match", on="effective"),
    assignment.MentorReplaced: as_(told.MentorReplaced, of="match", on="effective"),
    group.GroupChanged: as_(told.GroupChanged, of="match", on="effective"),
    group.GroupBelowMinimum: as_(told.GroupBelowMinimum, of="match"),
    group.GroupRecovered: as_(told.GroupRecovered, of="match"),
    assignment.AssignmentEnded: as_(told.AssignmentEnded, of="match"),
    record.RecordMade: record_made,
    record.RecordCorrected: record_made,
    record.RecordAnnulled: as_(told.RecordAnnulled, of="record"),
    invitation.SchoolInvited: as_(told.SchoolInvited, of="invitation"),
    invitation.InvitationAnswered: as_(told.InvitationAnswered, of="invitation"),
    source.LegalSourceAdded: as_(told.LegalSourceAdded, of="source", within="requisites"),
    source.LegalSourceAmended: as_(told.LegalSourceChanged, of="source"),
    material.MaterialPublished: as_(told.MaterialPublished, of="material", within="edition"),
    material.MaterialAcknowledged: as_(told.MaterialAcknowledged, of="material"),
    material.MaterialWithdrawn: as_(told.MaterialWithdrawn, of="material"),
    material.MaterialDeviated: as_(told.DeviationRecorded),
    partnership.PartnershipConcluded: as_(told.PartnershipConcluded, of="partnership", on="since"),
    partnership.PartnershipRenewed: as_(told.PartnershipRenewed, of="partnership"),
    partnership.PartnershipEnded: as_(told.PartnershipEnded, of="partnership", on="ended"),
    practice.PracticeDescribed: as_(told.PracticeDescribed, of="practice"),
    practice.PracticeApproved: as_(told.PracticeApproved, of="practice"),
    publication.PublicationRequested: as_(told.PublicationRequested, of="publication", within="matter"),
    publication.PublicationPublished: as_(told.PublicationPublished, of="publication"),
    publication.PublicationWithdrawn: as_(told.PublicationWithdrawn, of="publication"),
}
