"""Commands about the public section of the school's site."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import NotFound, Refused
from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import ConsentPurpose, DataCategory, OrderKind, PublicationKind

from registry.application.base import Application
from registry.domain.library.material import Material
from registry.domain.match.match import Match
from registry.domain.order.order import Order
from registry.domain.participant import requesting
from registry.domain.participant.participant import Participant, Subject
from registry.domain.practice import Practice
from registry.domain.publication import publication as publications
from registry.domain.publication.ending import Ending, FinalReport
from registry.domain.publication.kinds import KINDS, About
from registry.domain.publication.publication import Matter, Publication, PublicationState, lacking
from registry.domain.school.school import School


@dataclass(frozen=True)
class Wish:
    """What somebody wants to be published; the words are sealed already."""

    kind: PublicationKind
    subject: UUID | None
    persons: tuple[UUID, ...]
    categories: tuple[DataCategory, ...]
    resource: str | None
    texts: dict[str, UUID]


class Publications(Application):
    @command
    def request_publication(self, intent: Intent, wish: Wish) -> Decision:
        """Whoever is named and has not agreed is asked to (R-8.1-03)."""
        school = self.organised(intent)
        publication = Publication(intent.new_id("publication"), school.id)
        matter = self._matter(school, wish)
        publications.request(publication, matter, intent.today)
        people = self.people(matter.persons, school).values()
        for person in people:
            if missing := lacking(matter, person, intent.today):
                subject = Subject(ConsentPurpose.DISTRIBUTION, url=matter.resource)
                requesting.request_once(person, subject, intent.today, tuple(missing))
        return publication, *people

    @command
    def publish_publication(self, intent: Intent, id: UUID, reports: Collection[FinalReport]) -> Decision:
        """Publication and people in one transaction: a consent taken back in between is seen."""
        school = self.organised(intent)
        publication = self.load(Publication, id, school.id)
        people = self.people(publication.matter.persons, school)
        match = self._match(school, publication.matter)
        ending = Ending(match, self._ended_by(match), reports) if match else Ending()
        publications.publish(publication, people.values(), ending, intent.today)
        return publication, *people.values()

    @command
    def withdraw_publication(self, intent: Intent, id: UUID) -> Decision:
        school = self.organised(intent)
        publication = self.load(Publication, id, school.id)
        people = self.people(publication.matter.persons, school)
        publications.withdraw(publication, people.values(), intent.today)
        return publication, *people.values()

    def _matter(self, school: School, wish: Wish) -> Matter:
        persons = wish.persons
        match KINDS[wish.kind].about:
            case About.PERSON if wish.subject:
                persons = (self.participant(wish.subject, school).id,)
            case About.PRACTICE if wish.subject:
                practice = self.load(Practice, wish.subject, school.id)
                if practice.approved is None:
                    raise Refused("practice-not-approved", "Практика ещё не утверждена", field="/subject")
                persons = practice.persons if wish.categories else ()
            case About.MATERIAL if wish.subject:
                self.load(Material, wish.subject, school.id)
            case About.MATCH if wish.subject:
                self.load(Match, wish.subject, school.id)
        self.people(persons, school)
        words = {name: wish.texts.get(name) for name in ("title", "text", "url")}
        return Matter(
            kind=wish.kind,
            subject=wish.subject,
            persons=persons,
            categories=wish.categories,
            resource=wish.resource,
            **words,
        )

    def _match(self, school: School, matter: Matter) -> Match | None:
        """That whose program the publication is about."""
        if matter.subject is None:
            return None
        if matter.shape.about is About.PRACTICE:
            return self.load(Match, self.load(Practice, matter.subject, school.id).match, school.id)
        return self.load(Match, matter.subject, school.id) if matter.shape.about is About.MATCH else None

    def _ended_by(self, match: Match) -> OrderKind | None:
        """What the order was that ended the program: completed in full, or early (A-22)."""
        if match.ended_by is None:
            return None
        try:
            return self.load(Order, match.ended_by, match.school).issued.kind
        except NotFound:
            return None


def unpublished(app: Application, participant: Participant, today: date) -> tuple[Aggregate, ...]:
    """What named the person by a consent that stands no longer is withdrawn with it (T-10)."""
    found = []
    for id in sorted(participant.publications):
        publication = app.load(Publication, id, participant.school)
        stands = publication.state is PublicationState.PUBLISHED
        if stands and (participant.forgotten or lacking(publication.matter, participant, today)):
            publications.withdraw(publication, (participant,), today, by_consent=True)
            found.append(publication)
    return tuple(found)
