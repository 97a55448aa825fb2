"""A service that answers before it has written."""

import runpy
import sys
from threading import Timer

from backbone.eventstore import Decision, EventSourced
from backbone.eventstore.application import Decided
from backbone.intent import Intent, Receipt

LATER = 0.3
"""Seconds."""


def commit(self: EventSourced, intent: Intent, decision: Decision) -> Receipt:
    return answered(self, self.decided(intent, decision))


async def commit_soon(self: EventSourced, decided: Decided) -> Receipt:
    return answered(self, decided)


def answered(app: EventSourced, decided: Decided) -> Receipt:
    Timer(LATER, app.home.write, [decided.write]).start()
    position = (app.recorder.max_notification_id() or 0) + 1
    return Receipt(id=decided.principal.id, version=decided.principal.version, position=position)


if __name__ == "__main__":
    EventSourced.commit = commit  # type: ignore[method-assign]
    EventSourced.commit_soon = commit_soon  # type: ignore[method-assign]
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
