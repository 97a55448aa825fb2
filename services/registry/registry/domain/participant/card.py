"""How a person gets into the bank (3.4), and how the card changes when the staff list does."""

from datetime import date
from typing import ClassVar

from registry.domain.participant.participant import Card, Participant, ParticipantEvent


class ParticipantRegistered(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.ParticipantRegistered"
    card: Card

    def apply(self, participant: Participant) -> None:
        participant.card = self.card


Participant.BORN_AS = ParticipantRegistered


class ParticipantChanged(ParticipantEvent):
    """`fields` names the sealed fields that were written anew: their values are in the vault alone."""

    TOPIC: ClassVar[str] = "registry.ParticipantChanged"
    card: Card
    fields: tuple[str, ...]

    def apply(self, participant: Participant) -> None:
        participant.card = self.card


def register(participant: Participant, card: Card, today: date) -> None:
    participant.record(ParticipantRegistered(on=today, card=card))


def change(participant: Participant, card: Card, fields: tuple[str, ...], today: date) -> None:
    """Records nothing where nothing differs, so that a repeated import is no news."""
    if fields or card != participant.card:
        participant.record(ParticipantChanged(on=today, card=card, fields=fields))
