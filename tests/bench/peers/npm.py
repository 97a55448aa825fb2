"""Programs from the npm registry, at the versions of their package-lock.json, for the time of one measurement."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PATIENCE = 120
"""Seconds."""


class CannotInstall(Exception):
    """In one line, why not."""


@contextmanager
def installed(home: Path = HERE) -> Iterator[Path]:
    """A folder with the scripts of `home` and what they need in `node_modules`. Raises CannotInstall."""
    missing = [tool for tool in ("node", "npm") if not shutil.which(tool)]
    if missing:
        raise CannotInstall(f"{' and '.join(missing)} not found")
    with tempfile.TemporaryDirectory(prefix="mentoring-peers-") as folder:
        for file in (*home.glob("*.json"), *home.glob("*.mjs")):
            shutil.copy(file, folder)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise CannotInstall(f"npm took more than {PATIENCE} seconds") from None
        except subprocess.CalledProcessError as error:
            raise CannotInstall(f"npm: {error.stderr.strip().splitlines()[0]}") from None
        yield Path(folder)
