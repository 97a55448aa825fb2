"""`make fuzz`: every service by schemathesis, everything that reads strangers' bytes by libFuzzer, for minutes each."""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from mentoring.platform import Platform
from mentoring.settings import SERVICES

from tests.under_attack.edges import drive
from tests.under_attack.fuzzing import Effort, Tried, attack
from tests.under_attack.schools import Attackers, canary
from tests.under_attack.targets import TARGETS

FOUND = Path(".run") / "fuzz"
RUNS = re.compile(r"stat::number_of_executed_units:\s+(\d+)")


def main() -> int:
    """0 where nothing was found."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5, help="for each service and each target")
    parser.add_argument("--only", choices=[*SERVICES, *TARGETS], help="one of them")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seconds, chosen = max(1, int(given.minutes * 60)), [given.only] if given.only else [*SERVICES, *TARGETS]
    sound = True
    services = [name for name in SERVICES if name in chosen]
    if services:
        with tempfile.TemporaryDirectory(prefix="mentoring-fuzz-") as folder, Platform(Path(folder)) as running:
            kept, attackers = canary(running), Attackers.of(running)
            for name in services:
                url = running.access.urls[name]
                sound &= tell(f"{name}, edges", drive(name, url, attackers))
                sound &= tell(name, attack(url, attackers, kept, Effort(seconds=seconds), given.seed))
    for name in [name for name in TARGETS if name in chosen]:
        sound &= deep(name, seconds)
    return int(not sound)


def tell(name: str, tried: Tried) -> bool:
    answers = " · ".join(f"{status}: {count}" for status, count in sorted(tried.statuses.items()))
    print(
        f"{name}: operations {len(tried.operations)}, cases {tried.cases}, failures {len(tried.failures)}  ({answers})"
    )
    for (operation, what), example in tried.failures.items():
        print(f"  {operation}: {what}\n    " + example.replace("\n", "\n    "), flush=True)
    return not tried.failures


def deep(name: str, seconds: int) -> bool:
    """Inputs that brought it down stay in a folder."""
    folder = FOUND / name
    command = [sys.executable, "-m", "tests.under_attack.deep", name, str(seconds), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    runs = RUNS.search(done.stderr)
    print(f"{name}: inputs {runs[1] if runs else '?'}, {'sound' if done.returncode == 0 else f'FELL, see {folder}'}")
    if done.returncode != 0:
        print("    " + "\n    ".join(done.stderr.splitlines()[-40:]), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
