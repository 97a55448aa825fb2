"""A rebuild that gets stuck in the middle, for a test to kill: `rebuild_process.py DSN OWNER_DSN`."""

import asyncio
import sys
import threading

from backbone.clock import Clock
from backbone.follower import Projection, Rows, rebuild
from backbone.letters import Delivery
from boxes import Filled, Opened
from twins import OWN, WRITTEN, Programs, add, note

STUCK_AT = 5


def stuck(rows: Rows, delivery: Delivery[Filled]) -> None:
    if delivery.position == STUCK_AT:
        print("stuck", flush=True)
        threading.Event().wait()
    add(rows, delivery)


if __name__ == "__main__":
    work = Projection(OWN.name, {Opened: note, Filled: stuck}, WRITTEN)
    asyncio.run(rebuild(Programs(sys.argv[1], Clock()), sys.argv[2], [work], {}, lambda _: None))
