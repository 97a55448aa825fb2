"""A service that answers before it has written, where somebody's card is corrected."""

import runpy
import sys
from threading import Timer

from backbone.eventstore import Decision, EventSourced
from backbone.eventstore.application import Decided
from backbone.intent import Intent, Receipt

EARLY = "registry.ParticipantChanged"
LATER = 0.3
"""Seconds."""
commit, commit_soon = EventSourced.commit, EventSourced.commit_soon


def hasty_commit(self: EventSourced, intent: Intent, decision: Decision) -> Receipt:
    decided = self.decided(intent, decision)
    return answered(self, decided) if early(decided) else commit(self, intent, decision)


async def hasty_commit_soon(self: EventSourced, decided: Decided) -> Receipt:
    return answered(self, decided) if early(decided) else await commit_soon(self, decided)


def early(decided: Decided) -> bool:
    return any(event.topic == EARLY for event in decided.write.events)


def answered(app: EventSourced, decided: Decided) -> Receipt:
    Timer(LATER, app.home.write, [decided.write]).start()
    position = (app.recorder.max_notification_id() or 0) + 1
    return Receipt(id=decided.principal.id, version=decided.principal.version, position=position)


if __name__ == "__main__":
    EventSourced.commit = hasty_commit  # type: ignore[method-assign]
    EventSourced.commit_soon = hasty_commit_soon  # type: ignore[method-assign]
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
