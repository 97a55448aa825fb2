"""How a rate is asked of those who run in processes of their own."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from select import select

from mentoring.postgres import BIN

from tests.bench.baselines import CONNECTIONS, INSERT, STATE
from tests.bench.contenders import PATIENCE

ROOT = Path(__file__).parents[2]
EXPECTED = 3000
"""Commands a second of pgbench, roughly."""
Asked = Callable[[int, float], float]
"""Commands a second, with so many in flight for so many seconds."""


class NoAnswer(Exception):
    """It took too long, or died."""


@contextmanager
def contender(name: str, address: str) -> Iterator[Asked]:
    with process([sys.executable, "-m", "tests.bench.process", name, address]) as asked:
        yield asked


@contextmanager
def process(command: Sequence[str]) -> Iterator[Asked]:
    """One that reads lines and answers each with its rate, until its input ends."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests" / "backbone")}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as running:
        try:
            yield lambda in_flight, seconds: _ask(running, in_flight, seconds)
        except BaseException:
            running.kill()
            raise


def _ask(running: subprocess.Popen[str], in_flight: int, seconds: float) -> float:
    """Raises NoAnswer."""
    assert running.stdin
    assert running.stdout
    running.stdin.write(f"{in_flight} {seconds}\n")
    running.stdin.flush()
    answers, _, _ = select([running.stdout], [], [], seconds + 2 * PATIENCE)
    answer = running.stdout.readline() if answers else ""
    if not answer:
        raise NoAnswer(running.args)
    return float(answer)


@contextmanager
def pgbench(dsn: str) -> Iterator[Asked]:
    """PostgreSQL's own load client with the statement of `Raw`. Its clock runs while it connects, so it is given a
    number of commands instead."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(f"{INSERT} VALUES (gen_random_uuid(), 1, 'raw.Opened', '\\x{STATE.hex()}');\n")
        script.flush()

        def asked(in_flight: int, seconds: float) -> float:
            clients = min(in_flight, CONNECTIONS)
            each = ceil(seconds * EXPECTED / clients)
            options = ["-n", "-M", "prepared", "-t", str(each), "-c", str(clients), "-j", str(min(2, clients))]
            command = [str(BIN / "pgbench"), *options, "-f", script.name, dsn]
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + PATIENCE)
            found = re.search(r"^tps = (\S+)", done.stdout, re.MULTILINE)
            if not found:
                raise NoAnswer(done.stdout + done.stderr)
            return float(found[1])

        yield asked
