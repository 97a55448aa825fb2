"""Orders about a personalised program. Here they are only issued: the program changes where it is, by reference."""

from datetime import date
from typing import Literal
from uuid import UUID

from contracts.codes import OrderKind

from registry.domain.order.content.base import Content


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
