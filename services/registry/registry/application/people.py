"""Commands about participants. Names and other texts are sealed beside them; here are only the places where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.errors import Forbidden, NotFound, Refused
from backbone.eventstore import Decision, command
from backbone.identity import Role
from backbone.intent import Intent
from contracts.codes import Direction, SignatureKind

from registry.application.base import Application
from registry.domain.match.match import Match
from registry.domain.participant import card as cards
from registry.domain.participant import consents, leaving, profile
from registry.domain.participant.participant import Card, Participant, Subject
from registry.domain.school.school import School
from registry.domain.signature import Signature


@dataclass(frozen=True)
class Entry:
    """One person of the staff list. `fields` are the sealed fields that differ from what the vault has."""

    participant: UUID
    card: Card
    fields: tuple[str, ...] = ()


class People(Application):
    @command
    def register_participant(self, intent: Intent, entry: Entry) -> Participant:
        if self.known(entry.participant, intent.school):
            raise Refused("participant-known", "Участник с этим табельным номером уже есть", field="/staff_number")
        return self._entered(intent, entry, self.school(intent))

    @command
    def import_staff(self, intent: Intent, entries: Sequence[Entry]) -> Decision:
        """All or nothing; who is known already is brought up to date."""
        school = self.school(intent)
        return school, *(self._entered(intent, entry, school) for entry in entries)

    @command
    def offer_mentoring(
        self, intent: Intent, id: UUID, competences: tuple[Direction, ...], capacity: int, tags: UUID | None
    ) -> Participant:
        participant = self.participant(id, self.organised(intent))
        profile.offer_mentoring(participant, competences, capacity, tags, intent.today)
        return participant

    @command
    def declare_needs(self, intent: Intent, id: UUID, needs: tuple[Direction, ...], tags: UUID | None) -> Participant:
        participant = self.participant(id, self.organised(intent))
        profile.declare_needs(participant, needs, tags, intent.today)
        return participant

    @command
    def give_consent(
        self, intent: Intent, id: UUID, subject: Subject, signed_on: date, signature: Signature
    ) -> Participant:
        school = self.organised(intent)
        if intent.actor.role == Role.CURATOR and intent.actor.person != id:
            _must_be_a_document(signature)
        participant = self.participant(id, school)
        if subject.match is not None:
            self.load(Match, subject.match, school.id).must_not_be_over()
        consents.give(participant, subject, signed_on, signature, intent.today)
        return participant

    @command
    def withdraw_consent(self, intent: Intent, id: UUID, subject: Subject) -> Participant:
        participant = self.participant(id, self.school(intent))
        consents.withdraw(participant, subject, intent.today)
        return participant

    @command
    def record_departure(self, intent: Intent, id: UUID) -> Participant:
        participant = self.participant(id, self.school(intent))
        leaving.leave(participant, intent.today)
        return participant

    @command
    def forget_participant(self, intent: Intent, id: UUID) -> Participant:
        """The key is destroyed in reaction to what this records."""
        participant = self.participant(id, self.school(intent))
        leaving.forget(participant, intent.today)
        return participant

    def known(self, id: UUID, school: UUID) -> Participant | None:
        try:
            return self.load(Participant, id, school)
        except NotFound:
            return None

    def _entered(self, intent: Intent, entry: Entry, school: School) -> Participant:
        participant = self.known(entry.participant, school.id)
        if participant is not None:
            cards.change(participant, entry.card, entry.fields, intent.today)
            return participant
        participant = Participant(entry.participant, school.id)
        cards.register(participant, entry.card, intent.today)
        return participant


def _must_be_a_document(signature: Signature) -> None:
    """The curator registers what another has signed; nobody signs electronically for another."""
    if signature.kind is SignatureKind.SIMPLE:
        raise Forbidden("Простую электронную подпись ставит сам участник")
