"""What people ask for, and what becomes of it (1.4, 3.5, 4, 5). Whom nobody names here must not be told."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import PetitionKind, PetitionOutcome


class PetitionContract(Contract):
    """Filed `by` a person; told to the posts it is for, and to the `others` who may know of it. The mentor whom a
    mentee wants replaced is not among them before the decision (R-5.1-05), the curator never where discipline is
    proposed (R-4.2-06)."""

    petition: UUID
    kind: PetitionKind
    by: UUID
    program: UUID | None = None
    for_head: bool
    for_curator: bool
    others: tuple[UUID, ...] = ()


class PetitionFiled(PetitionContract):
    """`due` is the last day for the decision (T-06, T-13; R-4.1-03, R-5.1-04)."""

    TYPE: ClassVar[str] = "programs.PetitionFiled"
    due: date


class PetitionDecided(PetitionContract):
    """`order` where it was granted by one. `since`, `until` (both included) and `substitutes` of a release (R-1.4-02,
    R-1.4-06)."""

    TYPE: ClassVar[str] = "programs.PetitionDecided"
    outcome: PetitionOutcome
    order: UUID | None = None
    since: date | None = None
    until: date | None = None
    substitutes: tuple[UUID, ...] = ()


class ReleaseUndone(PetitionContract):
    """The order of a release has been repealed: nobody is released by it, and nobody stands in (R-1.4-02). It says the
    same as the decision."""

    TYPE: ClassVar[str] = "programs.ReleaseUndone"
    order: UUID
    since: date
    until: date
    substitutes: tuple[UUID, ...] = ()


class PetitionWithdrawn(PetitionContract):
    TYPE: ClassVar[str] = "programs.PetitionWithdrawn"
