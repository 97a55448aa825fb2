"""Orders about a personalised program. Here they are only issued: the program changes where it is, by reference."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.codes import OrderKind

from registry.domain.order.content.base import Content, Persons


class AboutProgram(Content):
    match: UUID


class ExtendProgram(AboutProgram):
    """`until` is not included."""

    kind: Literal[OrderKind.EXTEND_PROGRAM] = OrderKind.EXTEND_PROGRAM
    until: date


class AmendProgram(AboutProgram):
    kind: Literal[OrderKind.AMEND_PROGRAM] = OrderKind.AMEND_PROGRAM


class CompleteProgram(AboutProgram):
    kind: Literal[OrderKind.COMPLETE_PROGRAM] = OrderKind.COMPLETE_PROGRAM


class TerminateProgram(AboutProgram):
    kind: Literal[OrderKind.TERMINATE_PROGRAM] = OrderKind.TERMINATE_PROGRAM


class SuspendProgram(AboutProgram):
    """`until` is the last day, None while nobody knows it."""

    kind: Literal[OrderKind.SUSPEND_PROGRAM] = OrderKind.SUSPEND_PROGRAM
    since: date
    until: date | None = None


class ResumeProgram(AboutProgram):
    kind: Literal[OrderKind.RESUME_PROGRAM] = OrderKind.RESUME_PROGRAM
    since: date


class MoveProgram(AboutProgram):
    """The program goes by another edition of the regulation from now on (R-9.2-01)."""

    kind: Literal[OrderKind.MOVE_PROGRAM] = OrderKind.MOVE_PROGRAM
    edition: UUID


class Release(AboutProgram):
    """Members are released from duties for events of the program; both days are included (R-1.4-02)."""

    kind: Literal[OrderKind.RELEASE] = OrderKind.RELEASE
    persons: Persons
    since: date
    until: date
