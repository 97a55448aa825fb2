"""What all commands of registry need: the school they are given in, and the people they speak of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden, NotFound
from backbone.eventstore import EventSourced
from backbone.identity import Role
from backbone.intent import Intent

from registry.domain.match.match import Match
from registry.domain.participant.participant import Participant
from registry.domain.school.school import School
from registry.views.facts import PROPOSAL

A = TypeVar("A", bound=Aggregate)


class Application(EventSourced):
    def edition_of(self, aggregate: Aggregate) -> UUID | None:
        """A pair or group stays on the edition it was fixed under (9.2)."""
        if isinstance(aggregate, Match) and aggregate.edition:
            return aggregate.edition
        school = aggregate if isinstance(aggregate, School) else self._school_of(aggregate)
        edition = school and school.edition_on(self.clock.today())
        return edition.id if edition else None

    def school(self, intent: Intent) -> School:
        return self.load(School, intent.school, intent.school)

    def organised(self, intent: Intent) -> School:
        """Of what needs the regulation to be in force, and of the curator that an order names him."""
        school = self.school(intent)
        school.edition_in_force(intent.today)
        if intent.actor.role == Role.CURATOR:
            school.must_have_curator(intent.actor.person, intent.today)
        return school

    def participant(self, id: UUID, school: School) -> Participant:
        return self.load(Participant, id, school.id)

    def find(self, kind: type[A], id: UUID, school: School) -> A | None:
        try:
            return self.load(kind, id, school.id)
        except NotFound:
            return None

    def people(self, ids: Iterable[UUID], school: School) -> dict[UUID, Participant]:
        """Each once, however often named."""
        return {id: self.participant(id, school) for id in dict.fromkeys(ids)}

    def taking_part(self, school: School) -> tuple[UUID, ...]:
        """The curator, and all in the banks of mentors and mentees who have not left."""
        with self.database.transaction(school.id) as cursor:
            rows = cursor.execute(
                """SELECT id FROM participants
                   WHERE left_on IS NULL AND (appointed OR competences <> '{}' OR needs <> '{}') ORDER BY place"""
            ).fetchall()
        curator = school.curator_on(self.clock.today())
        return (*((curator.person,) if curator else ()), *(row["id"] for row in rows))

    def proposed(self, petitions: Iterable[UUID], school: School) -> bool:
        """Whether each of them proposes a reward or an incentive, and stands: neither refused nor withdrawn."""
        wanted = set(petitions)
        with self.database.transaction(school.id) as cursor:
            rows = cursor.execute(
                "SELECT about FROM facts WHERE key = %s AND about = ANY(%s)", (PROPOSAL, list(wanted))
            ).fetchall()
        return wanted == {row["about"] for row in rows}

    def program_until(self, match: UUID, school: School) -> date | None:
        """The first day after the program of the match, once it is approved; as far as programs has told."""
        with self.database.transaction(school.id) as cursor:
            row = cursor.execute("SELECT until FROM program_ends WHERE match = %s", (match,)).fetchone()
        return row["until"] if row else None

    def _school_of(self, aggregate: Aggregate) -> School | None:
        """None while the school itself is being registered."""
        try:
            return self.load(School, aggregate.school, None) if aggregate.school else None
        except NotFound:
            return None


def actor_of(intent: Intent) -> UUID:
    """Raises Forbidden for who is no person."""
    if intent.actor.person is None:
        raise Forbidden("Это делает человек, а не служба")
    return intent.actor.person


def speaking_for(intent: Intent, person: UUID) -> Intent:
    """A person speaks for himself, the curator on behalf of others. Raises Forbidden for everybody else."""
    if intent.actor.person == person:
        return intent
    if intent.actor.role != Role.CURATOR:
        raise Forbidden("Это делает сам участник или куратор от его имени")
    return replace(intent, actor=replace(intent.actor, on_behalf_of=str(person)))
