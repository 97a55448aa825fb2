"""Starts child processes, starts again whichever dies, and stops them all in the opposite order."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mentoring.errors import DidNotStart
from mentoring.process import Child, Server

log = logging.getLogger(__name__)
TICK = 0.1
FIRST_DELAY = 0.25
LONGEST_DELAY = 15.0
SOUND_AFTER = 30.0
"""Seconds of life after which earlier deaths are forgotten."""
EXAMINED_EVERY = 5.0
GIVEN_UP_AFTER = 3
"""Examinations in a row that found it broken."""


@dataclass
class Watched:
    child: Child
    starts: int = 0
    attempts: int = 0
    since: float = 0.0
    due: float | None = 0.0
    error: Exception | None = None
    examined: float = 0.0
    found_broken: int = 0
    complete: bool = False

    def delay(self) -> float:
        """Seconds; none for the first start and the first restart, then doubling."""
        return 0 if self.attempts < 2 else min(LONGEST_DELAY, FIRST_DELAY * 2 ** (self.attempts - 2))


class Supervisor:
    """One thread starts and stops everything: the system ties a child to the thread that started it.

    `changed` is called after every start, so that somebody can write down which processes are ours.
    """

    def __init__(self, logs: Path, cwd: Path, changed: Callable[[], None] = lambda: None) -> None:
        self._logs = logs
        self._cwd = cwd
        self._changed = changed
        self._layers: list[list[Watched]] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="supervisor", daemon=True)

    @property
    def watched(self) -> dict[str, Watched]:
        return {watched.child.server.name: watched for layer in list(self._layers) for watched in layer}

    def start(self, *servers: Server, timeout: float = 60) -> None:
        """Returns when all of them are ready; raises DidNotStart with what the server said last."""
        layer = [Watched(Child(server, self._logs / f"{server.name}.log", self._cwd)) for server in servers]
        self._layers.append(layer)
        if not self._thread.is_alive():
            self._thread.start()
        deadline = time.monotonic() + timeout
        for watched in layer:
            self._await(watched, deadline, patient=False)

    def await_ready(self, name: str, timeout: float = 60) -> None:
        """After a death, however many starts it takes."""
        self._await(self.watched[name], time.monotonic() + timeout, patient=True)

    def kill(self, name: str) -> None:
        """SIGKILL; returns when the process is gone. It will be started again."""
        self.watched[name].child.kill()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _await(self, watched: Watched, deadline: float, *, patient: bool) -> None:
        child, name = watched.child, watched.child.server.name
        while not (child.running and child.server.ready()):
            if not patient and watched.error is not None:
                raise watched.error
            if not patient and (watched.starts > 1 or (watched.starts and not child.running)):
                raise DidNotStart(name, "завершился сразу после запуска", child.tail())
            if time.monotonic() > deadline:
                raise DidNotStart(name, "не ответил вовремя", child.tail())
            time.sleep(TICK)

    def _run(self) -> None:
        while not self._stopping.wait(TICK):
            for watched in self.watched.values():
                self._tend(watched)
        for layer in reversed(self._layers):
            for watched in layer:
                watched.child.ask_to_stop()
            for watched in layer:
                watched.child.await_end()

    def _tend(self, watched: Watched) -> None:
        now = time.monotonic()
        if watched.child.running:
            if now - watched.since > SOUND_AFTER:
                watched.attempts = 1
            if now - watched.examined > EXAMINED_EVERY:
                watched.examined = now
                self._examine(watched)
        elif watched.due is None:
            watched.due = now + watched.delay()
            log.warning("%s died, starting it again in %.1f s", watched.child.server.name, watched.delay())
        elif now >= watched.due:
            self._spawn(watched)

    def _examine(self, watched: Watched) -> None:
        server = watched.child.server
        watched.found_broken = watched.found_broken + 1 if server.broken() else 0
        if watched.found_broken == GIVEN_UP_AFTER:
            log.warning("%s is broken, ending it", server.name)
            watched.child.ask_to_stop()
        elif not watched.complete and server.ready():
            try:
                server.complete()
                watched.complete = True
            except Exception:  # whatever it is, the others must be looked after
                log.exception("%s lacks something", server.name)

    def _spawn(self, watched: Watched) -> None:
        watched.attempts += 1
        watched.since, watched.due, watched.error = time.monotonic(), None, None
        watched.found_broken, watched.complete = 0, False
        try:
            watched.child.spawn()
            watched.starts += 1
            self._changed()
        except DidNotStart as error:
            log.warning("could not be started: %s", str(error).replace("\n", " "))
            watched.error = error
        except Exception as error:  # whatever it is, the others must be looked after
            log.exception("%s could not be started", watched.child.server.name)
            watched.error = error
