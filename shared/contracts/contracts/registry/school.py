"""The school and the acts that organise mentoring in it (1.1, 3.1, 3.4)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.regulation import RuleParameters


class SchoolRegistered(Contract):
    """`name` is the public name of the institution; `origins` are the web origins of its own frontend."""

    TYPE: ClassVar[str] = "registry.SchoolRegistered"
    school: UUID
    name: str
    short_name: str
    head: UUID
    origins: tuple[str, ...] = ()


class SchoolRenamed(Contract):
    """The public names from `since` on; documents dated before keep theirs (R-1.1-01)."""

    TYPE: ClassVar[str] = "registry.SchoolRenamed"
    school: UUID
    name: str
    short_name: str
    since: date


class HeadChanged(Contract):
    TYPE: ClassVar[str] = "registry.HeadChanged"
    school: UUID
    head: UUID
    since: date


class SchoolOriginsDeclared(Contract):
    TYPE: ClassVar[str] = "registry.SchoolOriginsDeclared"
    school: UUID
    origins: tuple[str, ...]


class RegulationEditionApproved(Contract):
    TYPE: ClassVar[str] = "registry.RegulationEditionApproved"
    edition: UUID
    number: int
    order: UUID
    valid_from: date
    parameters: RuleParameters


class CuratorAppointed(Contract):
    """`until` is the last day of an acting curator, after whom the one before is curator again (R-3.4-01)."""

    TYPE: ClassVar[str] = "registry.CuratorAppointed"
    person: UUID
    order: UUID
    since: date
    until: date | None = None


class ActingHeadAppointed(Contract):
    """`since` and `until` are both included."""

    TYPE: ClassVar[str] = "registry.ActingHeadAppointed"
    person: UUID
    order: UUID
    since: date
    until: date


class MenteePoolActualised(Contract):
    TYPE: ClassVar[str] = "registry.MenteePoolActualised"
    mentees: int
    next_due: date
