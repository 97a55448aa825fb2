"""Help whenever it is needed (2.3, 5.1), and the colleagues whom a mentor involves (4.1)."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract


class HelpContract(Contract):
    help: UUID
    program: UUID
    mentor: UUID
    mentee: UUID


class HelpRequested(HelpContract):
    """`due` is the last day for the first answer (T-12, R-2.3-11, R-5.1-03). `asked_at` is UTC."""

    TYPE: ClassVar[str] = "programs.HelpRequested"
    due: date
    asked_at: datetime


class HelpAnswered(HelpContract):
    """`first`: nobody had answered before, and the term is kept or missed by this one (K-26). Times are UTC."""

    TYPE: ClassVar[str] = "programs.HelpAnswered"
    by: UUID
    first: bool
    asked_at: datetime
    answered_at: datetime


class HelpClosed(HelpContract):
    """The mentee needs no further answer."""

    TYPE: ClassVar[str] = "programs.HelpClosed"


class HelperContract(Contract):
    program: UUID
    activity: UUID
    mentor: UUID
    helper: UUID


class HelperInvited(HelperContract):
    """A colleague is asked to help with one activity; without his consent he sees nothing (R-4.1-01, INV-09)."""

    TYPE: ClassVar[str] = "programs.HelperInvited"


class HelperJoined(HelperContract):
    TYPE: ClassVar[str] = "programs.HelperJoined"


class HelperLeft(HelperContract):
    """He declined, left or was let go."""

    TYPE: ClassVar[str] = "programs.HelperLeft"
