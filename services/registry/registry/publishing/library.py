"""What is told of records, of the library, of partners, of what is published."""

from backbone.events import Recorded
from backbone.relay import Publishes
from contracts import registry as told
from contracts.base import Contract

from registry.domain import invitation, partnership, practice
from registry.domain.library import material, source
from registry.domain.publication import publication
from registry.domain.record import record
from registry.domain.record.kinds import KINDS
from registry.publishing.telling import as_


def record_made(recorded: Recorded) -> Contract:
    """Told again when it is corrected; whom a confidential one is about stays here (R-A.5-03)."""
    event = recorded.event
    assert isinstance(event, record.RecordMade | record.RecordCorrected)
    facts = event.facts.model_dump(exclude={"persons"} if KINDS[event.kind].confidential else None)
    return told.RecordMade.model_validate({**facts, "record": recorded.originator_id, "kind": event.kind})


LIBRARY: Publishes = {
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
