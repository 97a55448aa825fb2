"""More time to stop what rested on a withdrawn consent: a notice to the person that says why (152-ФЗ, art. 21)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from backbone.errors import Refused
from contracts.codes import ConsentPurpose, StoppingDelay
from contracts.workdays import plus_working_days

from registry.domain.participant.participant import Participant, ParticipantEvent, Subject

MORE = 5
"""Working days, once (T-11). Distribution is stopped in three and nothing extends them (art. 10.1; T-10)."""


class StoppingExtended(ParticipantEvent):
    """Recorded, it is the notice: the person is told of it whatever he wishes."""

    TOPIC: ClassVar[str] = "registry.StoppingExtended"
    purpose: ConsentPurpose
    url: str | None
    delay: StoppingDelay
    previous_due: date
    due: date

    def apply(self, participant: Participant) -> None:
        subject = Subject(self.purpose, url=self.url)
        known = participant.consents[subject]
        participant.consents[subject] = replace(known, stop_due=self.due, extended_on=self.on)


def extend(participant: Participant, subject: Subject, delay: StoppingDelay, today: date) -> None:
    known = participant.consents.get(subject)
    if known is None or known.stop_due is None or known.live:
        raise Refused("nothing-to-stop", "Отозванного согласия, по которому надо что-то прекратить, нет")
    if subject.purpose is ConsentPurpose.DISTRIBUTION:
        raise Refused("not-extendable", "Распространение прекращают за три рабочих дня, продлить этот срок нельзя")
    if known.stopped_on is not None:
        raise Refused("already-stopped", f"Прекращение подтверждено {known.stopped_on:%d.%m.%Y}")
    if known.extended_on is not None:
        raise Refused("already-extended", f"Срок уже продлён {known.extended_on:%d.%m.%Y}, больше его не продлить")
    if today > known.stop_due:
        raise Refused("term-over", f"Срок прошёл {known.stop_due:%d.%m.%Y}: уведомляют до его окончания")
    due = plus_working_days(known.stop_due, MORE)
    participant.record(
        StoppingExtended(
            on=today, purpose=subject.purpose, url=subject.url, delay=delay, previous_due=known.stop_due, due=due
        )
    )
