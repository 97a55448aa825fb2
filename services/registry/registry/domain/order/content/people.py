"""Orders about people (3.2, 3.3)."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.codes import OrderKind, ReliefGround

from registry.domain.order.content.base import Content, Persons


class AppointMentors(Content):
    kind: Literal[OrderKind.APPOINT_MENTORS] = OrderKind.APPOINT_MENTORS
    persons: Persons


class RelieveMentor(Content):
    """Mentoring ends with the day before `since` (D-37, INV-25). `notified_on` is the day the employer warned."""

    kind: Literal[OrderKind.RELIEVE_MENTOR] = OrderKind.RELIEVE_MENTOR
    person: UUID
    ground: ReliefGround
    since: date
    notified_on: date | None = None

    @property
    def persons(self) -> tuple[UUID, ...]:
        return (self.person,)


class ApproveMenteeList(Content):
    """Those who wish to have a mentor (R-3.3-03, R-A.2-D1)."""

    kind: Literal[OrderKind.APPROVE_MENTEE_LIST] = OrderKind.APPROVE_MENTEE_LIST
    persons: Persons


class ApproveMentorRegistry(Content):
    """A version of the whole registry of mentors (R-3.3-03, R-A.4-01)."""

    kind: Literal[OrderKind.APPROVE_MENTOR_REGISTRY] = OrderKind.APPROVE_MENTOR_REGISTRY
    persons: Persons
