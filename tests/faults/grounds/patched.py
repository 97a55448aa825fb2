"""Services that run with a script which changes them before they begin."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mentoring.platform import OURS, Platform


def patched(script: Path, services: Sequence[str]) -> Callable[[Path], Platform]:
    commands = {**OURS, **{name: (str(script), name) for name in services}}
    return lambda data: Platform(data, commands=commands)
