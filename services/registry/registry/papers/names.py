"""People as a document names them: as they were called on its date. Every look at them is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Actor
from papers.facts import Person, known

from registry.application.registry import Registry
from registry.directory import LINE, Directory
from registry.domain.participant.card import ParticipantChanged
from registry.domain.school.school import ActingHead, School

HEAD, ACTING = "руководитель", "исполняющий обязанности руководителя"


@dataclass
class Names:
    """For the reader `looker`, who wants a document for `purpose`."""

    app: Registry
    people: Directory
    looker: Actor
    purpose: str
    school: School
    day: date
    _found: dict[UUID, Person] = field(default_factory=dict)

    def of(self, persons: Iterable[UUID]) -> list[Person]:
        wanted = list(persons)
        fresh = [person for person in dict.fromkeys(wanted) if person not in self._found]
        if fresh:
            self._look(fresh)
        return [self._found[person] for person in wanted]

    def one(self, person: UUID) -> Person:
        return self.of([person])[0]

    def signer(self, person: UUID) -> Person:
        """A head without a post on his card is head all the same, also on the day on which another begins; an acting
        one signs as such."""
        who = self.one(person)
        acting = self.school.last_on(ActingHead, self.day)
        if acting is not None and acting.person == person:
            return Person(who.name, ACTING)
        if any(head == person for _, head in self.school.heads) and not isinstance(who.post, str):
            return Person(who.name, HEAD)
        return who

    def _look(self, persons: list[UUID]) -> None:
        changed = {(person, name): day for person in persons for name, day in self._changes(person).items()}
        found = self.people.look(self.looker, persons, self.purpose, LINE, changed)
        for person, words in found.items():
            name = known(words["name"], "фамилия, имя, отчество участника (не внесены или уничтожены)")
            post = known(words["position"], f"должность: {words['name'] or 'участник без имени'}")
            self._found[person] = Person(name, post[:1].lower() + post[1:] if isinstance(post, str) else post)

    def _changes(self, person: UUID) -> dict[str, date]:
        """When each field changed first after the day."""
        try:
            history = [recorded.event for recorded in self.app.history(person, self.school.id)]
        except NotFound:
            return {}
        changes = [event for event in history if isinstance(event, ParticipantChanged) and event.on > self.day]
        return {name: event.on for event in reversed(changes) for name in event.fields if name in LINE}
