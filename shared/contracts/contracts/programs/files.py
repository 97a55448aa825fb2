"""Access of a mentor to the personal file of his mentee: granted, viewed, revoked (4.1, INV-17)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.base import Contract


class FileAccessContract(Contract):
    access: UUID
    program: UUID
    mentor: UUID
    mentee: UUID


class FileAccessGranted(FileAccessContract):
    """To the last day `until`, and never beyond the program (R-4.1-02)."""

    TYPE: ClassVar[str] = "programs.FileAccessGranted"
    petition: UUID
    until: date


class FileViewed(FileAccessContract):
    """The mentor has looked into it: its subject is told each time (N-13, R-4.1-02)."""

    TYPE: ClassVar[str] = "programs.FileViewed"


class FileAccessRevoked(FileAccessContract):
    TYPE: ClassVar[str] = "programs.FileAccessRevoked"
