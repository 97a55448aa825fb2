"""Mediation (3.5): that there is one is told to those in it, and to everybody else how it ended, by code."""

from typing import ClassVar
from uuid import UUID

from contracts.base import Contract
from contracts.codes import MediationOutcome


class MediationContract(Contract):
    """`others` are those in it who did not cause this."""

    mediation: UUID
    others: tuple[UUID, ...] = ()


class MediationOpened(MediationContract):
    """A mentor or a mentee wants somebody to mediate between them (R-3.5-09)."""

    TYPE: ClassVar[str] = "programs.MediationOpened"


class MediatorProposed(MediationContract):
    """Becomes the mediator when he and both sides agree."""

    TYPE: ClassVar[str] = "programs.MediatorProposed"
    mediator: UUID


class MediationBegun(MediationContract):
    """Both sides and the mediator have agreed to each other."""

    TYPE: ClassVar[str] = "programs.MediationBegun"


class MediationClosed(MediationContract):
    """K-28 counts the outcomes."""

    TYPE: ClassVar[str] = "programs.MediationClosed"
    outcome: MediationOutcome
