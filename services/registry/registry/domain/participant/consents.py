"""Consents: each a document with one purpose (INV-27), given and withdrawn by the person alone."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import ConsentPurpose

from registry.domain.participant.participant import Consent, Participant, ParticipantEvent, Subject
from registry.domain.signature import Signature


class ConsentGiven(ParticipantEvent):
    """`on` is the day it was signed."""

    TOPIC: ClassVar[str] = "registry.ConsentGiven"
    purpose: ConsentPurpose
    match: UUID | None
    signature: Signature

    def apply(self, participant: Participant) -> None:
        consent = Consent(self.on, self.signature.kind, self.signature.reference)
        participant.consents[Subject(self.purpose, self.match)] = consent


class ConsentWithdrawn(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.ConsentWithdrawn"
    purpose: ConsentPurpose
    match: UUID | None

    def apply(self, participant: Participant) -> None:
        subject = Subject(self.purpose, self.match)
        participant.consents[subject] = replace(participant.consents[subject], withdrawn_on=self.on)


def give(participant: Participant, subject: Subject, signed_on: date, signature: Signature, today: date) -> None:
    must_name_match(subject)
    if signed_on > today:
        raise Refused("signed-in-future", "Дата подписания ещё не наступила", field="/signed_on")
    known = participant.consents.get(subject)
    if known is not None and known.live:
        raise Refused("consent-live", f"Это согласие уже дано {known.signed_on:%d.%m.%Y}")
    documents = {item.reference: of.purpose for of, item in participant.consents.items()}
    purpose = documents.get(signature.reference, subject.purpose)
    detail = f"Документом {signature.reference} уже дано согласие с другой целью: {purpose.label}"
    require(purpose is subject.purpose, "INV-27", detail, field="/signature/reference")
    participant.record(ConsentGiven(on=signed_on, purpose=subject.purpose, match=subject.match, signature=signature))


def withdraw(participant: Participant, subject: Subject, today: date) -> None:
    """Needs no reason (R-1.3-05)."""
    must_name_match(subject)
    known = participant.consents.get(subject)
    if known is None or not known.live:
        raise Refused("no-consent", "Такого действующего согласия нет")
    participant.record(ConsentWithdrawn(on=today, purpose=subject.purpose, match=subject.match))


def must_name_match(subject: Subject) -> None:
    """A match is named exactly where the purpose is to join one."""
    if (subject.purpose is ConsentPurpose.JOIN_MATCH) != (subject.match is not None):
        raise Refused("consent-match", "Пара (группа) называется только в согласии на участие в ней", field="/match")
