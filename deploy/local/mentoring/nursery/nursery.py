"""The nursery as the supervisor has it."""

import socket
import subprocess
import sys
from pathlib import Path

import psutil

from mentoring.errors import DidNotStart
from mentoring.nursery.order import LONGEST, Order
from mentoring.process import Server

PATIENCE = 60
"""Seconds for the imports of a busy machine."""


class Born:
    """Raises psutil.NoSuchProcess when it has ended already."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._process = psutil.Process(pid)

    def send_signal(self, signal: int) -> None:
        self._process.send_signal(signal)

    def wait(self, patience: float | None = None) -> None:
        """Raises psutil.TimeoutExpired."""
        if self._process.is_running():  # and nobody else has its number
            self._process.wait(patience)


class Nursery(Server):
    name = "nursery"

    def __init__(self) -> None:
        self._orders: socket.socket | None = None

    def command(self) -> list[str]:
        return [sys.executable, "-m", "mentoring.nursery"]

    def ready(self) -> bool:
        """It is asked while it still imports, and answers when it has."""
        return True

    def spawn(self, log: Path, cwd: Path) -> subprocess.Popen[bytes]:
        self.close()
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._orders.settimeout(PATIENCE)
        with theirs, log.open("ab") as said:
            return self._open(said, cwd, theirs.fileno())

    def bear(self, order: Order) -> Born | None:
        """None when it has ended already. Raises DidNotStart when the nursery is gone."""
        try:
            return Born(self._asked(order))
        except psutil.NoSuchProcess:
            return None

    def _asked(self, order: Order) -> int:
        if self._orders is None:
            raise DidNotStart(self.name, "ещё не запущен", "")
        try:
            self._orders.send(order.model_dump_json().encode())
            return int(self._orders.recv(LONGEST))
        except (OSError, ValueError) as error:
            raise DidNotStart(self.name, "не отвечает", str(error)) from error

    def close(self) -> None:
        if self._orders is not None:
            self._orders.close()
