"""Orders that organise mentoring in the school (3.1, 3.3, 3.4)."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.codes import OrderKind
from pydantic import Field

from registry.domain.order.content.base import Content
from registry.domain.parameters import Parameters


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


class LocalAct(Content):
    """Any other local act on mentoring, by its `title`; `persons` must get acquainted with it (R-3.3-02)."""

    kind: Literal[OrderKind.LOCAL_ACT] = OrderKind.LOCAL_ACT
    since: date
    until: date | None = None
    persons: tuple[UUID, ...] = Field((), max_length=500)

    @property
    def texts(self) -> frozenset[str]:
        return frozenset({"title"})


class Repeal(Content):
    """An order is repealed, or was issued by mistake (INV-30, R-3.3-02)."""

    kind: Literal[OrderKind.REPEAL] = OrderKind.REPEAL
    order: UUID
    erroneous: bool = False
