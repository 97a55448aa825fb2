"""What programs tells: what happens between mentor and mentees. Ids, codes, dates; texts stay in the vault."""

from contracts.programs.changes import (
    AmendmentProposed,
    ExtensionAgreed,
    ExtensionProposed,
    ProgramAmended,
    ProgramExtended,
    ProgramMentorReplaced,
)
from contracts.programs.endings import ProgramCompleted, ProgramTerminated, TerminationRequested
from contracts.programs.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramDrafted,
    ProgramReopened,
    ProgramReturned,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from contracts.programs.program import DeviationRecorded, ProgramContract
from contracts.programs.work import (
    MeetingHeld,
    MeetingMissed,
    MeetingScheduled,
    TaskAssigned,
    TaskChecked,
    TaskSubmitted,
)

__all__ = [
    "AmendmentProposed",
    "DeviationRecorded",
    "ExtensionAgreed",
    "ExtensionProposed",
    "MeetingHeld",
    "MeetingMissed",
    "MeetingScheduled",
    "ProgramAgreed",
    "ProgramAmended",
    "ProgramApproved",
    "ProgramCompleted",
    "ProgramContract",
    "ProgramDrafted",
    "ProgramExtended",
    "ProgramMentorReplaced",
    "ProgramReopened",
    "ProgramReturned",
    "ProgramReviewed",
    "ProgramStarted",
    "ProgramSubmitted",
    "ProgramTerminated",
    "TaskAssigned",
    "TaskChecked",
    "TaskSubmitted",
    "TerminationRequested",
]
