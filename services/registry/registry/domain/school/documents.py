"""What the school puts before its people in versions: forms of consent, one per purpose; the code of ethics."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.errors import Refused
from contracts.codes import ConsentPurpose, SchoolDocument

from registry.domain.school.school import Document, School, SchoolEvent


class DocumentPublished(SchoolEvent):
    """In force from `on`. A form of consent names its only purpose (R-A.1-D4, INV-27); the code of ethics none
    (R-1.3-06)."""

    TOPIC: ClassVar[str] = "registry.DocumentPublished"
    document: UUID
    kind: SchoolDocument
    purpose: ConsentPurpose | None
    number: int
    text: UUID

    def apply(self, school: School) -> None:
        document = Document(self.document, self.kind, self.purpose, self.number, self.on, self.text)
        school.documents += (document,)


def publish(school: School, kind: SchoolDocument, purpose: ConsentPurpose | None, text: UUID, today: date) -> None:
    school.edition_in_force(today)
    known = [item for item in school.documents if (item.kind, item.purpose) == (kind, purpose)]
    if known and known[-1].since == today:
        raise Refused("document-today", "Сегодня уже опубликована версия этого документа")
    number = len(known) + 1
    id = uuid5(school.id, f"{kind.value}:{purpose and purpose.value}:{number}")
    school.record(DocumentPublished(on=today, document=id, kind=kind, purpose=purpose, number=number, text=text))


def version_on(school: School, kind: SchoolDocument, purpose: ConsentPurpose | None, day: date) -> Document | None:
    found = (item for item in reversed(school.documents) if (item.kind, item.purpose) == (kind, purpose))
    return next((item for item in found if item.since <= day), None)
