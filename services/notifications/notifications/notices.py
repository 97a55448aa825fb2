"""Who is told of what, as a table from contract to notices. On each channel a person gets the first that fits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts import programs, registry, reporting
from contracts.base import Contract
from contracts.codes import Initiator

from notifications.domain.notification import Channel

INBOX = (Channel.INBOX,)
BOTH = (Channel.INBOX, Channel.EMAIL)


@dataclass(frozen=True)
class Notice:
    """`to` names fields of the contract that hold persons, the posts `head` and `curator` of its school, `everybody` in
    its bank. `only` gives the values that fields must have. Who caused the event is not told, unless `even_actor`.
    `required` by law: e-mail goes to who wants none as well."""

    template: str
    to: str
    channels: tuple[Channel, ...] = BOTH
    only: Mapping[str, object] = field(default_factory=dict)
    even_actor: bool = False
    required: bool = False

    def fits(self, fact: Contract) -> bool:
        return all(getattr(fact, name) == value for name, value in self.only.items())


NOTICES: dict[type[Contract], tuple[Notice, ...]] = {
    # Consents and orders
    registry.ConsentGiven: (Notice("consent-given", "participant curator", INBOX),),
    registry.ConsentWithdrawn: (Notice("consent-withdrawn", "participant curator", required=True),),
    registry.OrderIssued: (
        Notice("order-to-acknowledge", "concerns", even_actor=True, required=True),
        Notice("order-issued", "curator", INBOX),
    ),
    registry.RegulationEditionApproved: (
        Notice("regulation-approved", "curator", required=True),
        Notice("edition-to-acknowledge", "everybody", required=True),
    ),
    registry.AssociationProposed: (Notice("association-proposed", "head"),),
    registry.MentorRegistryRequested: (Notice("registry-requested", "head curator"),),
    registry.MentorRegistryTransmitted: (Notice("registry-transmitted", "persons", INBOX),),
    registry.ParticipantLeft: (Notice("participant-left", "curator"),),
    registry.NeedsAnalysed: (Notice("needs-analysed", "participant", INBOX),),
    registry.ParticipantAway: (Notice("participant-away", "curator"),),
    registry.DeviationRecorded: (Notice("deviation-recorded", "head"),),
    programs.DeviationRecorded: (Notice("deviation-recorded", "head"),),
    # Pool of mentees
    registry.MenteePoolActualised: (Notice("pool-actualised", "head", INBOX),),
    # The year and its roadmap
    registry.RoadmapDrafted: (Notice("roadmap-to-approve", "head"),),
    registry.StageCompleted: (
        Notice("stage-completed-late", "head", INBOX, only={"late": True}),
        Notice("stage-completed", "head", INBOX),
    ),
    # Pairs and groups
    registry.MatchProposed: (Notice("match-proposed", "mentor mentees"),),
    registry.MatchConfirmed: (
        Notice("match-to-sign", "head"),
        Notice("match-confirmed", "mentor mentees curator", INBOX),
    ),
    registry.MatchDeclined: (Notice("match-declined", "mentor mentees curator"),),
    registry.MentorAssigned: (
        Notice("mentor-assigned", "mentor"),
        Notice("mentor-received", "mentees"),
        Notice("pair-fixed", "curator", INBOX),
    ),
    registry.MentorReplaced: (
        Notice("mentor-takes-over", "mentor"),
        Notice("mentor-changed", "mentees"),
        Notice("mentor-relieved", "previous", required=True),
        Notice("mentor-replaced", "curator", INBOX),
    ),
    registry.GroupBelowMinimum: (
        Notice("group-below-minimum", "curator head"),
        Notice("group-below-minimum", "mentor", INBOX),
    ),
    registry.GroupRecovered: (Notice("group-recovered", "mentor curator head", INBOX),),
    registry.MatchRecommended: (Notice("match-recommended", "curator", INBOX),),
    registry.AssignmentEnded: (Notice("assignment-ended", "curator", INBOX),),
    # Programs up to their start
    programs.ProgramDrafted: (Notice("program-drafted", "mentor mentees", INBOX),),
    programs.ProgramSubmitted: (Notice("program-to-agree", "mentees"), Notice("program-submitted", "curator", INBOX)),
    programs.ProgramAgreed: (
        Notice("program-to-review", "curator", only={"unanimous": True}),
        Notice("program-agreed", "mentor mentees", INBOX, only={"unanimous": True}),
        Notice("program-agreed-by-one", "mentor", INBOX),
    ),
    programs.ProgramReviewed: (
        Notice("program-to-approve", "head"),
        Notice("program-reviewed", "mentor mentees", INBOX),
    ),
    programs.ProgramReturned: (Notice("program-returned", "mentor mentees"),),
    programs.ProgramReopened: (Notice("program-reopened", "mentor mentees curator", INBOX),),
    programs.ProgramApproved: (
        Notice("program-approved", "mentor mentees"),
        Notice("program-approved", "curator", INBOX),
    ),
    programs.ProgramStarted: (Notice("program-started", "mentor mentees curator", INBOX),),
    # Programs that run
    programs.MeetingScheduled: (Notice("meeting-scheduled", "mentor mentees", only={"in_schedule": False}),),
    programs.MeetingScheduleSet: (Notice("meeting-schedule-set", "mentor mentees"),),
    programs.MeetingRescheduled: (Notice("meeting-rescheduled", "mentor mentees"),),
    programs.MeetingCancelled: (Notice("meeting-cancelled", "mentor mentees"),),
    programs.MeetingMissed: (Notice("meeting-missed", "mentor mentees curator", INBOX),),
    programs.TaskAssigned: (Notice("task-assigned", "mentee"),),
    programs.TaskSubmitted: (Notice("task-submitted", "mentor", INBOX),),
    programs.TaskChecked: (
        Notice("task-accepted", "mentee", INBOX, only={"accepted": True}),
        Notice("task-returned", "mentee"),
    ),
    programs.RemarkMade: (Notice("remark-made", "mentor mentees curator", INBOX),),
    programs.CompetenceAssessed: (Notice("competence-assessed", "mentee", INBOX),),
    programs.IndependenceAttested: (Notice("independence-attested", "mentee curator", INBOX),),
    programs.RecommendationIssued: (Notice("recommendation-issued", "mentee", INBOX),),
    programs.RecommendationFollowed: (Notice("recommendation-followed", "mentor", INBOX),),
    programs.DevelopmentPlanProposed: (Notice("development-plan-proposed", "mentor mentee", INBOX),),
    programs.DevelopmentPlanApproved: (Notice("development-plan-approved", "mentor mentee", INBOX),),
    # Changes
    programs.ProgramGroupChanged: (
        Notice("group-joined", "joined"),
        Notice("group-left", "left"),
        Notice("group-changed", "mentor mentees curator", INBOX),
    ),
    programs.ProgramSuspended: (Notice("program-suspended", "mentor mentees curator"),),
    programs.ProgramResumed: (Notice("program-resumed", "mentor mentees curator"),),
    programs.ProgramMoved: (Notice("program-moved", "mentor mentees curator"),),
    programs.DecisionNeeded: (Notice("decision-needed", "curator head"),),
    programs.ExtensionProposed: (
        Notice("extension-proposed", "mentor mentees"),
        Notice("extension-proposed", "curator", INBOX),
    ),
    programs.ExtensionAgreed: (
        Notice("extension-agreed", "head curator", only={"unanimous": True}),
        Notice("extension-agreed", "mentor mentees", INBOX, only={"unanimous": True}),
        Notice("extension-agreed-by-one", "mentor mentees", INBOX),
    ),
    programs.ProgramExtended: (
        Notice("program-extended", "mentor mentees"),
        Notice("program-extended", "curator", INBOX),
    ),
    programs.AmendmentProposed: (Notice("amendment-proposed", "mentor mentees"),),
    programs.ProgramAmended: (
        Notice("program-amended", "mentor mentees"),
        Notice("program-amended", "curator", INBOX),
    ),
    # Questionnaires
    programs.SurveyOpened: (Notice("survey-opened", "invited", even_actor=True),),
    programs.SurveyClosed: (Notice("survey-closed", "curator", INBOX),),
    # Rights of people: only those are told whom the contract names
    programs.PetitionFiled: (
        Notice("petition-to-decide", "head", only={"for_head": True}),
        Notice("petition-to-decide", "curator", only={"for_curator": True}),
        Notice("petition-filed", "others"),
    ),
    programs.PetitionDecided: (
        Notice("substitute-named", "substitutes"),
        Notice("petition-decided", "others", required=True),
        Notice("petition-decided", "curator", INBOX, only={"for_curator": True}),
    ),
    programs.PetitionWithdrawn: (
        Notice("petition-withdrawn", "head", INBOX, only={"for_head": True}),
        Notice("petition-withdrawn", "curator", INBOX, only={"for_curator": True}),
        Notice("petition-withdrawn", "others", INBOX),
    ),
    programs.FileAccessGranted: (
        Notice("file-access-given", "mentor"),
        Notice("file-opened-to-mentor", "mentee", required=True),
    ),
    programs.FileViewed: (Notice("file-viewed", "mentee", required=True),),
    programs.FileAccessRevoked: (Notice("file-access-revoked", "mentor mentee"),),
    programs.HelpRequested: (Notice("help-requested", "mentor"),),
    programs.HelpAnswered: (Notice("help-answered", "mentee"),),
    programs.HelperInvited: (Notice("helper-invited", "helper"),),
    programs.HelperJoined: (Notice("helper-joined", "mentor", INBOX),),
    programs.HelperLeft: (Notice("helper-left", "mentor helper", INBOX),),
    programs.MediationOpened: (Notice("mediation-opened", "others"),),
    programs.MediatorProposed: (
        Notice("mediator-asked", "mediator"),
        Notice("mediator-proposed", "others"),
    ),
    programs.MediationBegun: (Notice("mediation-begun", "others"),),
    programs.MediationClosed: (Notice("mediation-closed", "others"),),
    # The library, other schools, the public section
    registry.LegalSourceChanged: (Notice("legal-source-changed", "curator", only={"cited": True}),),
    registry.SchoolInvited: (Notice("school-invited", "head curator"),),
    registry.PracticeDescribed: (Notice("practice-described", "curator head", INBOX),),
    registry.PublicationRequested: (Notice("publication-requested", "curator", INBOX),),
    registry.PublicationPublished: (Notice("publication-published", "persons", even_actor=True),),
    registry.PublicationWithdrawn: (
        Notice("publication-withdrawn", "persons curator", only={"by_consent": True}, even_actor=True),
        Notice("publication-taken-down", "persons curator", INBOX),
    ),
    # Endings. Why somebody asks for the end is for those who decide. The others of the program learn that it is asked
    # for: where the curator asks they must be heard, else they may make it a mutual decision (7.1).
    programs.TerminationRequested: (
        Notice("termination-hearing", "mentor mentees", only={"initiator": Initiator.CURATOR}, required=True),
        Notice("termination-requested", "head curator"),
        Notice("termination-to-agree", "mentor mentees"),
    ),
    programs.TerminationWithdrawn: (Notice("termination-withdrawn", "mentor mentees head curator", INBOX),),
    programs.ProgramTerminated: (
        Notice("program-terminated", "mentor mentees", required=True),
        Notice("program-terminated", "curator head", INBOX),
    ),
    programs.ProgramCompleted: (
        Notice("program-completed", "mentor mentees"),
        Notice("program-completed", "curator head", INBOX),
    ),
    # Reports
    reporting.ReportPlanned: (Notice("report-planned", "head", INBOX),),
    reporting.ReportSubmitted: (Notice("report-submitted", "head"),),
    reporting.ReportReturned: (Notice("report-returned", "curator"),),
    reporting.ReportApproved: (Notice("report-approved", "curator", INBOX),),
}
