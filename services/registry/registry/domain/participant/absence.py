"""A long absence: parental or another long leave. The person is expected back and starts nothing new until then."""

from datetime import date
from typing import ClassVar

from backbone.errors import Refused

from registry.domain.participant.facts import Absence
from registry.domain.participant.leaving import must_be_here, must_have_come
from registry.domain.participant.participant import Participant, ParticipantEvent


class ParticipantAway(ParticipantEvent):
    """Absent from `on` to `until`, included where it is known (A-35)."""

    TOPIC: ClassVar[str] = "registry.ParticipantAway"
    until: date | None

    def apply(self, participant: Participant) -> None:
        participant.absence = Absence(self.on, self.until)


class ParticipantReturned(ParticipantEvent):
    """At work again from `on`."""

    TOPIC: ClassVar[str] = "registry.ParticipantReturned"

    def apply(self, participant: Participant) -> None:
        participant.absence = None


def go_away(participant: Participant, since: date, until: date | None, today: date) -> None:
    """Told again with another last day, it is another absence."""
    must_be_here(participant)
    must_have_come(since, today, "/since")
    if until is not None and until < since:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/until")
    if participant.absence == Absence(since, until):
        raise Refused("already-away", "Это отсутствие уже отмечено")
    participant.record(ParticipantAway(on=since, until=until))


def come_back(participant: Participant, on: date, today: date) -> None:
    must_be_here(participant)
    must_have_come(on, today)
    if participant.absence is None:
        raise Refused("not-away", "Участник и так работает")
    participant.record(ParticipantReturned(on=on))


def must_be_at_work(participant: Participant, day: date) -> None:
    must_be_here(participant)
    absence = participant.absence
    if absence is not None and absence.covers(day):
        until = f" по {absence.until:%d.%m.%Y}" if absence.until else ""
        raise Refused("participant-away", f"Участник отсутствует с {absence.since:%d.%m.%Y}{until}")
