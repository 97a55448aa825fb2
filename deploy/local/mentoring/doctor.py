"""Can the platform run here? One line a question, each with what to do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mentoring.errors import CannotRun
from mentoring.nats_server import BINARY
from mentoring.postgres import BIN
from mentoring.preflight import check_disk, check_folder, check_ports
from mentoring.settings import Ports
from mentoring.state import recorded


@dataclass(frozen=True)
class Finding:
    question: str
    ok: bool
    answer: str


def examine(data: Path, ports: Ports) -> list[Finding]:
    questions: dict[str, Callable[[], str]] = {
        "Python": lambda: sys.version.split()[0],
        "PostgreSQL из пакета": lambda: _version(BIN / "postgres", "18."),
        "nats-server из пакета": lambda: _version(BINARY, "2.15."),
        "Пользователь системы": _user,
        "Папка данных и диск": lambda: _disk(data),
        "Порты": lambda: _ports(data, ports),
    }
    return [_ask(question, check) for question, check in questions.items()]


def _ask(question: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(question, True, check())
    except (CannotRun, OSError) as error:
        return Finding(question, False, str(error))


def _version(binary: Path, expected: str) -> str:
    said = subprocess.run([binary, "--version"], capture_output=True, text=True).stdout.strip()
    if expected not in said:
        raise CannotRun(f"{binary} отвечает «{said}», ожидалась версия {expected}x; переустановите: make clean run")
    return said


def _user() -> str:
    if sys.platform.startswith("linux") and not shutil.which("setpriv"):
        raise CannotRun("Нет программы setpriv (пакет util-linux)")
    if os.geteuid() == 0 and not shutil.which("useradd"):
        raise CannotRun("PostgreSQL не работает от root, а программы useradd, чтобы завести ему пользователя, нет")
    return "root; PostgreSQL получит своего пользователя" if os.geteuid() == 0 else "обычный"


def _disk(data: Path) -> str:
    folder = check_folder(data)
    check_disk(folder)
    return str(folder.root)


def _ports(data: Path, ports: Ports) -> str:
    state = recorded(check_folder(data))
    if state and state.supervisor.find():
        return "платформа уже работает на них"
    check_ports(ports)
    return "свободны"
