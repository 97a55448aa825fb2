"""Commands about participants. Names and other texts are sealed beside them; here are only the places where."""

from datetime import date
from uuid import UUID

from backbone.errors import Forbidden
from backbone.eventstore import command
from backbone.identity import Role
from backbone.intent import Intent
from contracts.codes import Direction, SignatureKind

from registry.application.base import Application
from registry.domain.match.match import Match
from registry.domain.participant import consents, profile, waiting
from registry.domain.participant.participant import Participant, Subject
from registry.domain.signature import Signature


class People(Application):
    @command
    def offer_mentoring(
        self, intent: Intent, id: UUID, competences: tuple[Direction, ...], capacity: int, tags: UUID | None
    ) -> Participant:
        participant = self.participant(id, self.organised(intent))
        profile.offer_mentoring(participant, competences, capacity, tags, intent.today)
        return participant

    @command
    def declare_needs(self, intent: Intent, id: UUID, needs: tuple[Direction, ...], tags: UUID | None) -> Participant:
        """Who has no mentor begins to wait for one."""
        school = self.organised(intent)
        participant = self.participant(id, school)
        profile.declare_needs(participant, needs, tags, intent.today)
        waiting.begin(participant, intent.today, school.edition_in_force(intent.today).parameters.waiting_review_days)
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


def _must_be_a_document(signature: Signature) -> None:
    """The curator registers what another has signed; nobody signs electronically for another."""
    if signature.kind is SignatureKind.SIMPLE:
        raise Forbidden("Простую электронную подпись ставит сам участник")
