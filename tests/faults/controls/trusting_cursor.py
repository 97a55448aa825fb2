"""A service that tells what it remembers not to have told, whatever its stream has."""

import runpy
import sys

from backbone import relay
from backbone.relay import Head, Relay
from nats.js import JetStreamContext


async def resume(self: Relay, jetstream: JetStreamContext) -> Head:
    position = await relay.in_thread(relay._remembered, self._app.database)  # type: ignore[attr-defined]
    found = self._app.recorder.select_notifications(position, 1) if position else []
    event = str(self._mapper.recorded(found[0]).meta.event_id) if found else ""
    return Head((await jetstream.stream_info(self.service.upper())).state.last_seq, position, event)


if __name__ == "__main__":
    Relay._resume = resume  # type: ignore[method-assign]
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
