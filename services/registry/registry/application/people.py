"""Commands about participants. Names and other texts are sealed beside them; here are only the places where."""

from datetime import date
from uuid import UUID

from backbone.errors import Forbidden
from backbone.eventstore import Decision, command
from backbone.identity import Role
from backbone.intent import Intent
from contracts.codes import ConsentPurpose, DataCategory, Direction, SchoolDocument, SignatureKind, StoppingDelay

from registry.application.base import Application
from registry.application.publications import unpublished
from registry.domain.match.match import Match
from registry.domain.participant import consents, profile, requesting, stopping, waiting
from registry.domain.participant.consents import Distribution
from registry.domain.participant.participant import Participant, Subject
from registry.domain.school import documents
from registry.domain.signature import Signature


class People(Application):
    @command
    def offer_mentoring(
        self, intent: Intent, id: UUID, competences: tuple[Direction, ...], capacity: int, tags: UUID | None
    ) -> Participant:
        """Who has not consented yet is asked to: without it no order makes a mentor (R-3.2-01)."""
        participant = self.participant(id, self.organised(intent))
        profile.offer_mentoring(participant, competences, capacity, tags, intent.today)
        requesting.request_once(participant, Subject(ConsentPurpose.BE_MENTOR), intent.today)
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
    def request_consent(
        self, intent: Intent, id: UUID, subject: Subject, categories: tuple[DataCategory, ...]
    ) -> Participant:
        school = self.organised(intent)
        participant = self.participant(id, school)
        if subject.match is not None:
            self.load(Match, subject.match, school.id).must_not_be_over()
        requesting.request(participant, subject, intent.today, categories)
        return participant

    @command
    def give_consent(
        self,
        intent: Intent,
        id: UUID,
        subject: Subject,
        signed_on: date,
        signature: Signature,
        distribution: Distribution | None = None,
    ) -> Participant:
        school = self.organised(intent)
        if intent.actor.role == Role.CURATOR and intent.actor.person != id:
            _must_be_a_document(signature)
        participant = self.participant(id, school)
        if subject.match is not None:
            self.load(Match, subject.match, school.id).must_not_be_over()
        form = documents.version_on(school, SchoolDocument.CONSENT_FORM, subject.purpose, signed_on)
        given = consents.ConsentGiven(
            on=signed_on,
            purpose=subject.purpose,
            match=subject.match,
            signature=signature,
            distribution=distribution,
            form=form and form.number,
        )
        consents.give(participant, given, intent.today)
        return participant

    @command
    def withdraw_consent(self, intent: Intent, id: UUID, subject: Subject) -> Decision:
        """What rests on a consent to distribution ends with it, in the same transaction."""
        participant = self.participant(id, self.school(intent))
        consents.withdraw(participant, subject, intent.today)
        if subject.purpose is not ConsentPurpose.DISTRIBUTION:
            return (participant,)
        return participant, *unpublished(self, participant, intent.today)

    @command
    def extend_stopping(self, intent: Intent, id: UUID, subject: Subject, delay: StoppingDelay) -> Participant:
        participant = self.participant(id, self.school(intent))
        stopping.extend(participant, subject, delay, intent.today)
        return participant

    @command
    def confirm_stopping(self, intent: Intent, id: UUID, subject: Subject) -> Participant:
        participant = self.participant(id, self.school(intent))
        consents.confirm_stopped(participant, subject, intent.today)
        return participant


def _must_be_a_document(signature: Signature) -> None:
    """The curator registers what another has signed; nobody signs electronically for another."""
    if signature.kind is SignatureKind.SIMPLE:
        raise Forbidden("Простую электронную подпись ставит сам участник")
