"""What must be asked elsewhere: whether anything locked has a known flaw, and what is newer. Who was not answered has
found nothing out, and says so."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.supply.lock import Locked

UV = str(Path(sys.executable).with_name("uv"))
SCRIPT = "# /// script\n# requires-python = '>=3.11'\n# dependencies = [{}]\n# ///\n"
"""The auditor wants a project; this is one of exactly what is locked."""
SOURCE = "http://127.0.0.1:1/simple"
"""Nobody: what was withdrawn from an index is seen when the lock is made anew."""
CLEAN, FLAWED = 0, 1
"""Its exit codes when it was answered."""


class NotAnswered(Exception):
    """Why."""


@dataclass(frozen=True)
class Flaw:
    package: str
    id: str
    fixed_in: Sequence[str]


def flaws(packages: Iterable[Locked], service: str | None = None) -> list[Flaw]:
    """Known flaws by the advisories of OSV, or of another `service` of that kind. Raises NotAnswered."""
    asked = list(packages)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "locked.py"
        script.write_text(SCRIPT.format(", ".join(f'"{one.name}=={one.version}"' for one in asked)))
        script.with_name("locked.py.lock").write_text(_lock(asked))
        done = _uv(
            *("audit", "--preview-features", "audit-command,json-output", "--output-format", "json", "--frozen"),
            *("--script", str(script), *(("--service-url", service) if service else ())),
        )
    if done.returncode not in (CLEAN, FLAWED):
        raise NotAnswered(done.stderr.strip())
    told: Mapping[str, Any] = json.loads(done.stdout)
    if told["summary"]["audited_packages"] != len(asked):
        raise NotAnswered(f"only {told['summary']['audited_packages']} of {len(asked)} packages were looked up")
    return [Flaw(one["dependency"]["name"], one["id"], one["fix_versions"]) for one in told["vulnerabilities"]]


def behind() -> list[tuple[str, str, str]]:
    """Package, version here, newest. Raises NotAnswered."""
    done = _uv("pip", "list", "--python", sys.executable, "--outdated", "--format", "json")
    if done.returncode != 0:
        raise NotAnswered(done.stderr.strip())
    return [(one["name"], one["version"], one["latest_version"]) for one in json.loads(done.stdout)]


def _lock(packages: Sequence[Locked]) -> str:
    wanted = "\n".join(f'    {{ name = "{one.name}", specifier = "=={one.version}" }},' for one in packages)
    listed = "\n".join(
        f'\n[[package]]\nname = "{one.name}"\nversion = "{one.version}"\nsource = {{ registry = "{SOURCE}" }}'
        for one in packages
    )
    head = 'version = 1\nrevision = 3\nrequires-python = ">=3.11"\n\n[manifest]\nrequirements = [\n'
    return f"{head}{wanted}\n]\n{listed}\n"


def _uv(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "UV_HTTP_RETRIES": "0"}
    return subprocess.run([UV, *arguments], env=environment, capture_output=True, text=True)
