"""What an order does, by its kind: one mechanism, the differences are data."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.codes import OrderKind
from pydantic import BaseModel, ConfigDict, Field

from registry.domain.parameters import Parameters

Persons = Annotated[tuple[UUID, ...], Field(min_length=1, max_length=200)]


class Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ApproveRegulation(Content):
    kind: Literal[OrderKind.APPROVE_REGULATION] = OrderKind.APPROVE_REGULATION
    parameters: Parameters
    responsible: tuple[UUID, ...] = Field((), max_length=50)


class AppointCurator(Content):
    kind: Literal[OrderKind.APPOINT_CURATOR] = OrderKind.APPOINT_CURATOR
    person: UUID


class AppointActingHead(Content):
    """`since` and `until` are both included."""

    kind: Literal[OrderKind.APPOINT_ACTING_HEAD] = OrderKind.APPOINT_ACTING_HEAD
    person: UUID
    since: date
    until: date


class AppointMentors(Content):
    kind: Literal[OrderKind.APPOINT_MENTORS] = OrderKind.APPOINT_MENTORS
    persons: Persons


class FixPairs(Content):
    kind: Literal[OrderKind.FIX_PAIRS] = OrderKind.FIX_PAIRS
    matches: Persons


class ReplaceMentor(Content):
    kind: Literal[OrderKind.REPLACE_MENTOR] = OrderKind.REPLACE_MENTOR
    match: UUID
    mentor: UUID


class ExtendProgram(Content):
    """`until` is not included."""

    kind: Literal[OrderKind.EXTEND_PROGRAM] = OrderKind.EXTEND_PROGRAM
    match: UUID
    until: date


class AmendProgram(Content):
    kind: Literal[OrderKind.AMEND_PROGRAM] = OrderKind.AMEND_PROGRAM
    match: UUID


class CompleteProgram(Content):
    kind: Literal[OrderKind.COMPLETE_PROGRAM] = OrderKind.COMPLETE_PROGRAM
    match: UUID


class TerminateProgram(Content):
    kind: Literal[OrderKind.TERMINATE_PROGRAM] = OrderKind.TERMINATE_PROGRAM
    match: UUID


AboutProgram = ExtendProgram | AmendProgram | CompleteProgram | TerminateProgram
AnyContent = Annotated[
    ApproveRegulation
    | AppointCurator
    | AppointActingHead
    | AppointMentors
    | FixPairs
    | ReplaceMentor
    | ExtendProgram
    | AmendProgram
    | CompleteProgram
    | TerminateProgram,
    Field(discriminator="kind"),
]
