"""What is told of participants, never their names."""

from backbone.events import Recorded
from backbone.relay import Publishes
from contracts import registry as told
from contracts.base import Contract

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
    requesting,
    stopping,
    waiting,
)
from registry.publishing.telling import as_


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


PEOPLE: Publishes = {
    card.ParticipantRegistered: participant_registered,
    card.ParticipantChanged: participant_registered,
    leaving.ParticipantLeft: as_(told.ParticipantLeft, of="participant"),
    absence.ParticipantAway: as_(told.ParticipantAway, of="participant", on="since"),
    absence.ParticipantReturned: as_(told.ParticipantReturned, of="participant", on="since"),
    leaving.ParticipantForgotten: as_(told.ParticipantForgotten, of="participant"),
    profile.MentorRegistered: as_(told.MentorRegistered, of="participant"),
    profile.MenteeRegistered: as_(told.MenteeRegistered, of="participant"),
    requesting.ConsentRequested: as_(told.ConsentRequested, of="participant"),
    consents.ConsentGiven: consent_given,
    consents.ConsentWithdrawn: as_(told.ConsentWithdrawn, of="participant"),
    stopping.StoppingExtended: as_(told.StoppingExtended, of="participant"),
    consents.ProcessingStopped: as_(told.ProcessingStopped, of="participant"),
    labour.MentorRegimeRecorded: as_(told.MentorRegimeRecorded, of="participant", on="since"),
    labour.LabourAgreementSigned: as_(told.LabourAgreementSigned, of="participant"),
    labour.MentorRelieved: as_(told.MentorRelieved, of="participant", on="effective"),
    clearances.ClearanceAttested: as_(told.ClearanceAttested, of="participant"),
    growth.NeedsAnalysed: needs_analysed,
    growth.PortfolioEntryAdded: as_(told.PortfolioUpdated, of="participant"),
    acquaintance.ActAcknowledged: as_(told.ActAcknowledged, of="participant"),
    assignments.MentorAppointed: as_(told.MentorAppointed, of="participant"),
    encouragement.IncentiveGranted: as_(told.IncentiveGranted, of="participant"),
    encouragement.MentorTrained: as_(told.MentorTrained, of="participant", on="trained"),
    waiting.WaitingBegun: as_(told.WaitingBegun, of="participant"),
    waiting.WaitingReviewed: as_(told.WaitingReviewed, of="participant"),
}
