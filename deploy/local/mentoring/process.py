"""One child process: started so that it can't outlive us, told to stop politely, its output kept in a log file."""

import os
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Protocol

import psutil


class Life(Protocol):
    """A process that was started, by us or in the nursery."""

    pid: int

    def send_signal(self, signal: int, /) -> None: ...

    def wait(self, patience: float | None = None, /) -> object:
        """Raises TimeoutExpired, of subprocess or psutil."""


class Server(ABC):
    """What to run, and how to know that it runs."""

    name: str
    stop_signal = signal.SIGTERM
    orphan_signal = "KILL"
    """Sent by the system when the thread that started the process is gone."""

    @abstractmethod
    def command(self) -> list[str]: ...

    @abstractmethod
    def ready(self) -> bool: ...

    def broken(self) -> bool:
        """Whether it lives and answers, and is of no use until it is started again."""
        return False

    def prepare(self) -> None:
        """Before every start, also after a crash."""
        return

    def complete(self) -> None:
        """After every start, once it is ready, also after a crash; again and again while it raises something."""
        return

    def environment(self) -> Mapping[str, str]:
        return {}

    def privileges(self) -> list[str]:
        """Options of setpriv."""
        return []

    def spawn(self, log: Path, cwd: Path) -> Life | None:
        """None when it has ended already."""
        with log.open("ab") as said:
            return self._open(said, cwd)

    def _open(self, log: IO[bytes], cwd: Path, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            _bound(self),
            env={**os.environ, **self.environment()},
            cwd=cwd,
            stdin=stdin,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal is ours to pass on
        )


class Child:
    def __init__(self, server: Server, log: Path, cwd: Path) -> None:
        self.server = server
        self._log = log
        self._cwd = cwd
        self._process: Life | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def running(self) -> bool:
        return self._process is not None and not self._ended(patience=0)

    def spawn(self) -> None:
        self.server.prepare()
        self._process = self.server.spawn(self._log, self._cwd)

    def ask_to_stop(self) -> None:
        if self._process is not None and self.running:
            self._process.send_signal(self.server.stop_signal)

    def await_end(self, patience: float = 20) -> None:
        """Kills after `patience` seconds."""
        if not self._ended(patience):
            self.kill()

    def kill(self) -> None:
        """SIGKILL to this one process, and back when it is gone."""
        if self._process is not None and self.running:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def _ended(self, patience: float) -> bool:
        try:
            if self._process is not None:
                self._process.wait(patience)
        except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
            return False
        return True

    def tail(self, lines: int = 15) -> str:
        """What it said last."""
        if not self._log.exists():
            return ""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-lines:])


def _bound(server: Server) -> list[str]:
    """The command, tied to our life where the system can do that."""
    if not sys.platform.startswith("linux"):
        return server.command()
    return ["setpriv", "--pdeathsig", server.orphan_signal, *server.privileges(), "--", *server.command()]
