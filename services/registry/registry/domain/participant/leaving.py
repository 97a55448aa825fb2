"""A person leaves the school, and may be forgotten afterwards: the key to the words about him is destroyed."""

from datetime import date, timedelta
from typing import ClassVar

from backbone.errors import Refused
from backbone.events import Upcaster
from contracts.codes import ConsentPurpose, LeavingCause

from registry.domain.participant.participant import Participant, ParticipantEvent, Subject

DESTRUCTION = timedelta(days=30)
"""Within which data are destroyed that nothing else allows to keep (T-14; 152-ФЗ, art. 21)."""


class ParticipantLeft(ParticipantEvent):
    """From `on` no longer here. What becomes of pairs and programs, people decide (A-35). `destroy_due` is the last day
    to keep data, where the employment was the only basis left."""

    TOPIC: ClassVar[str] = "registry.ParticipantLeft"
    VERSION: ClassVar[int] = 3
    UPCASTERS: ClassVar[dict[int, Upcaster]] = {
        1: lambda data: data | {"cause": LeavingCause.UNKNOWN.value},
        2: lambda data: data | {"destroy_due": None},
    }
    cause: LeavingCause
    destroy_due: date | None = None

    def apply(self, participant: Participant) -> None:
        participant.left_on, participant.absence = self.on, None
        participant.waiting_since = None


class ParticipantForgotten(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.ParticipantForgotten"

    def apply(self, participant: Participant) -> None:
        participant.forgotten = True


def leave(participant: Participant, cause: LeavingCause, on: date, today: date) -> None:
    must_be_here(participant)
    must_have_come(on, today)
    participant.record(ParticipantLeft(on=on, cause=cause, destroy_due=_destroy_due(participant, on)))


def forget(participant: Participant, today: date) -> None:
    if participant.left_on is None:
        raise Refused("still-here", "Забыть можно того, кто выбыл")
    if participant.mentorships or participant.menteeships:
        raise Refused("still-assigned", "Сначала завершите или переоформите его пары и группы")
    if participant.forgotten:
        raise Refused("already-forgotten", "Данные участника уже уничтожены")
    participant.record(ParticipantForgotten(on=today))


def must_be_here(participant: Participant) -> None:
    if participant.left_on is not None:
        raise Refused("participant-left", f"Участник выбыл {participant.left_on:%d.%m.%Y}")


def must_have_come(day: date, today: date, field: str = "/on") -> None:
    if day > today:
        raise Refused("day-in-future", f"День {day:%d.%m.%Y} ещё не наступил", field=field)


def _destroy_due(participant: Participant, left: date) -> date | None:
    """Who has withdrawn the consent was known by employment alone. Of others the term runs from the withdrawal."""
    consent = participant.consents.get(Subject(ConsentPurpose.PERSONAL_DATA))
    if participant.card.external_until is not None or consent is None or consent.withdrawn_on is None:
        return None
    return max(left, consent.withdrawn_on) + DESTRUCTION
