"""What registry tells: who takes part, and on what legal basis. Ids and codes only, never a person's name."""

from contracts.registry.matches import (
    AssignmentEnded,
    GroupChanged,
    MatchConfirmed,
    MatchDeclined,
    MatchProposed,
    MentorAssigned,
    MentorReplaced,
)
from contracts.registry.orders import DeviationRecorded, MentorAppointed, OrderAcknowledged, OrderIssued, OrderRepealed
from contracts.registry.people import (
    ConsentGiven,
    ConsentWithdrawn,
    MenteeRegistered,
    MentorRegistered,
    ParticipantForgotten,
    ParticipantLeft,
    ParticipantRegistered,
)
from contracts.registry.school import (
    ActingHeadAppointed,
    CuratorAppointed,
    MenteePoolActualised,
    RegulationEditionApproved,
    SchoolOriginsDeclared,
    SchoolRegistered,
)
from contracts.registry.year import (
    RoadmapAmended,
    RoadmapApproved,
    RoadmapDrafted,
    SchoolCycleApproved,
    StageCompleted,
    StageStarted,
    StageTerm,
)

__all__ = [
    "ActingHeadAppointed",
    "AssignmentEnded",
    "ConsentGiven",
    "ConsentWithdrawn",
    "CuratorAppointed",
    "DeviationRecorded",
    "GroupChanged",
    "MatchConfirmed",
    "MatchDeclined",
    "MatchProposed",
    "MenteePoolActualised",
    "MenteeRegistered",
    "MentorAppointed",
    "MentorAssigned",
    "MentorRegistered",
    "MentorReplaced",
    "OrderAcknowledged",
    "OrderIssued",
    "OrderRepealed",
    "ParticipantForgotten",
    "ParticipantLeft",
    "ParticipantRegistered",
    "RegulationEditionApproved",
    "RoadmapAmended",
    "RoadmapApproved",
    "RoadmapDrafted",
    "SchoolCycleApproved",
    "SchoolOriginsDeclared",
    "SchoolRegistered",
    "StageCompleted",
    "StageStarted",
    "StageTerm",
]
