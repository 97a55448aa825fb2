"""The public section of a school's site, put together from what is published at this moment (8.1, 8.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.vault import Vault, field_id
from contracts.codes import DataCategory, PublicationKind

from registry.application.registry import Registry
from registry.domain.library.material import Material
from registry.domain.match.match import Match
from registry.domain.participant.participant import Participant
from registry.domain.practice import Practice
from registry.domain.publication.publication import Publication, lacking
from registry.views.shelves import Shelves

SMALLEST = 5
"""Fewer people than this are not counted in public (INV-28)."""
ITEMS = {
    "section": "специальный раздел",
    PublicationKind.PROGRAM.value: "сведения о реализуемых программах",
    PublicationKind.PERSON_CARD.value: "базы наставников и наставляемых",
    PublicationKind.PRACTICE.value: "лучшие кейсы",
    "acts": "федеральные, региональные и локальные акты",
    PublicationKind.MATERIAL.value: "методические рекомендации",
    PublicationKind.NEWS.value: "новости и анонсы",
}
"""What 8.1 wants to stand there."""

Shown = dict[str, object]


@dataclass(frozen=True)
class Section:
    app: Registry
    vault: Vault
    shelves: Shelves

    def complete(self, school: UUID, day: date) -> dict[str, bool]:
        """Which items of 8.1 are there (K-33)."""
        kinds = {str(row["kind"]) for row in self.shelves.published(school)}
        kinds |= {"acts"} if self.shelves.acts_in_force(school, day) else set()
        return {item: item in kinds for item in ITEMS}

    def counts(self, school: UUID) -> Mapping[str, int | None]:
        found = self.shelves.counts(school)
        return {name: number if number >= SMALLEST or number == 0 else None for name, number in found.items()}

    def acts(self, school: UUID, day: date) -> list[Shown]:
        rows = self.shelves.acts_in_force(school, day)
        titles = self.vault.open(row["title"] for row in rows)
        return [{**row, "title": titles[row["title"]]} for row in rows]

    def published(self, school: UUID, day: date) -> dict[PublicationKind, list[Shown]]:
        """By kind, newest first. Whoever does not agree any more is left out, whatever is recorded."""
        found: dict[PublicationKind, list[Shown]] = {kind: [] for kind in PublicationKind}
        for row in self.shelves.published(school):
            publication = self.app.load(Publication, row["id"], school)
            people = [self.app.load(Participant, id, school) for id in publication.matter.persons]
            if self._all_agree(publication, people, day):
                kind = publication.matter.kind
                words = self._words(publication)
                found[kind].append({"published": publication.published, **words, **self._told(publication, people)})
        return found

    def _all_agree(self, publication: Publication, people: list[Participant], day: date) -> bool:
        return all(person.left_on is None and not lacking(publication.matter, person, day) for person in people)

    def _words(self, publication: Publication) -> Shown:
        matter = publication.matter
        return self._opened({"title": matter.title, "text": matter.text, "url": matter.url})

    def _told(self, publication: Publication, people: list[Participant]) -> Shown:
        matter = publication.matter
        match matter.kind:
            case PublicationKind.PROGRAM | PublicationKind.RESULTS if matter.subject:
                of = self.app.load(Match, matter.subject, publication.school)
                return {"direction": of.direction, "forms": of.forms, "kinds": of.kinds, "since": of.effective}
            case PublicationKind.PERSON_CARD:
                return self._card(people[0], matter.categories)
            case PublicationKind.PRACTICE if matter.subject:
                practice = self.app.load(Practice, matter.subject, publication.school)
                text = practice.text if matter.persons else practice.anonymous
                return {"direction": practice.direction, **self._opened({"title": practice.title, "text": text})}
            case PublicationKind.MATERIAL if matter.subject:
                material = self.app.load(Material, matter.subject, publication.school)
                edition = material.latest
                return self._opened({"title": edition.title, "text": edition.text, "url": edition.url})
        return {}

    def _card(self, person: Participant, categories: tuple[DataCategory, ...]) -> Shown:
        """Only the categories that the publication names."""
        fields = [category.value for category in (DataCategory.NAME, DataCategory.POSITION) if category in categories]
        card = self._opened({field: field_id(person.id, field) for field in fields})
        if DataCategory.CAREER in categories:
            card["competences"] = person.competences
        return {**card, "role": "mentor" if person.appointed_on else "mentee"}

    def _opened(self, places: Mapping[str, UUID | None]) -> Shown:
        opened = self.vault.open(place for place in places.values() if place)
        return {name: opened[place] for name, place in places.items() if place}
