"""What registry tells the others: private event → public contract. Ends in the table of contents."""

from collections.abc import Callable

from backbone.events import Recorded
from backbone.relay import Publishes
from contracts import registry as told
from contracts.base import Contract

from registry.domain.match import agreement, assignment, proposal
from registry.domain.order import order, repeal
from registry.domain.participant import absence, assignments, card, consents, leaving, profile
from registry.domain.school import acts, pool, registration

Tells = Callable[[Recorded], Contract]


def as_(contract: type[Contract], *, of: str | None = None, on: str | None = None) -> Tells:
    """The contract's fields are the event's; `of` names the field of the aggregate, `on` that of the business date."""

    def tell(recorded: Recorded) -> Contract:
        fields = recorded.event.model_dump(exclude={"on"})
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
        **event.card.model_dump(exclude={"external_until"}),
    )


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


PUBLISHES: Publishes = {
    registration.SchoolRegistered: as_(told.SchoolRegistered, of="school"),
    registration.SchoolOriginsDeclared: as_(told.SchoolOriginsDeclared, of="school"),
    acts.RegulationEditionApproved: as_(told.RegulationEditionApproved, on="valid_from"),
    acts.CuratorAppointed: as_(told.CuratorAppointed, on="since"),
    acts.ActingHeadAppointed: as_(told.ActingHeadAppointed),
    pool.MenteePoolActualised: as_(told.MenteePoolActualised),
    card.ParticipantRegistered: participant_registered,
    card.ParticipantChanged: participant_registered,
    leaving.ParticipantLeft: as_(told.ParticipantLeft, of="participant"),
    absence.ParticipantAway: as_(told.ParticipantAway, of="participant", on="since"),
    absence.ParticipantReturned: as_(told.ParticipantReturned, of="participant", on="since"),
    leaving.ParticipantForgotten: as_(told.ParticipantForgotten, of="participant"),
    profile.MentorRegistered: as_(told.MentorRegistered, of="participant"),
    profile.MenteeRegistered: as_(told.MenteeRegistered, of="participant"),
    consents.ConsentGiven: as_(told.ConsentGiven, of="participant"),
    consents.ConsentWithdrawn: as_(told.ConsentWithdrawn, of="participant"),
    assignments.MentorAppointed: as_(told.MentorAppointed, of="participant"),
    order.OrderIssued: order_issued,
    order.OrderAcknowledged: as_(told.OrderAcknowledged, of="order"),
    repeal.OrderRepealed: order_repealed,
    order.DeviationRecorded: as_(told.DeviationRecorded),
    proposal.MatchProposed: as_(told.MatchProposed, of="match"),
    agreement.MatchConfirmed: as_(told.MatchConfirmed, of="match"),
    agreement.MatchDeclined: as_(told.MatchDeclined, of="match"),
    assignment.MentorAssigned: as_(told.MentorAssigned, of="match", on="effective"),
    assignment.MentorReplaced: as_(told.MentorReplaced, of="match", on="effective"),
    assignment.AssignmentEnded: as_(told.AssignmentEnded, of="match"),
}
