"""A service that takes for known what has a sequence it has seen; a stream made anew counts from 1 again."""

import runpy
import sys

from backbone.follower.sources import Batch, StreamSource, _letter
from backbone.follower.stream import ReaderLost


async def read(self: StreamSource, position: int, sequence: int, limit: int) -> Batch:
    known, self._sequence = self._sequence, None
    try:
        if known != sequence:
            await self._reader.start_at(sequence + 1)
        messages = await self._reader.fetch(limit)
    except ReaderLost:
        return Batch([], 0)
    letters = [letter for message in messages if (letter := _letter(message)) and letter.sequence > sequence]
    self._sequence = letters[-1].sequence if letters else sequence
    return Batch(letters, 0)


if __name__ == "__main__":
    StreamSource.read = read  # type: ignore[method-assign]
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
