"""Orders that organise mentoring in the school (3.1, 3.3, 3.4)."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.codes import Annex, OrderKind
from pydantic import Field

from registry.domain.order.content.base import Content
from registry.domain.parameters import Parameters


class ApproveRegulation(Content):
    """`sources` are acts of the library that it rests on; `annexes` what it contains besides (R-A.1-D1, R-A.1-D2).
    The order that introduces mentoring may approve the roadmap too: of the year that begins on `year_starts`."""

    kind: Literal[OrderKind.APPROVE_REGULATION] = OrderKind.APPROVE_REGULATION
    parameters: Parameters
    responsible: tuple[UUID, ...] = Field((), max_length=50)
    sources: tuple[UUID, ...] = Field((), max_length=50)
    annexes: tuple[Annex, ...] = Field((), max_length=len(Annex))
    year_starts: date | None = None


class AppointCurator(Content):
    """An acting one up to `until`, included; afterwards the one before is curator again (R-3.4-01)."""

    kind: Literal[OrderKind.APPOINT_CURATOR] = OrderKind.APPOINT_CURATOR
    person: UUID
    until: date | None = None


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
