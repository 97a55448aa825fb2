"""`make bench`: how fast the platform is, as ratios to what else there is on this machine in this minute."""

import argparse
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from mentoring.servers import Servers
from mentoring.settings import Folder, Ports
from mentoring.supervisor import Supervisor

from tests.bench.append import append
from tests.bench.chart import drawn
from tests.bench.delivery import delivery
from tests.bench.grown import grown
from tests.bench.http import http
from tests.bench.part import Effort, Found, Part
from tests.bench.projecting import projecting
from tests.bench.rebuilding import rebuilding
from tests.bench.report import machine, page, verdict
from tests.bench.results import Measured, figures, read, with_new, write
from tests.bench.start import start
from tests.bench.statistics import statistics

PARTS: dict[str, Part] = {
    "append": append,
    "grown": grown,
    "http": http,
    "delivery": delivery,
    "projecting": projecting,
    "rebuilding": rebuilding,
    "statistics": statistics,
    "start": start,
}
WITH_SERVERS_OF_ITS_OWN = ("start",)
RESULT, PAGE, CHART = Path("bench.json"), Path("docs/benchmark.md"), Path("docs/benchmark.svg")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="one part of it; of the others stays what was measured before")
    parser.add_argument("--rounds", type=int, default=Effort.rounds, help="the first is to warm up")
    parser.add_argument("--seconds", type=float, default=Effort.seconds, help="of each measurement")
    given = parser.parse_args()
    new: dict[str, Measured] = {}
    for name in [given.only] if given.only else PARTS:
        print("", name, "", sep="\n")
        at, load = datetime.now(UTC), os.getloadavg()[0]
        found = _measured(name, Effort(given.rounds, given.seconds))
        new[name] = Measured(at, load, found)
        print("", *found.lines, "", *found.figures, sep="\n")
    results = with_new(read(RESULT), new, PARTS)
    write(RESULT, results)
    PAGE.write_text(page(results, machine()))
    CHART.write_text(drawn(figures(results)))
    print("", verdict(results), f"{RESULT}, {PAGE} and {CHART} are written.", sep="\n")


def _measured(name: str, effort: Effort) -> Found:
    """On fresh servers, so that no part meets another's data."""
    with tempfile.TemporaryDirectory(prefix="mentoring-bench-") as root:
        folder = Folder.at(Path(root))
        supervisor, servers = Supervisor(folder.logs, folder.root), Servers(folder, Ports.free())
        try:
            if name not in WITH_SERVERS_OF_ITS_OWN:
                servers.start(supervisor)
            return PARTS[name](servers, effort, print)
        finally:
            supervisor.stop()


if __name__ == "__main__":
    main()
