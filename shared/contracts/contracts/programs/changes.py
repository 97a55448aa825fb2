"""Extension, correction, another mentor (5.1, 7.2)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.codes import Form, Kind
from contracts.programs.program import ActivityTerm, ProgramContract


class ExtensionProposed(ProgramContract):
    TYPE: ClassVar[str] = "programs.ExtensionProposed"
    until: date


class ExtensionAgreed(ProgramContract):
    TYPE: ClassVar[str] = "programs.ExtensionAgreed"
    person: UUID
    unanimous: bool


class ProgramExtended(ProgramContract):
    """By unanimous consent and the head's order (7.2); `until` is not included."""

    TYPE: ClassVar[str] = "programs.ProgramExtended"
    previous_until: date
    until: date
    order: UUID


class AmendmentProposed(ProgramContract):
    TYPE: ClassVar[str] = "programs.AmendmentProposed"


class ProgramAmended(ProgramContract):
    """`order` only where the form or the kind changes (7.2); `added` and `removed` are activities of the plan."""

    TYPE: ClassVar[str] = "programs.ProgramAmended"
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    order: UUID | None = None
    added: tuple[ActivityTerm, ...] = ()
    removed: tuple[UUID, ...] = ()


class ProgramMentorReplaced(ProgramContract):
    """The program goes on under its own dates; `mentor` is the new one."""

    TYPE: ClassVar[str] = "programs.ProgramMentorReplaced"
    previous: UUID
