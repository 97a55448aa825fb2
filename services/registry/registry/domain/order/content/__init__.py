"""What an order does, by its kind; a module per theme."""

from typing import Annotated

from pydantic import Field

from registry.domain.order.content.base import Content, Details
from registry.domain.order.content.matches import FixPairs, ReplaceMentor
from registry.domain.order.content.organisation import AppointActingHead, AppointCurator, ApproveRegulation
from registry.domain.order.content.people import AppointMentors, ApproveMenteeList, ApproveMentorRegistry
from registry.domain.order.content.programs import (
    AboutProgram,
    AmendProgram,
    CompleteProgram,
    ExtendProgram,
    TerminateProgram,
)

AnyContent = Annotated[
    ApproveRegulation
    | AppointCurator
    | AppointActingHead
    | AppointMentors
    | ApproveMenteeList
    | ApproveMentorRegistry
    | FixPairs
    | ReplaceMentor
    | ExtendProgram
    | AmendProgram
    | CompleteProgram
    | TerminateProgram,
    Field(discriminator="kind"),
]

__all__ = [
    "AboutProgram",
    "AmendProgram",
    "AnyContent",
    "AppointActingHead",
    "AppointCurator",
    "AppointMentors",
    "ApproveMenteeList",
    "ApproveMentorRegistry",
    "ApproveRegulation",
    "CompleteProgram",
    "Content",
    "Details",
    "ExtendProgram",
    "FixPairs",
    "ReplaceMentor",
    "TerminateProgram",
]
