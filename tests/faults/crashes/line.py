"""The story on a platform whose services die at named points, while they do what they were asked."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from mentoring.story.telling import line_to
from mentoring.story.transport import Caller, Line

from tests.faults.crashes.process import FILE, POINTS
from tests.faults.grounds.told import Told

SCRIPT = Path(__file__).with_name("process.py")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
LONGEST = 0.5
"""Seconds after an answer in which what is to follow it begins; if nothing does, there is no such point."""
LOOK = 0.005


@contextmanager
def crashing(data: Path) -> Iterator[Platform]:
    """A platform whose services die where they are told to, and are started again at once however often they do."""
    platform = Platform(data)
    commands = {name: (str(SCRIPT), name) for name in SERVICES}
    platform.services = Told(platform, lambda _: {FILE: str(armed(platform))}, commands)
    with patch("mentoring.supervisor.SOUND_AFTER", 0), platform:
        yield platform


def armed(platform: Platform) -> Path:
    return platform.folder.root / "crash"


def line_of(platform: Platform, *, each: int | None = None) -> "CrashingLine":
    usual = line_to(platform.access)
    return CrashingLine(usual.services, usual.token, crash=armed(platform), each=each)


@dataclass
class CrashingLine(Line):
    """Each kind of command meets every point once, as often as it is given; or each third kind, say, one point.
    Commands are given one after another, so that what dies, dies of the one that was meant."""

    crash: Path = Path()
    each: int | None = None
    met: dict[str, dict[str, bool]] = field(default_factory=dict)
    """By command and point: whether it was reached."""
    _alone: threading.Lock = field(default_factory=threading.Lock)

    def attempt(self, caller: Caller, method: str, url: str, request: dict[str, Any]) -> httpx.Response:
        if method != "POST":
            return super().attempt(caller, method, url, request)
        with self._alone:
            service, command = self._command(url)
            if (point := self._next(command)) is None:
                return super().attempt(caller, method, url, request)
            self._arm(f"{service} {point}")
            answered = False
            try:
                answer = super().attempt(caller, method, url, request)
                answered = True
                return answer
            finally:
                self.met[command][point] = self._reached(LONGEST if answered else 0)

    def _command(self, url: str) -> tuple[str, str]:
        service = next(name for name, base in self.services.items() if url.startswith(base))
        return service, service + ID.sub("…", url.removeprefix(self.services[service]))

    def _next(self, command: str) -> str | None:
        met = self.met.setdefault(command, {})
        if self.each is None:
            return next((point for point in POINTS if point not in met), None)
        turn, passed_over = divmod(list(self.met).index(command), self.each)
        return None if met or passed_over else POINTS[turn % len(POINTS)]

    def _arm(self, what: str) -> None:
        draft = self.crash.with_suffix(".draft")
        draft.write_text(what)
        draft.rename(self.crash)

    def _reached(self, wait: float) -> bool:
        deadline = time.monotonic() + wait
        while self.crash.exists() and time.monotonic() < deadline:
            time.sleep(LOOK)
        try:
            self.crash.unlink()
        except FileNotFoundError:
            return True
        return False
