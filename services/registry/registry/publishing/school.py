"""What is told of the school: its acts, its year and roadmap, its association, requests for its registry."""

from backbone.events import Recorded
from backbone.relay import Publishes
from contracts import registry as told
from contracts.base import Contract

from registry.domain import association, registry_request
from registry.domain.cycle import approval
from registry.domain.roadmap import stages, versions
from registry.domain.school import acts, documents, head, pool, registration
from registry.publishing.telling import Tells, as_


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


SCHOOL: Publishes = {
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
    association.AssociationProposed: association_proposed,
    association.AssociationApproved: association_approved,
    registry_request.RegistryRequested: as_(told.MentorRegistryRequested, of="request"),
    registry_request.RegistryTransmitted: as_(told.MentorRegistryTransmitted, of="request"),
}
