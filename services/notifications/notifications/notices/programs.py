"""What is told of a program, from its draft to its end."""

from contracts import programs
from contracts.codes import Initiator

from notifications.notices.notice import INBOX, Notice, Notices

PROGRAMS: Notices = {
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
}
