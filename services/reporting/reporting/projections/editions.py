"""Editions of each school's regulation, and the beginnings of what has a term by them; reports of mentors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry
from contracts.codes import Initiator
from reporting.timeline import Entry, Handles


@dataclass(frozen=True, kw_only=True)
class Edition(Entry):
    TABLE: ClassVar[str] = "editions"
    edition: UUID
    parameters: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Step(Entry):
    """Something that has a term begins; `kind` says which."""

    TABLE: ClassVar[str] = "steps"
    kind: str


@dataclass(frozen=True, kw_only=True)
class MentorReport(Entry):
    TABLE: ClassVar[str] = "mentor_reports"
    mentor: UUID


POOL, HEARING = "pool", "hearing"


def edition_approved(told: Delivery[registry.RegulationEditionApproved]) -> Iterator[Entry]:
    fact, school = told.fact, told.meta.school
    parameters = fact.parameters.model_dump(mode="json")
    yield Edition(subject=school, since=fact.valid_from, edition=fact.edition, parameters=parameters)


def pool_actualised(told: Delivery[registry.MenteePoolActualised]) -> Iterator[Entry]:
    yield Step(subject=told.meta.school, since=told.on, kind=POOL)


def termination_requested(told: Delivery[programs.TerminationRequested]) -> Iterator[Entry]:
    if told.fact.initiator is Initiator.CURATOR:
        yield Step(subject=told.fact.program, since=told.on, kind=HEARING)


def mentor_reported(told: Delivery[programs.MentorReported]) -> Iterator[Entry]:
    yield MentorReport(subject=told.fact.program, since=told.on, mentor=told.fact.mentor)


HANDLES: Handles = {
    registry.RegulationEditionApproved: edition_approved,
    registry.MenteePoolActualised: pool_actualised,
    programs.TerminationRequested: termination_requested,
    programs.MentorReported: mentor_reported,
}
