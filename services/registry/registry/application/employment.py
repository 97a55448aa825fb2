"""Commands about the terms on which somebody is a mentor."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from backbone.eventstore import command
from backbone.intent import Intent
from contracts.codes import ClearanceKind, LegalRegime

from registry.application.base import Application
from registry.domain.participant import clearances, labour
from registry.domain.participant.participant import Participant


class Employment(Application):
    @command
    def record_regime(self, intent: Intent, id: UUID, regime: LegalRegime, since: date, basis: UUID) -> Participant:
        participant = self.participant(id, self.organised(intent))
        labour.record_regime(participant, regime, since, basis)
        return participant

    @command
    def sign_labour_agreement(
        self, intent: Intent, id: UUID, number: str, signed_on: date, since: date, texts: Mapping[str, UUID]
    ) -> Participant:
        participant = self.participant(id, self.organised(intent))
        signed = {"on": signed_on, "agreement": intent.new_id("agreement"), "number": number, "since": since}
        labour.sign_agreement(
            participant, labour.LabourAgreementSigned.model_validate(signed | dict(texts)), intent.today
        )
        return participant

    @command
    def attest_clearance(
        self, intent: Intent, id: UUID, kind: ClearanceKind, number: str, issued: date, until: date
    ) -> Participant:
        participant = self.participant(id, self.organised(intent))
        clearances.attest(participant, kind, number, issued, until, intent.today)
        return participant
