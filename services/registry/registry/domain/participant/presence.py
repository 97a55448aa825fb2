"""What a staff list says of somebody's being here, and what becomes of the person by it (A-35)."""

from dataclasses import dataclass
from datetime import date

from contracts.codes import LeavingCause

from registry.domain.participant.absence import come_back, go_away
from registry.domain.participant.facts import Absence
from registry.domain.participant.leaving import leave
from registry.domain.participant.participant import Participant


@dataclass(frozen=True)
class Presence:
    """At work, away for long (from `since` to `until`), or gone for `cause`."""

    at_work: bool = False
    cause: LeavingCause | None = None
    since: date | None = None
    until: date | None = None


def note(participant: Participant, presence: Presence, today: date) -> None:
    """Records nothing where it is known already, so that a repeated list is no news."""
    if presence.cause is not None:
        if participant.left_on is None:
            leave(participant, presence.cause, presence.since or today, today)
    elif presence.at_work:
        if participant.absence is not None:
            come_back(participant, today, today)
    else:
        known = participant.absence
        since = presence.since or (known.since if known else today)
        if known != Absence(since, presence.until):
            go_away(participant, since, presence.until, today)
