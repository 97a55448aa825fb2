"""The mentor's access to documents of his mentee's personal file (4.1): granted, purposed, limited, logged (INV-17)."""

from abc import abstractmethod
from datetime import date, datetime
from typing import ClassVar, NamedTuple
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import require

from programs.domain.petition.petition import Petition
from programs.domain.program import Program


class Viewed(NamedTuple):
    document: UUID
    at: datetime


class FileAccess(Aggregate):
    """`documents` and `purpose` are texts; `until` is the last day."""

    program: UUID
    petition: UUID
    edition: UUID
    mentor: UUID
    mentee: UUID
    documents: tuple[UUID, ...]
    purpose: UUID
    granted: date
    until: date

    def reset(self) -> None:
        self.views: tuple[Viewed, ...] = ()
        self.revoked: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, FileAccessEvent)
        event.apply(self)


class FileAccessEvent(Event):
    """A fact of one access."""

    @abstractmethod
    def apply(self, access: FileAccess) -> None:
        """Changes the access's state; never refuses."""


class FileAccessGranted(FileAccessEvent):
    """By the head, on a petition: which documents, for what, until when (R-4.1-02)."""

    TOPIC: ClassVar[str] = "programs.FileAccessGranted"
    program: UUID
    petition: UUID
    edition: UUID
    mentor: UUID
    mentee: UUID
    documents: tuple[UUID, ...]
    purpose: UUID
    until: date

    def apply(self, access: FileAccess) -> None:
        access.program, access.petition, access.edition = self.program, self.petition, self.edition
        access.mentor, access.mentee = self.mentor, self.mentee
        access.documents, access.purpose = self.documents, self.purpose
        access.granted, access.until = self.on, self.until


class FileViewed(FileAccessEvent):
    """Every look is a fact, and its subject sees it (R-4.1-02). `at` is UTC."""

    TOPIC: ClassVar[str] = "programs.FileViewed"
    document: UUID
    at: datetime

    def apply(self, access: FileAccess) -> None:
        access.views += (Viewed(self.document, self.at),)


class FileAccessRevoked(FileAccessEvent):
    TOPIC: ClassVar[str] = "programs.FileAccessRevoked"

    def apply(self, access: FileAccess) -> None:
        access.revoked = self.on


FileAccess.BORN_AS = FileAccessGranted


def grant(id: UUID, petition: Petition, program: Program, on: date) -> FileAccess:
    """To the mentor the program has on this day."""
    program.must_live()
    details = petition.details
    assert details.until
    require(on <= details.until, "INV-17", "Срок, о котором просили, уже прошёл")
    access = FileAccess(id)
    granted = FileAccessGranted(
        on=on,
        program=program.id,
        petition=petition.id,
        edition=petition.edition,
        mentor=program.mentor,
        mentee=details.concerned[0],
        documents=details.documents,
        purpose=petition.text,
        until=details.until,
    )
    access.record(granted)
    return access


def view(access: FileAccess, program: Program, document: UUID, at: datetime, on: date) -> None:
    require(access.revoked is None, "INV-17", "Руководитель прекратил доступ")
    require(on <= access.until, "INV-17", f"Доступ был открыт до {access.until:%d.%m.%Y}")
    led = program.mentor == access.mentor and not program.has_ended
    require(led, "INV-17", "Доступ кончается вместе с программой наставника")
    require(document in access.documents, "INV-17", "К этому документу доступ не открыт", field="/document")
    access.record(FileViewed(on=on, document=document, at=at))


def revoke(access: FileAccess, on: date) -> None:
    if access.revoked:
        raise Refused("already-revoked", "Доступ уже прекращён")
    access.record(FileAccessRevoked(on=on))
