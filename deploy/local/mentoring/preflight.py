"""What must be true before anything starts, said so that one knows what to do."""

import os
import shutil
from pathlib import Path

import psutil

from mentoring.errors import CannotRun, DiskFull, PortTaken
from mentoring.settings import Folder, Ports, is_free

ENOUGH = 512
"""Megabytes: a fresh pair of servers takes about a hundred."""


def check_ports(ports: Ports) -> None:
    taken = {name: port for name, port in ports.model_dump().items() if not is_free(port)}
    if taken:
        lines = [f"порт {port} ({name}) занят{_holder(port)}" for name, port in taken.items()]
        name, port = next(iter(taken.items()))
        advice = f"Освободите его или выберите другой: mentoring up --port {name}={port + 1000}"
        raise PortTaken("\n".join([*lines, advice]))


def check_disk(folder: Folder, enough: int = ENOUGH) -> None:
    free = shutil.disk_usage(folder.root).free // 2**20
    if free < enough:
        raise DiskFull(f"На диске с папкой {folder.root} свободно {free} МБ, нужно не меньше {enough} МБ")
    probe = folder.root / "probe"
    try:
        with probe.open("wb") as file:
            file.write(bytes(2**16))
            os.fsync(file.fileno())
    except OSError as error:
        raise DiskFull(f"В папку {folder.root} нельзя записать: {error.strerror}") from error
    finally:
        probe.unlink(missing_ok=True)


def check_restored(folder: Folder) -> None:
    if folder.restoring.exists():
        raise CannotRun(f"Восстановление в {folder.root} не закончено. Повторите его: mentoring restore")


def check_folder(root: Path) -> Folder:
    try:
        return Folder.at(root)
    except OSError as error:
        raise CannotRun(f"Папку данных {root} нельзя создать: {error.strerror}") from error


def _holder(port: int) -> str:
    """' процессом nginx (pid 7)', where the system lets us see that."""
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.laddr and connection.laddr.port == port and connection.pid:
                return f" процессом {psutil.Process(connection.pid).name()} (pid {connection.pid})"
    except psutil.Error:
        return ""
    return ""
