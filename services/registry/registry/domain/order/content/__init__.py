"""What an order does, by its kind; a module per theme."""

from typing import Annotated

from pydantic import Field

from registry.domain.order.content.base import Content, Details
from registry.domain.order.content.matches import ChangeGroup, FixPairs, ReplaceMentor
from registry.domain.order.content.organisation import (
    AppointActingHead,
    AppointCurator,
    ApproveRegulation,
    LocalAct,
    Repeal,
)
from registry.domain.order.content.people import AppointMentors, ApproveMenteeList, ApproveMentorRegistry, RelieveMentor
from registry.domain.order.content.programs import (
    AboutProgram,
    AmendProgram,
    CompleteProgram,
    ExtendProgram,
    MoveProgram,
    Release,
    ResumeProgram,
    SuspendProgram,
    TerminateProgram,
)
from registry.domain.order.content.support import ApproveAssociation, ApproveIncentives, OpenMentorSchool, Reward
from registry.domain.order.content.year import ApproveCycle, ApproveRoadmap

AnyContent = Annotated[
    ApproveRegulation
    | AppointCurator
    | AppointActingHead
    | AppointMentors
    | ApproveMenteeList
    | ApproveMentorRegistry
    | ApproveCycle
    | ApproveRoadmap
    | RelieveMentor
    | FixPairs
    | ChangeGroup
    | ReplaceMentor
    | ExtendProgram
    | AmendProgram
    | CompleteProgram
    | TerminateProgram
    | SuspendProgram
    | ResumeProgram
    | MoveProgram
    | Release
    | LocalAct
    | Repeal
    | ApproveAssociation
    | ApproveIncentives
    | Reward
    | OpenMentorSchool,
    Field(discriminator="kind"),
]

__all__ = [
    "AboutProgram",
    "AmendProgram",
    "AnyContent",
    "AppointActingHead",
    "AppointCurator",
    "AppointMentors",
    "ApproveAssociation",
    "ApproveCycle",
    "ApproveIncentives",
    "ApproveMenteeList",
    "ApproveMentorRegistry",
    "ApproveRegulation",
    "ApproveRoadmap",
    "ChangeGroup",
    "CompleteProgram",
    "Content",
    "Details",
    "ExtendProgram",
    "FixPairs",
    "LocalAct",
    "MoveProgram",
    "OpenMentorSchool",
    "Release",
    "RelieveMentor",
    "Repeal",
    "ReplaceMentor",
    "ResumeProgram",
    "Reward",
    "SuspendProgram",
    "TerminateProgram",
]
