"""Matches: pairs and groups from the day the order takes effect to the day the mentor is free again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from backbone.letters import Delivery
from contracts import registry
from reporting.timeline import Entry, Handles


@dataclass(frozen=True, kw_only=True)
class Match(Entry):
    """`previous_mentor` where this row is a replacement; the mentor himself where only the group has changed."""

    TABLE: ClassVar[str] = "matches"
    mentor: UUID
    mentees: list[UUID]
    previous_mentor: UUID | None = None


def mentor_assigned(told: Delivery[registry.MentorAssigned]) -> Iterator[Entry]:
    fact = told.fact
    yield Match(subject=fact.match, since=fact.effective, mentor=fact.mentor, mentees=list(fact.mentees))


def mentor_replaced(told: Delivery[registry.MentorReplaced]) -> Iterator[Entry]:
    fact = told.fact
    yield Match(
        subject=fact.match,
        since=fact.effective,
        mentor=fact.mentor,
        mentees=list(fact.mentees),
        previous_mentor=fact.previous,
    )


def group_changed(told: Delivery[registry.GroupChanged]) -> Iterator[Entry]:
    fact = told.fact
    yield Match(
        subject=fact.match,
        since=fact.effective,
        mentor=fact.mentor,
        mentees=list(fact.mentees),
        previous_mentor=fact.mentor,
    )


def assignment_ended(told: Delivery[registry.AssignmentEnded]) -> Iterator[Entry]:
    fact = told.fact
    yield Match(subject=fact.match, since=told.on, live=False, mentor=fact.mentor, mentees=list(fact.mentees))


HANDLES: Handles = {
    registry.MentorAssigned: mentor_assigned,
    registry.MentorReplaced: mentor_replaced,
    registry.GroupChanged: group_changed,
    registry.AssignmentEnded: assignment_ended,
}
