"""The platform's clock. Business time can be moved forward in development; token expiry never uses it."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


class Clock:
    """Real time, plus the offset in `file` (`{"offset_seconds": 0}`) where one is named and exists."""

    def __init__(self, time_zone: str = "Europe/Saratov", file: Path | None = None) -> None:
        self.time_zone = ZoneInfo(time_zone)
        self._file = file

    def now(self) -> datetime:
        """UTC."""
        return datetime.now(UTC) + self._offset()

    def today(self) -> date:
        """The calendar date in the municipality's time zone."""
        return self.now().astimezone(self.time_zone).date()

    def _offset(self) -> timedelta:
        if self._file is None or not self._file.exists():
            return timedelta()
        return timedelta(seconds=json.loads(self._file.read_text())["offset_seconds"])
