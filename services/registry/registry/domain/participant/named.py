"""In which publications a person is named, so that a consent taken back finds them (152-ФЗ, art. 10.1; INV-15)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from registry.domain.participant.participant import Participant, ParticipantEvent


class NamedInPublication(ParticipantEvent):
    """Recorded with the publication, so that a consent taken back meanwhile stops it (R-8.1-03)."""

    TOPIC: ClassVar[str] = "registry.NamedInPublication"
    publication: UUID

    def apply(self, participant: Participant) -> None:
        participant.publications |= {self.publication}


class RemovedFromPublication(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.RemovedFromPublication"
    publication: UUID

    def apply(self, participant: Participant) -> None:
        participant.publications -= {self.publication}


def name_in(participant: Participant, publication: UUID, today: date) -> None:
    participant.record(NamedInPublication(on=today, publication=publication))


def remove_from(participant: Participant, publication: UUID, today: date) -> None:
    if publication in participant.publications:
        participant.record(RemovedFromPublication(on=today, publication=publication))
