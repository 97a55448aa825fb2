"""Where documents are made: composed, refused with what is missing, written down, handed out."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib.resources.abc import Traversable
from uuid import UUID

from papers.composing import Composer, Facts
from papers.drawer import Drawer, Entry
from papers.making import Format, make, template_version
from papers.office import Office
from papers.paper import Incomplete, Paper, Source
from papers.wording import Wording, load

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
    """`wordings` are by kind of document. `now` is a clock. `public_url` is where everybody reaches it; without
    one no QR code is printed."""

    wordings: Mapping[str, Wording]
    office: Office
    drawer: Drawer
    now: Callable[[], datetime]
    public_url: str | None

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.office.declension)

    def prepare(self, subject: Subject, facts: Facts) -> Prepared:
        place = self.office.place(subject.school)
        return Prepared(
            subject, self._composer.compose(self.wordings[subject.kind], {"place": place, **facts}, subject.sources)
        )

    def title(self, kind: str, facts: Facts) -> str:
        """Of a document that another one speaks of."""
        return self._composer.say(self.wordings[kind].title, facts)

    def make(self, prepared: Prepared, format: Format) -> Made:
        """Writes down that it was made. Raises Incomplete."""
        must_be_complete([prepared])
        subject, now = prepared.subject, self.now()
        id = self.drawer.enter(self._entry(prepared), now)
        content = make(prepared.paper, format, self.office, self._address(id))
        self.drawer.file(subject.school, id, format, hashlib.sha256(content).hexdigest(), now)
        return Made(content, format, f"{prepared.name}.{format}")

    def make_aside(self, said: Wording, facts: Facts, format: Format) -> bytes:
        """What is no document and leads nowhere: a table of contents."""
        return make(self._composer.compose(said, facts), format, self.office, None)

    def _entry(self, prepared: Prepared) -> Entry:
        subject, requisites = prepared.subject, prepared.paper.requisites
        return Entry(
            school=subject.school,
            kind=subject.kind,
            subject=subject.id,
            order=subject.order,
            organisation=requisites.organisation,
            title=self.wordings[subject.kind].public_title,
            number=requisites.number,
            dated=requisites.day,
            template=template_version(self.wordings[subject.kind], self.office),
            sources={str(source.id): source.version for source in subject.sources},
        )

    def _address(self, id: UUID) -> str | None:
        return f"{self.public_url.rstrip('/')}{VERIFICATION}{id}" if self.public_url else None


def must_be_complete(papers: Sequence[Prepared]) -> None:
    """Raises Incomplete, which names the document where there are several."""
    lacking = [(prepared.title, what) for prepared in papers for what in prepared.paper.missing]
    if lacking:
        raise Incomplete(tuple(f"{title}: {what}" if len(papers) > 1 else what for title, what in lacking))


def load_all(folder: Traversable) -> dict[str, Wording]:
    """By kind of document, of every wording file in the folder."""
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {kind: said for file in found for kind, said in load(file).items()}
