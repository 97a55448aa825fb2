"""The platform's clock, moved by writing the file that every service's clock reads."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

from backbone.clock import Clock

from mentoring.settings import TIME_ZONE, write


class Backwards(Exception):
    """What has been recorded would lie in the future."""


class MovableClock:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._clock = Clock(TIME_ZONE, file)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return self._clock.now()

    def move(self, now: datetime) -> datetime:
        """Time flows on from `now`. Raises Backwards."""
        with self._lock:
            if now < self.now():
                raise Backwards
            offset = (now - datetime.now(UTC)).total_seconds()
            write(self._file, json.dumps({"offset_seconds": offset}))
        return self.now()
