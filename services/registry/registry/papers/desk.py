"""Where documents are made: composed, refused with what is missing, written down, handed out."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from uuid import UUID

from backbone.clock import Clock
from backbone.web import Problem
from papers.composing import Composer, Facts
from papers.making import Format, make, template_version
from papers.office import Office
from papers.paper import Paper, Source
from papers.wording import load

from registry.papers.drawer import Drawer, Entry

VERIFICATION = "/public/papers/"


@dataclass(frozen=True)
class Subject:
    """What a document is about. `order` is that by which it stands."""

    school: UUID
    kind: str
    id: UUID
    sources: tuple[Source, ...]
    order: UUID | None = None


@dataclass(frozen=True)
class Prepared:
    """Composed and not made yet."""

    subject: Subject
    paper: Paper

    @property
    def title(self) -> str:
        requisites = self.paper.requisites
        return f"{requisites.kind} {requisites.title}".strip()

    @property
    def name(self) -> str:
        """Of the file, without its ending; a number may bring a slash."""
        return f"{self.subject.kind}-{self.paper.requisites.number or self.subject.id}".replace("/", "-")


@dataclass(frozen=True)
class Made:
    content: bytes
    format: Format
    name: str


@dataclass(frozen=True)
class Desk:
    """`public_url` is where everybody reaches this service; without one no QR code is printed."""

    office: Office
    drawer: Drawer
    clock: Clock
    public_url: str | None

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.office.declension)

    def prepare(self, subject: Subject, facts: Facts) -> Prepared:
        place = self.office.place(subject.school)
        return Prepared(
            subject, self._composer.compose(WORDINGS[subject.kind], {"place": place, **facts}, subject.sources)
        )

    def make(self, prepared: Prepared, format: Format) -> Made:
        """Writes down that it was made. Raises Problem that names what is missing."""
        must_be_complete([prepared])
        subject, now = prepared.subject, self.clock.now()
        id = self.drawer.enter(self._entry(prepared), now)
        content = make(prepared.paper, format, self.office, self._address(id))
        self.drawer.file(subject.school, id, format, hashlib.sha256(content).hexdigest(), now)
        return Made(content, format, f"{prepared.name}.{format}")

    def make_aside(self, prepared: Prepared, format: Format) -> bytes:
        """What is no document and leads nowhere: a table of contents."""
        return make(prepared.paper, format, self.office, None)

    def _entry(self, prepared: Prepared) -> Entry:
        subject, requisites = prepared.subject, prepared.paper.requisites
        return Entry(
            school=subject.school,
            kind=subject.kind,
            subject=subject.id,
            order=subject.order,
            title=prepared.title,
            number=requisites.number,
            dated=requisites.day,
            template=template_version(WORDINGS[subject.kind], self.office),
            sources={str(source.id): source.version for source in subject.sources},
        )

    def _address(self, id: UUID) -> str | None:
        return f"{self.public_url.rstrip('/')}{VERIFICATION}{id}" if self.public_url else None


def must_be_complete(papers: Sequence[Prepared]) -> None:
    """Raises Problem: a document with a hole is never made."""
    lacking = [(prepared, what) for prepared in papers for what in prepared.paper.missing]
    if not lacking:
        return
    several = len(papers) > 1
    told = [f"{f'{prepared.title}: ' if several else ''}Не указано: {what}" for prepared, what in lacking]
    detail = "Документы не составить: в них не хватает сведений" if several else f"Документ не составить. {told[0]}"
    raise Problem("refused", detail, "document-incomplete", {"errors": [{"detail": one} for one in told]})


WORDINGS = {
    kind: said
    for file in sorted(files("registry.papers.wordings").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".toml")
    for kind, said in load(file).items()
}
"""By kind of document; those of orders have the names of the orders' kinds."""
