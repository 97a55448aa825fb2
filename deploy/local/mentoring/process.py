"""One child process: started so that it can't outlive us, told to stop politely, its output kept in a log file."""

import os
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

import psutil


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

    def environment(self) -> Mapping[str, str]:
        return {}

    def privileges(self) -> list[str]:
        """Options of setpriv."""
        return []


class Child:
    def __init__(self, server: Server, log: Path, cwd: Path) -> None:
        self.server = server
        self._log = log
        self._cwd = cwd
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def spawn(self) -> None:
        self.server.prepare()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                bound(self.server),
                env={**os.environ, **self.server.environment()},
                cwd=self._cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C in the terminal is ours to pass on
            )

    def ask_to_stop(self) -> None:
        if self._process is not None and self.running:
            self._process.send_signal(self.server.stop_signal)

    def await_end(self, patience: float = 20) -> None:
        """Kills after `patience` seconds."""
        if self._process is None:
            return
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """SIGKILL to this one process, and back when it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def tail(self, lines: int = 15) -> str:
        """What it said last."""
        if not self._log.exists():
            return ""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-lines:])


def bound(server: Server) -> list[str]:
    """The command, tied to our life where the system can do that."""
    if not sys.platform.startswith("linux"):
        return server.command()
    return ["setpriv", "--pdeathsig", server.orphan_signal, *server.privileges(), "--", *server.command()]


def created(pid: int) -> float | None:
    """Seconds since the epoch: with the pid it names one process for ever. None when there is no such process."""
    try:
        return float(psutil.Process(pid).create_time())
    except psutil.NoSuchProcess:
        return None
