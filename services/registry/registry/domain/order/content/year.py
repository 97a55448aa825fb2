"""Orders about the school's year (3.3, annex 1)."""

from typing import Literal
from uuid import UUID

from contracts.codes import OrderKind

from registry.domain.order.content.base import Content


class ApproveCycle(Content):
    """The yearly program of mentoring, D-29 (R-A.1-D3)."""

    kind: Literal[OrderKind.APPROVE_CYCLE] = OrderKind.APPROVE_CYCLE
    cycle: UUID


class ApproveRoadmap(Content):
    """The drafted version of the year's roadmap, D-03; of a later version it is the amendment (R-3.3-04)."""

    kind: Literal[OrderKind.APPROVE_ROADMAP] = OrderKind.APPROVE_ROADMAP
    cycle: UUID
