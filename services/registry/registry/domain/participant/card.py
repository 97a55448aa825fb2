"""How a person gets into the bank (3.4), and how the card changes when the staff list does."""

from datetime import date
from typing import Any, ClassVar

from backbone.events import Upcaster

from registry.domain.participant.participant import Card, Participant, ParticipantEvent


def _nothing_taught(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"card": data["card"] | {"subjects": (), "category": None}}


class ParticipantRegistered(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.ParticipantRegistered"
    VERSION: ClassVar[int] = 2
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {1: _nothing_taught}
    card: Card

    def apply(self, participant: Participant) -> None:
        participant.card = self.card


Participant.BORN_AS = ParticipantRegistered


class ParticipantChanged(ParticipantEvent):
    """`fields` names the sealed fields that were written anew: their values are in the vault alone. Who had left is
    back."""

    TOPIC: ClassVar[str] = "registry.ParticipantChanged"
    VERSION: ClassVar[int] = 2
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {1: _nothing_taught}
    card: Card
    fields: tuple[str, ...]

    def apply(self, participant: Participant) -> None:
        participant.card = self.card
        participant.left_on, participant.forgotten = None, False


def register(participant: Participant, card: Card, today: date) -> None:
    participant.record(ParticipantRegistered(on=today, card=card))


def differs(participant: Participant, card: Card, fields: tuple[str, ...]) -> bool:
    return bool(fields) or card != participant.card or participant.left_on is not None


def change(participant: Participant, card: Card, fields: tuple[str, ...], today: date) -> None:
    """Records nothing where nothing differs, so that a repeated import is no news."""
    if differs(participant, card, fields):
        participant.record(ParticipantChanged(on=today, card=card, fields=fields))
