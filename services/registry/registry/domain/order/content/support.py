"""Orders that support mentors: their association, their school, incentives and rewards (3.4, 3.5, annex)."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.codes import OrderKind, RewardKind
from pydantic import Field

from registry.domain.order.content.base import Content, Part, Persons


class ApproveAssociation(Content):
    """What the curator has proposed (R-3.4-03)."""

    kind: Literal[OrderKind.APPROVE_ASSOCIATION] = OrderKind.APPROVE_ASSOCIATION
    proposal: UUID


class ApproveIncentives(Content):
    """`scheme` is its text; `material` where some of its rewards are paid for (R-3.5-10)."""

    kind: Literal[OrderKind.APPROVE_INCENTIVES] = OrderKind.APPROVE_INCENTIVES
    material: bool

    @property
    def texts(self) -> frozenset[str]:
        return frozenset({"scheme"})


class Reward(Content):
    """`basis` are petitions that propose a reward or an incentive, by id (R-A.7-D3)."""

    kind: Literal[OrderKind.REWARD] = OrderKind.REWARD
    persons: Persons
    reward: RewardKind
    basis: tuple[UUID, ...] = Field(max_length=50)


class Lesson(Part):
    """`topic` names the text that says what it is about."""

    topic: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,31}$")]
    on: date


class OpenMentorSchool(Content):
    """`programme` is the text of what is taught; each topic has its text, too (R-A.4-D4)."""

    kind: Literal[OrderKind.OPEN_MENTOR_SCHOOL] = OrderKind.OPEN_MENTOR_SCHOOL
    schedule: tuple[Lesson, ...] = Field(min_length=1, max_length=60)

    @property
    def texts(self) -> frozenset[str]:
        return frozenset({"programme", *(lesson.topic for lesson in self.schedule)})
