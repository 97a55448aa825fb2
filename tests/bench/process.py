"""One contender in a process of its own: told on each line how many in flight and how long, it answers with its rate.

`process.py NAME ADDRESS`, with `tests/backbone` on the path.
"""

import sys

import uvloop
from backbone import logs

from tests.bench.baselines import Floor, JetStream, Library, LibraryChanging, MessageDb, Raw
from tests.bench.contenders import Contender, Ours, OursChanging, rate

CONTENDERS: dict[str, type[Contender]] = {
    "ours": Ours,
    "ours, changing": OursChanging,
    "library": Library,
    "library, changing": LibraryChanging,
    "message-db": MessageDb,
    "raw, a commit each": Raw,
    "floor": Floor,
    "JetStream": JetStream,
}


async def measured(name: str, address: str, in_flight: int, seconds: float) -> float:
    contender = CONTENDERS[name](address, in_flight)
    async with contender.ready():
        return await rate(contender, seconds)


if __name__ == "__main__":
    logs.configure("ERROR", "bench")
    for line in sys.stdin:
        in_flight, seconds = line.split()
        print(uvloop.run(measured(sys.argv[1], sys.argv[2], int(in_flight), float(seconds))), flush=True)
