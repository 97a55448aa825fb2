"""One contender in a process of its own: told on each line how many in flight and how long, it answers with its rate.

`process.py NAME DSN`, with `tests/backbone` on the path.
"""

import sys

import uvloop
from backbone import logs

from tests.bench.contenders import CONTENDERS, rate


async def measured(name: str, dsn: str, in_flight: int, seconds: float) -> float:
    contender = CONTENDERS[name](dsn, in_flight)
    async with contender.ready():
        return await rate(contender, seconds)


if __name__ == "__main__":
    logs.configure("ERROR", "bench")
    for line in sys.stdin:
        in_flight, seconds = line.split()
        print(uvloop.run(measured(sys.argv[1], sys.argv[2], int(in_flight), float(seconds))), flush=True)
