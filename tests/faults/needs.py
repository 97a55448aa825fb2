"""What a cell may need of the machine."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """`name` says what to do about it."""

    name: str
    met: Callable[[], bool]


def tool(name: str, package: str) -> Need:
    return Need(f"{name} (package {package})", lambda: shutil.which(name) is not None)


FAKETIME = next(iter(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), None)

ROOT = Need("root", lambda: os.geteuid() == 0)
LOOP = Need("loop devices", lambda: Path("/dev/loop-control").exists())
EXT4 = tool("mkfs.ext4", "e2fsprogs")
STRACE = tool("strace", "strace")
CLOCKS = Need("libfaketime (package libfaketime)", lambda: FAKETIME is not None)
