"""A platform whose services can be told any time by their machine's clock, each another."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mentoring.platform import Platform

from tests.faults.grounds.told import Told
from tests.faults.needs import FAKETIME


class Wound(Platform):
    """Nothing is born in a nursery: the library that lies about the time must be there from the beginning."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.services = Told(self, self._otherwise)
        for name in self.services.names:
            self._time(name).write_text("+0")

    @contextmanager
    def other_time(self, service: str, seconds: int) -> Iterator[None]:
        self._time(service).write_text(f"{seconds:+}")
        try:
            yield
        finally:
            self._time(service).write_text("+0")

    def _nursery(self) -> None:
        return None

    def _time(self, service: str) -> Path:
        return self.folder.root / f"{service}.faketime"

    def _otherwise(self, service: str) -> Mapping[str, str]:
        return {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self._time(service)),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",  # with it no thread waits for Python's lock as long as it should
        }
