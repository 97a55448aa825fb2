"""Somebody has got acquainted with what binds him: the regulation, legal acts, the code of ethics (4.2, 5.2, 1.3)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from contracts.codes import AcknowledgedAct

from registry.domain.participant.leaving import must_be_here
from registry.domain.participant.participant import Participant, ParticipantEvent


class ActAcknowledged(ParticipantEvent):
    """Each version anew (R-4.2-01, R-5.2-03, R-1.3-06)."""

    TOPIC: ClassVar[str] = "registry.ActAcknowledged"
    act: AcknowledgedAct
    document: UUID

    def apply(self, participant: Participant) -> None:
        participant.acknowledged[self.document] = self.on


def acknowledge(participant: Participant, act: AcknowledgedAct, document: UUID, today: date) -> None:
    must_be_here(participant)
    if document in participant.acknowledged:
        known = participant.acknowledged[document]
        raise Refused("already-acknowledged", f"Ознакомление уже отмечено {known:%d.%m.%Y}")
    participant.record(ActAcknowledged(on=today, act=act, document=document))
