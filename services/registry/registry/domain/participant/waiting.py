"""Who has needs and no mentor waits; the curator looks again and again, and nobody is rejected for waiting (annex,
stage 5)."""

from datetime import date, timedelta
from typing import ClassVar

from backbone.errors import Refused
from contracts.codes import WaitingOutcome

from registry.domain.participant.leaving import must_be_here
from registry.domain.participant.participant import Participant, ParticipantEvent


class WaitingBegun(ParticipantEvent):
    """The curator looks again by `due` (R-A.5-03)."""

    TOPIC: ClassVar[str] = "registry.WaitingBegun"
    due: date

    def apply(self, participant: Participant) -> None:
        participant.waiting_since = self.on


class WaitingReviewed(ParticipantEvent):
    """The search goes on, or support was offered; what kind, nobody records (R-A.5-03)."""

    TOPIC: ClassVar[str] = "registry.WaitingReviewed"
    outcome: WaitingOutcome
    next_due: date

    def apply(self, participant: Participant) -> None:
        """Waiting goes on."""


def begin(participant: Participant, today: date, days: int) -> None:
    """Where there are needs and no mentor; who waits already goes on waiting."""
    alone = participant.needs and not participant.menteeships and participant.left_on is None
    if alone and participant.waiting_since is None:
        participant.record(WaitingBegun(on=today, due=today + timedelta(days=days)))


def review(participant: Participant, outcome: WaitingOutcome, today: date, days: int) -> None:
    must_be_here(participant)
    if participant.waiting_since is None:
        raise Refused("not-waiting", "Участник не ждёт наставника")
    due = today + timedelta(days=days)
    participant.record(WaitingReviewed(on=today, outcome=outcome, next_due=due))
