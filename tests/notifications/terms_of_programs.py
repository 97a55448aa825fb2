"""What is told of the terms in programs, day by day."""

import pytest
from contracts import programs
from contracts.codes import (
    DecisionCause,
    DecisionOutcome,
    Initiator,
    PetitionKind,
    PetitionOutcome,
    SurveyForm,
    TerminationReason,
)

from tests.notifications.scene import Case, both

BOTH_DECIDE, LATE_DECISION = both("petition-due"), both("petition-overdue")

OF_PROGRAMS = [
    pytest.param(
        Case(
            lambda scene: programs.PetitionFiled(**scene.of_petition, due=scene.due),
            {-1: BOTH_DECIDE, 1: LATE_DECISION},
            lambda scene: programs.PetitionDecided(**scene.of_petition, outcome=PetitionOutcome.REFUSED),
        ),
        id="petition",
    ),
    pytest.param(
        Case(
            lambda scene: programs.PetitionFiled(
                **(scene.of_petition | {"kind": PetitionKind.IMPROVEMENT, "for_head": False}), due=scene.due
            ),
            {-1: {("curator", "petition-due")}, 1: LATE_DECISION},
            lambda scene: programs.PetitionWithdrawn(**scene.of_petition),
        ),
        id="proposal",
    ),
    pytest.param(
        Case(
            lambda scene: programs.HelpRequested(**scene.of_help, due=scene.due, asked_at="2026-01-01T09:00:00Z"),
            {1: {("mentor", "help-overdue")}, 2: {("curator", "help-unanswered")}},
            lambda scene: programs.HelpAnswered(
                **scene.of_help,
                by=scene.school.mentor,
                first=True,
                asked_at="2026-01-01T09:00:00Z",
                answered_at="2026-01-01T10:00:00Z",
            ),
        ),
        id="help",
    ),
    pytest.param(
        Case(
            lambda scene: programs.TerminationRequested(
                **scene.of_program,
                initiator=Initiator.CURATOR,
                reason=TerminationReason.MEETINGS_MISSED,
                hearing_until=scene.due,
            ),
            {
                -1: {("mentor", "hearing-due"), ("mentee", "hearing-due")},
                1: {("curator", "hearing-over"), ("head", "hearing-over")},
            },
            lambda scene: programs.TerminationWithdrawn(**scene.of_program),
        ),
        id="hearing",
    ),
    pytest.param(
        Case(
            lambda scene: programs.DecisionNeeded(
                **scene.of_program,
                decision=scene.id,
                cause=next(iter(DecisionCause)),
                person=scene.school.mentor,
                due=scene.due,
            ),
            {-1: {("curator", "decision-due")}, 1: {("head", "decision-overdue")}},
            lambda scene: programs.DecisionTaken(
                **scene.of_program, decision=scene.id, outcome=DecisionOutcome.SUSPENDED
            ),
        ),
        id="decision",
    ),
    pytest.param(
        Case(
            lambda scene: programs.SurveyOpened(
                survey=scene.id,
                form=SurveyForm.INTERIM,
                version=1,
                program=scene.program,
                invited=(scene.school.mentor, scene.school.mentee),
                due=scene.due,
                anonymous=True,
            ),
            {days: {("mentor", "survey-due"), ("mentee", "survey-due")} for days in (-3, 0)},
            lambda scene: programs.SurveyClosed(
                survey=scene.id, form=SurveyForm.INTERIM, version=1, program=scene.program, invited=2, answered=2
            ),
        ),
        id="interim-survey",
    ),
    pytest.param(
        Case(
            lambda scene: programs.TaskAssigned(
                **scene.of_program, task=scene.id, mentee=scene.school.mentee, due=scene.due
            ),
            {-1: {("mentee", "task-due")}},
            lambda scene: programs.TaskSubmitted(**scene.of_program, task=scene.id, mentee=scene.school.mentee),
        ),
        id="task",
    ),
    pytest.param(
        Case(
            lambda scene: programs.ProgramAmended(
                **scene.of_program,
                forms=(),
                kinds=(),
                added=(programs.ActivityTerm(activity=scene.id, due=scene.due),),
            ),
            {-1: {("mentor", "activity-due"), ("mentee", "activity-due")}, 1: {("curator", "activity-overdue")}},
            lambda scene: programs.ProgramAmended(**scene.of_program, forms=(), kinds=(), removed=(scene.id,)),
        ),
        id="amended-activity",
    ),
]
