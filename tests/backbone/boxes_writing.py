"""A process that opens boxes, many at once: `boxes_writing.py DSN COUNT`; prints the positions it was told, in turn."""

import asyncio
import sys

from backbone.clock import Clock
from boxes import Boxes
from twins import intent


async def write(app: Boxes, count: int) -> None:
    async with app.serving():
        print("ready", flush=True)
        for opening in asyncio.as_completed([app.open.soon(intent(), "чулан") for _ in range(count)]):
            print((await opening).position)


if __name__ == "__main__":
    app = Boxes(sys.argv[1], Clock())
    asyncio.run(write(app, int(sys.argv[2])))
    app.close()
