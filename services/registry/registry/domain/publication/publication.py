"""A publication in the school's section: requested, published, withdrawn. Whoever is named in it has agreed."""

from abc import abstractmethod
from collections.abc import Collection
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import Code, DataCategory, PublicationKind
from pydantic import BaseModel, ConfigDict

from registry.domain.participant.named import name_in, remove_from
from registry.domain.participant.participant import Participant
from registry.domain.publication.ending import Ending
from registry.domain.publication.kinds import KINDS, About, Shape


class PublicationState(Code):
    REQUESTED = "requested", "предложена"
    PUBLISHED = "published", "опубликована"
    WITHDRAWN = "withdrawn", "снята"


class Matter(BaseModel):
    """What is published: of what, naming whom with which categories of data, and then on which `resource`. The words
    are sealed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: PublicationKind
    subject: UUID | None
    persons: tuple[UUID, ...]
    categories: tuple[DataCategory, ...]
    resource: str | None
    title: UUID | None
    text: UUID | None
    url: UUID | None

    @property
    def shape(self) -> Shape:
        return KINDS[self.kind]


class Publication(Aggregate):
    matter: Matter

    def reset(self) -> None:
        self.state = PublicationState.REQUESTED
        self.published: date | None = None
        self.withdrawn: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, PublicationEvent)
        event.apply(self)


class PublicationEvent(Event):
    """A fact of one publication."""

    @abstractmethod
    def apply(self, publication: Publication) -> None:
        """Changes the publication's state; never refuses."""


class PublicationRequested(PublicationEvent):
    """Somebody proposes it for the section (R-3.5-11)."""

    TOPIC: ClassVar[str] = "registry.PublicationRequested"
    matter: Matter

    def apply(self, publication: Publication) -> None:
        publication.matter = self.matter


Publication.BORN_AS = PublicationRequested


class PublicationPublished(PublicationEvent):
    """It stands in the public section (R-8.1-01 … R-8.2-01)."""

    TOPIC: ClassVar[str] = "registry.PublicationPublished"
    kind: PublicationKind
    subject: UUID | None
    persons: tuple[UUID, ...]

    def apply(self, publication: Publication) -> None:
        publication.state, publication.published = PublicationState.PUBLISHED, self.on


class PublicationWithdrawn(PublicationEvent):
    """`by_consent`: because a person in it took the consent back, at once (T-10; R-8.1-03)."""

    TOPIC: ClassVar[str] = "registry.PublicationWithdrawn"
    kind: PublicationKind
    subject: UUID | None
    persons: tuple[UUID, ...]
    by_consent: bool

    def apply(self, publication: Publication) -> None:
        publication.state, publication.withdrawn = PublicationState.WITHDRAWN, self.on


def request(publication: Publication, matter: Matter, today: date) -> None:
    shape = matter.shape
    if (matter.subject is None) != (shape.about is About.NOTHING):
        raise Refused("publication-subject", "Для этого вида публикации назовите, о чём она", field="/subject")
    for name in shape.texts.split():
        if getattr(matter, name) is None:
            raise Refused("publication-incomplete", f"Для этого вида публикации нужно: {name}", field=f"/{name}")
    if not set(matter.categories) <= set(shape.may):
        raise Refused("publication-category", "Такие данные здесь не публикуются", field="/categories")
    if len({bool(matter.persons), bool(matter.categories), matter.resource is not None}) > 1:
        raise Refused(
            "publication-persons", "Назовите лица, что о них публикуется и на каком ресурсе", field="/persons"
        )
    publication.record(PublicationRequested(on=today, matter=matter))


def publish(
    publication: Publication,
    people: Collection[Participant],
    ending: Ending,
    today: date,
) -> None:
    """Consents are those of this moment: what is published and the people in it are saved together."""
    matter = publication.matter
    if publication.state is not PublicationState.REQUESTED:
        raise Refused("publication-not-requested", f"Публикация уже {publication.state.label}")
    if matter.shape.after is not None:
        matter.shape.after(ending)
    for person in people:
        missing = lacking(matter, person, today)
        detail = f"Нет согласия на распространение на этом ресурсе: {', '.join(one.label for one in missing)}"
        require(not missing, "INV-15", detail, field="/persons")
        name_in(person, publication.id, today)
    published = PublicationPublished(on=today, kind=matter.kind, subject=matter.subject, persons=matter.persons)
    publication.record(published)


def lacking(matter: Matter, person: Participant, day: date) -> list[DataCategory]:
    """What the person has not agreed to, or does not agree to any more."""
    return [one for one in matter.categories if not person.may_be_published(one, matter.resource, day)]


def withdraw(
    publication: Publication, people: Collection[Participant], today: date, *, by_consent: bool = False
) -> None:
    if publication.state is PublicationState.WITHDRAWN:
        raise Refused("publication-withdrawn", "Публикация уже снята")
    for person in people:
        remove_from(person, publication.id, today)
    matter = publication.matter
    withdrawn = PublicationWithdrawn(
        on=today, kind=matter.kind, subject=matter.subject, persons=matter.persons, by_consent=by_consent
    )
    publication.record(withdrawn)
