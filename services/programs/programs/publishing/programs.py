"""What is told of a program. Ends in the table of contents.

Contracts name the people of the program, which events do not repeat: they come from the program as it was then.
"""

from collections.abc import Callable
from typing import Any

from backbone.events import Event
from contracts import programs as told
from contracts.base import Contract
from contracts.programs import ProgramContract

from programs.domain.amendment import AmendmentProposed, ProgramAmended
from programs.domain.completion import ProgramCompleted
from programs.domain.deviations import DeviationRecorded
from programs.domain.extension import ExtensionAgreed, ExtensionProposed, ProgramExtended
from programs.domain.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramDrafted,
    ProgramReturned,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from programs.domain.meetings import MeetingHeld, MeetingMissed, MeetingScheduled
from programs.domain.plan import ProgramReopened
from programs.domain.program import Program
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted
from programs.domain.termination import ProgramTerminated, TerminationRequested

Tells = Callable[[Event, Program], Contract]


def same(contract: type[ProgramContract]) -> Tells:
    """The contract's fields are the event's, or else the program's."""

    def tell(event: Event, program: Program) -> Contract:
        return contract.model_validate(_of_program(program) | event.model_dump())

    return tell


def deviation(event: Event, program: Program) -> Contract:
    assert isinstance(event, DeviationRecorded)
    return told.DeviationRecorded(rule=event.rule)


def _of_program(program: Program) -> dict[str, Any]:
    period = program.period
    return {
        "program": program.id,
        "match": program.match,
        "mentor": program.mentor,
        "mentees": program.mentees,
        "forms": program.forms,
        "kinds": program.kinds,
        "start": period and period.start,
        "until": period and period.until,
        "ended": program.ended,
    }


PROGRAMS: dict[type[Event], Tells] = {
    ProgramDrafted: same(told.ProgramDrafted),
    ProgramSubmitted: same(told.ProgramSubmitted),
    ProgramAgreed: same(told.ProgramAgreed),
    ProgramReviewed: same(told.ProgramReviewed),
    ProgramReturned: same(told.ProgramReturned),
    ProgramReopened: same(told.ProgramReopened),
    ProgramApproved: same(told.ProgramApproved),
    ProgramStarted: same(told.ProgramStarted),
    MeetingScheduled: same(told.MeetingScheduled),
    MeetingHeld: same(told.MeetingHeld),
    MeetingMissed: same(told.MeetingMissed),
    TaskAssigned: same(told.TaskAssigned),
    TaskSubmitted: same(told.TaskSubmitted),
    TaskChecked: same(told.TaskChecked),
    ExtensionProposed: same(told.ExtensionProposed),
    ExtensionAgreed: same(told.ExtensionAgreed),
    ProgramExtended: same(told.ProgramExtended),
    AmendmentProposed: same(told.AmendmentProposed),
    ProgramAmended: same(told.ProgramAmended),
    ProgramMentorReplaced: same(told.ProgramMentorReplaced),
    TerminationRequested: same(told.TerminationRequested),
    ProgramCompleted: same(told.ProgramCompleted),
    ProgramTerminated: same(told.ProgramTerminated),
    DeviationRecorded: deviation,
}
