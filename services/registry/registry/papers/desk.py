"""Where documents are made: composed, refused with what is missing, written down, handed out."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from uuid import UUID

from backbone.clock import Clock
from backbone.web import Problem
from papers.composing import Composer, Facts
from papers.making import Format, make, template_version
from papers.office import Office
from papers.paper import Source
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

    def make(self, subject: Subject, facts: Facts, format: Format) -> Made:
        """Raises Problem that names what is missing: a document with a hole is never made."""
        said = WORDINGS[subject.kind]
        place = self.office.place(subject.school)
        paper = self._composer.compose(said, {"place": place, **facts}, subject.sources)
        if paper.missing:
            raise _incomplete(paper.missing)
        requisites = paper.requisites
        entry = Entry(
            school=subject.school,
            kind=subject.kind,
            subject=subject.id,
            order=subject.order,
            title=f"{requisites.kind} {requisites.title}".strip(),
            number=requisites.number,
            dated=requisites.day,
            template=template_version(said, self.office),
            sources={str(source.id): source.version for source in subject.sources},
        )
        id = self.drawer.enter(entry, self.clock.now())
        content = make(paper, format, self.office, self._address(id))
        self.drawer.file(subject.school, id, format, hashlib.sha256(content).hexdigest(), self.clock.now())
        return Made(content, format, f"{subject.kind}-{requisites.number or subject.id}.{format}")

    def _address(self, id: UUID) -> str | None:
        return f"{self.public_url.rstrip('/')}{VERIFICATION}{id}" if self.public_url else None


def _incomplete(missing: tuple[str, ...]) -> Problem:
    told = {"errors": [{"detail": f"Не указано: {what}"} for what in missing]}
    return Problem("refused", f"Документ не составить, не указано: {'; '.join(missing)}", "document-incomplete", told)


WORDINGS = {
    kind: said
    for file in sorted(files("registry.papers.wordings").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".toml")
    for kind, said in load(file).items()
}
"""By kind of document; those of orders have the names of the orders' kinds."""
