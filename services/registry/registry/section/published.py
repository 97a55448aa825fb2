"""What stands in the public section of a school's site at this moment (8.1, 8.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from backbone.vault import Vault, field_id
from contracts.codes import ActLevel, ActType, DataCategory, PublicationKind

from registry.application.registry import Registry
from registry.domain.library.material import Material
from registry.domain.match.match import Match
from registry.domain.participant.participant import Participant, covers
from registry.domain.practice import Practice
from registry.domain.publication.publication import Publication, PublicationState, lacking
from registry.domain.school.school import School
from registry.views.shelves import Shelves

SMALLEST = 5
"""Fewer people than this are not counted in public, and more of them by so many: what is hidden of the school in the
statistics is not to be read here (INV-28)."""
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

Shown = dict[str, Any]
TYPES, LEVELS = {code.value: code for code in ActType}, {code.value: code for code in ActLevel}


@dataclass(frozen=True)
class Contents:
    """What stands in a school's section; `items` by kind, newest first. Of what is counted there are at least so many;
    None where they are few."""

    school: School
    counts: Mapping[str, int | None]
    items: Mapping[str, list[Shown]]


class Told(NamedTuple):
    """Of one publication: where its texts lie sealed, and what is no text."""

    texts: Mapping[str, UUID]
    facts: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Section:
    """`public_url` is where this service is to be found, None where nobody has said."""

    app: Registry
    vault: Vault
    shelves: Shelves
    public_url: str | None = None

    def contents(self, school: UUID, place: str | None = None) -> Contents:
        """With `place`, the address of a page, only those people who agreed to stand there. Raises NotFound."""
        day, of = self.app.clock.today(), self.app.load(School, school, school)
        acts = {"acts": self._acts(school, day)}
        return Contents(of, self._counts(school), {**self._published(school, day, place), **acts})

    def complete(self, school: UUID) -> dict[str, bool]:
        """Which items of 8.1 are there (K-33)."""
        kinds = {str(row["kind"]) for row in self.shelves.published(school)}
        kinds |= {"acts"} if self.shelves.acts_in_force(school, self.app.clock.today()) else set()
        return {item: item in kinds for item in ITEMS}

    def _counts(self, school: UUID) -> Mapping[str, int | None]:
        found = self.shelves.counts(school)
        return {name: number - number % SMALLEST or (None if number else 0) for name, number in found.items()}

    def _acts(self, school: UUID, day: date) -> list[Shown]:
        rows = self.shelves.acts_in_force(school, day)
        titles = self.vault.open(row["title"] for row in rows)
        return [
            {**row, "title": titles[row["title"]], "type": TYPES[row["type"]], "level": LEVELS[row["level"]]}
            for row in rows
        ]

    def _published(self, school: UUID, day: date, place: str | None = None) -> dict[str, list[Shown]]:
        """By kind, newest first. Whoever does not agree any more is left out, whatever lists say; and who has agreed to
        stand elsewhere than at `place`."""
        standing = [
            (publication, people)
            for publication, people in self._listed(school)
            if publication.state is PublicationState.PUBLISHED
            and _is_here(publication, people, place)
            and _all_agree(publication, people, day)
        ]
        told = [self._told(publication, people) for publication, people in standing]
        opened = self.vault.open(text for item in told for text in item.texts.values())
        found: dict[str, list[Shown]] = {kind.value: [] for kind in PublicationKind}
        for (publication, _), item in zip(standing, told, strict=True):
            matter = publication.matter
            known = {"id": publication.id, "published": publication.published, "resource": matter.resource}
            words = {name: opened[text] for name, text in item.texts.items()}
            found[matter.kind.value].append({**known, **words, **item.facts})
        return found

    def _listed(self, school: UUID) -> Iterator[tuple[Publication, list[Participant]]]:
        """With the people that each names."""
        for row in self.shelves.published(school):
            publication = self.app.load(Publication, row["id"], school)
            yield publication, [self.app.load(Participant, id, school) for id in publication.matter.persons]

    def _told(self, publication: Publication, people: list[Participant]) -> Told:
        matter = publication.matter
        words = _sealed(title=matter.title, text=matter.text, url=matter.url)
        match matter.kind:
            case PublicationKind.PROGRAM | PublicationKind.RESULTS if matter.subject:
                of = self.app.load(Match, matter.subject, publication.school)
                lasted = {"since": of.effective, "ended": of.ended}
                return Told(words, {"direction": of.direction, "forms": of.forms, "kinds": of.kinds, **lasted})
            case PublicationKind.PERSON_CARD:
                return _card(people[0], matter.categories, words)
            case PublicationKind.PRACTICE if matter.subject:
                practice = self.app.load(Practice, matter.subject, publication.school)
                text = practice.text if matter.persons else practice.anonymous
                return Told(words | _sealed(title=practice.title, text=text), {"direction": practice.direction})
            case PublicationKind.MATERIAL if matter.subject:
                edition = self.app.load(Material, matter.subject, publication.school).latest
                return Told(words | _sealed(title=edition.title, text=edition.text, url=edition.url))
        return Told(words)


def _is_here(publication: Publication, people: list[Participant], place: str | None) -> bool:
    return not people or place is None or covers(publication.matter.resource, place)


def _all_agree(publication: Publication, people: list[Participant], day: date) -> bool:
    return all(person.left_on is None and not lacking(publication.matter, person, day) for person in people)


def _card(person: Participant, categories: tuple[DataCategory, ...], words: Mapping[str, UUID]) -> Told:
    """Only the categories that the publication names."""
    fields = [category.value for category in (DataCategory.NAME, DataCategory.POSITION) if category in categories]
    career = {"competences": person.competences} if DataCategory.CAREER in categories else {}
    role = {"role": "mentor" if person.appointed_on else "mentee"}
    return Told({**words, **{field: field_id(person.id, field) for field in fields}}, career | role)


def _sealed(**texts: UUID | None) -> dict[str, UUID]:
    return {name: text for name, text in texts.items() if text}
