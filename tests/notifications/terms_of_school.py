"""What is told of the terms of the school's year, its people and its partners, day by day."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from contracts import registry
from contracts.base import Contract
from contracts.codes import AgreementKind, ClearanceKind, ConsentPurpose, Level, StoppingDelay, WaitingOutcome
from contracts.registry.year import StageTerm

from tests.notifications.scene import Case, Scene, both

OTHER = uuid4()


def stage(number: int, term: str) -> Callable[[Scene], Contract]:
    return lambda scene: registry.RoadmapApproved(
        roadmap=scene.id,
        cycle=OTHER,
        order=uuid4(),
        version=1,
        introduced=scene.due - timedelta(days=30),
        stages=(StageTerm(stage=number, due=scene.due, term=term),),
    )


def completed(number: int) -> Callable[[Scene], Contract]:
    return lambda scene: registry.StageCompleted(roadmap=scene.id, stage=number, due=scene.due, late=False)


LATE = {1: {("curator", "stage-late")}, 4: {("head", "stage-still-late")}}
MONTH = {-7: {("curator", "stage-due")}} | LATE
YEAR = {days: {("curator", "stage-due")} for days in (-60, -30, -7)} | LATE
TEACHER = {"pedagogical": True, "experience_years": 9, "young": False}
EXTERNAL = TEACHER | {"external": True}
DISTRIBUTION = {"purpose": ConsentPurpose.DISTRIBUTION, "url": "https://school.example"}


def who(scene: Scene) -> dict[str, Any]:
    return {"participant": scene.school.mentor}


OF_SCHOOL = [
    pytest.param(
        Case(
            lambda scene: registry.MenteePoolActualised(mentees=3, next_due=scene.due),
            {days: {("curator", "pool-due")} for days in (-30, -14, -3)}
            | {1: {("curator", "pool-overdue"), ("head", "pool-overdue")}},
            lambda scene: registry.MenteePoolActualised(mentees=3, next_due=scene.due + timedelta(days=365)),
        ),
        id="pool",
    ),
    pytest.param(Case(stage(1, "T-02"), MONTH, completed(1)), id="stage-1"),
    pytest.param(Case(stage(2, "T-02"), MONTH, completed(2)), id="stage-2"),
    pytest.param(Case(stage(3, "T-02"), MONTH, completed(3)), id="stage-3"),
    pytest.param(Case(stage(4, "T-03"), MONTH, completed(4)), id="stage-4"),
    pytest.param(Case(stage(5, "T-04"), MONTH, completed(5)), id="stage-5"),
    pytest.param(Case(stage(6, "T-08"), YEAR, completed(6)), id="stage-6"),
    pytest.param(Case(stage(7, "T-09"), YEAR, completed(7)), id="stage-7"),
    pytest.param(
        Case(
            lambda scene: registry.WaitingBegun(participant=scene.school.mentee, due=scene.due),
            {0: {("curator", "waiting-due")}, 1: both("waiting-overdue"), 31: both("waiting-overdue")},
            lambda scene: registry.WaitingReviewed(
                participant=scene.school.mentee,
                outcome=next(iter(WaitingOutcome)),
                next_due=scene.due + timedelta(days=30),
            ),
        ),
        id="waiting",
    ),
    pytest.param(
        Case(
            lambda scene: registry.GroupBelowMinimum(
                match=scene.id, mentor=scene.school.mentor, mentees=(scene.school.mentee,), due=scene.due
            ),
            {-1: {("curator", "group-due")}, 1: {("head", "group-overdue")}},
            lambda scene: registry.GroupRecovered(
                match=scene.id, mentor=scene.school.mentor, mentees=(scene.school.mentee, OTHER)
            ),
        ),
        id="group",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ClearanceAttested(
                participant=scene.school.mentor, kind=next(iter(ClearanceKind)), until=scene.due
            ),
            {days: {("curator", "clearance-expires"), ("mentor", "clearance-expires")} for days in (-60, -30, -7)}
            | {1: {("curator", "clearance-expires-over"), ("mentor", "clearance-expires-over")}},
            lambda scene: registry.ClearanceAttested(
                participant=scene.school.mentor,
                kind=next(iter(ClearanceKind)),
                until=scene.due + timedelta(days=365),
            ),
        ),
        id="clearance",
    ),
    pytest.param(
        Case(
            lambda scene: registry.PartnershipConcluded(
                partnership=scene.id,
                kind=next(iter(AgreementKind)),
                number="7",
                level=next(iter(Level)),
                since=scene.due - timedelta(days=300),
                until=scene.due,
            ),
            {days: {("curator", "partnership-expires"), ("head", "partnership-expires")} for days in (-60, -30, -7)}
            | {1: {("curator", "partnership-expires-over"), ("head", "partnership-expires-over")}},
            lambda scene: registry.PartnershipEnded(partnership=scene.id, ended=scene.due),
        ),
        id="partnership",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ParticipantRegistered(**EXTERNAL, **who(scene), external_until=scene.due),
            {days: {("curator", "external-expires"), ("mentor", "external-expires")} for days in (-60, -30, -7)}
            | {1: {("curator", "external-expires-over"), ("mentor", "external-expires-over")}},
            lambda scene: registry.ParticipantRegistered(**EXTERNAL, **who(scene)),
        ),
        id="external",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ConsentWithdrawn(**DISTRIBUTION, **who(scene), due=scene.due),
            {-1: both("withdrawal-due"), 1: both("withdrawal-overdue"), 8: both("withdrawal-overdue")},
            lambda scene: registry.ProcessingStopped(**DISTRIBUTION, **who(scene)),
        ),
        id="withdrawal",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ConsentWithdrawn(
                purpose=ConsentPurpose.PERSONAL_DATA, **who(scene), destroy_due=scene.due
            ),
            {days: both("destruction-due") for days in (-7, -1)}
            | {days: both("destruction-overdue") for days in (1, 8)},
            lambda scene: registry.ParticipantForgotten(**who(scene)),
        ),
        id="destruction",
    ),
    pytest.param(
        Case(
            lambda scene: registry.StoppingExtended(
                purpose=ConsentPurpose.PERSONAL_DATA,
                **who(scene),
                delay=StoppingDelay.BACKUPS,
                previous_due=scene.due - timedelta(days=7),
                due=scene.due,
            ),
            {-1: both("withdrawal-due"), 1: both("withdrawal-overdue"), 8: both("withdrawal-overdue")},
            lambda scene: registry.ProcessingStopped(purpose=ConsentPurpose.PERSONAL_DATA, **who(scene)),
        ),
        id="withdrawal-extended",
    ),
    pytest.param(
        Case(
            lambda scene: registry.ParticipantLeft(**who(scene), destroy_due=scene.due),
            {days: both("destruction-due") for days in (-7, -1)} | {1: both("destruction-overdue")},
            lambda scene: registry.ParticipantRegistered(**TEACHER, **who(scene)),
        ),
        id="destruction-after-leaving",
    ),
    pytest.param(
        Case(
            lambda scene: registry.WaitingBegun(participant=scene.school.mentee, due=scene.due),
            {0: {("curator", "waiting-due")}, 1: both("waiting-overdue")},
            lambda scene: registry.GroupChanged(
                match=scene.id,
                mentor=scene.school.mentor,
                mentees=(scene.school.mentee, OTHER),
                joined=(scene.school.mentee,),
                order=OTHER,
                effective=scene.due,
            ),
        ),
        id="waiting-for-a-group",
    ),
]
