"""What becomes of each event elsewhere, written down by hand: the tables of the services have to agree."""

FREED = {"registry.AssignmentEnded", "registry.MentorshipEnded", "registry.MenteeshipEnded", "programs.SurveyOpened"}
EXECUTED = {"registry.OrderExecuted"}
ASKED_FOR = {"programs.DecisionNeeded"}

REACTED: dict[str, set[str]] = {
    "registry.MentorAssigned": {"programs.ProgramDrafted"},
    "registry.MentorReplaced": {"programs.ProgramMentorReplaced"},
    "registry.GroupChanged": {"programs.ProgramGroupChanged"},
    "programs.ProgramCompleted": FREED,
    "programs.ProgramTerminated": FREED,
    "programs.ProgramAmended": EXECUTED,
    "programs.ProgramExtended": EXECUTED,
    "programs.ProgramMoved": EXECUTED | {"registry.MatchMoved"},
    "programs.ProgramResumed": EXECUTED,
    "programs.ProgramSuspended": EXECUTED,
}
"""What other services, or others in the same, decide because of it, each time."""

REACTED_SOMETIMES: dict[str, set[str]] = {
    "registry.MentorRelieved": ASKED_FOR,
    "registry.OrderRepealed": {"programs.ReleaseUndone"},
    "registry.ParticipantAway": ASKED_FOR,
    "registry.ParticipantLeft": ASKED_FOR,
}
"""Where the person has living programs, where somebody is released."""

LEARNED = {
    f"registry.{name}"
    for name in ("ActAcknowledged", "ClearanceAttested", "CuratorAppointed", "DocumentPublished",
                 "MentorRegimeRecorded", "OrderIssued", "ParticipantForgotten", "ParticipantRegistered",
                 "PartnershipConcluded",
                 "PartnershipEnded", "PartnershipRenewed", "RegulationEditionApproved", "SchoolOriginsDeclared",
                 "SchoolRegistered")
}  # fmt: skip
"""What others only keep in mind, or forget."""

NOTIFIED = {
    "registry": {"AssignmentEnded", "AssociationProposed", "ConsentGiven", "ConsentRequested", "ConsentWithdrawn",
                 "DeviationRecorded",
                 "GroupBelowMinimum", "GroupRecovered", "LegalSourceChanged", "MatchConfirmed", "MatchDeclined",
                 "MatchOvertaken", "MatchProposed", "MatchRecommended", "MenteePoolActualised", "MentorAssigned",
                 "MentorRegistryRequested", "MentorRegistryTransmitted", "MentorReplaced", "NeedsAnalysed",
                 "OrderIssued", "ParticipantAway", "ParticipantForgotten", "ParticipantLeft", "PracticeDescribed",
                 "PublicationPublished", "PublicationRequested", "PublicationWithdrawn", "RegulationEditionApproved",
                 "RoadmapDrafted", "SchoolInvited", "StageCompleted", "StoppingExtended"},
    "programs": {"AmendmentProposed", "CompetenceAssessed", "DecisionNeeded", "DevelopmentPlanApproved",
                 "DevelopmentPlanProposed", "DeviationRecorded", "ExtensionAgreed", "ExtensionProposed",
                 "FileAccessGranted", "FileAccessRevoked", "FileViewed", "HelpAnswered", "HelpRequested",
                 "HelperInvited", "HelperJoined", "HelperLeft", "IndependenceAttested", "MediationBegun",
                 "MediationClosed", "MediationOpened", "MediatorProposed", "MeetingCancelled", "MeetingMissed",
                 "MeetingRescheduled", "MeetingScheduleSet", "MeetingScheduled", "PetitionDecided", "PetitionFiled",
                 "PetitionWithdrawn", "ProgramAgreed", "ProgramAmended", "ProgramApproved", "ProgramCompleted",
                 "ProgramDrafted", "ProgramExtended", "ProgramGroupChanged", "ProgramMoved", "ProgramReopened",
                 "ProgramResumed", "ProgramReturned", "ProgramReviewed", "ProgramStarted", "ProgramSubmitted",
                 "ProgramSuspended", "ProgramTerminated", "RecommendationFollowed", "RecommendationIssued",
                 "ReleaseUndone", "RemarkMade", "SurveyClosed", "SurveyOpened", "TaskAssigned", "TaskChecked",
                 "TaskSubmitted", "TerminationRequested", "TerminationWithdrawn"},
    "reporting": {"ReportApproved", "ReportPlanned", "ReportReturned", "ReportSubmitted"},
}  # fmt: skip
"""What somebody is told of, by contract."""
