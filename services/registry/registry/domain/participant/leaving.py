"""A person leaves the school, and may be forgotten afterwards: the key to the words about him is destroyed."""

from datetime import date, timedelta
from typing import ClassVar, NamedTuple

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


class Hold(NamedTuple):
    """What still requires the data; it has to end first."""

    code: str
    words: str


def holds(participant: Participant) -> list[Hold]:
    found = []
    if participant.left_on is None:
        why = "участник не выбыл: данные работника школа хранит по закону (152-ФЗ, ст. 6; ТК РФ, гл. 14)"
        found.append(Hold("still-here", why))
    for match in (*participant.mentorships, *participant.menteeships):
        found.append(Hold("still-assigned", f"не завершена и не переоформлена пара или группа {match}"))
    return found


def forget(participant: Participant, today: date) -> None:
    """Raises Refused, which names everything that stands against it."""
    if standing := holds(participant):
        raise Refused(standing[0].code, f"Данные ещё нужны: {'; '.join(hold.words for hold in standing)}")
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
