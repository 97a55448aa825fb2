"""Who runs on a data folder: one supervisor at a time, and what it has started."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
from pydantic import BaseModel

from mentoring.errors import AlreadyRunning, NotRunning
from mentoring.settings import Folder, Ports, write


class Process(BaseModel):
    pid: int
    created: float
    """Seconds since the epoch: with the pid it names one process for ever."""
    restarts: int = 0

    @classmethod
    def of(cls, pid: int, restarts: int) -> "Process | None":
        try:
            return cls(pid=pid, created=psutil.Process(pid).create_time(), restarts=restarts)
        except psutil.NoSuchProcess:
            return None

    def find(self) -> psutil.Process | None:
        try:
            process = psutil.Process(self.pid)
            same = process.create_time() == self.created and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return None
        return process if same else None


class State(BaseModel):
    supervisor: Process
    ports: Ports
    processes: dict[str, Process] = {}

    def save(self, folder: Folder) -> None:
        write(folder.state, self.model_dump_json(indent=1))


def recorded(folder: Folder) -> State | None:
    return State.model_validate_json(folder.state.read_text()) if folder.state.exists() else None


def running(folder: Folder) -> State:
    """Raises NotRunning."""
    state = recorded(folder)
    if state is None or state.supervisor.find() is None:
        raise NotRunning
    return state


@contextmanager
def only_one(folder: Folder) -> Iterator[None]:
    """The system releases the lock when we die, however that happens. Raises AlreadyRunning."""
    with folder.lock.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            state = recorded(folder)
            who = f" (процесс {state.supervisor.pid})" if state else ""
            raise AlreadyRunning(f"С данными {folder.root} уже работает другой запуск{who}") from None
        yield


def end_left_overs(folder: Folder) -> None:
    """What a supervisor killed without warning could not end."""
    state = recorded(folder)
    processes = reversed(state.processes.values()) if state else ()
    alive = [process for process in (known.find() for known in processes) if process is not None]
    for process in alive:
        process.terminate()
    _, stubborn = psutil.wait_procs(alive, timeout=10)
    for process in stubborn:
        process.kill()
