"""`make bench`: how fast the platform is, as ratios to what else there is on this machine in this minute."""

import argparse
import tempfile
from pathlib import Path

from mentoring.servers import Servers
from mentoring.settings import Folder, Ports
from mentoring.supervisor import Supervisor

from tests.bench.append import append
from tests.bench.delivery import delivery
from tests.bench.figures import Figure, write
from tests.bench.part import Effort, Part
from tests.bench.projecting import projecting
from tests.bench.rebuilding import rebuilding

PARTS: dict[str, Part] = {
    "append": append,
    "delivery": delivery,
    "projecting": projecting,
    "rebuilding": rebuilding,
}
RESULT = Path("bench.json")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="one part of it")
    parser.add_argument("--rounds", type=int, default=Effort.rounds, help="the first is to warm up")
    parser.add_argument("--seconds", type=float, default=Effort.seconds, help="of each measurement")
    given = parser.parse_args()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="mentoring-bench-") as root:
        folder = Folder.at(Path(root))
        supervisor, servers = Supervisor(folder.logs, folder.root), Servers(folder, Ports.free())
        try:
            servers.start(supervisor)
            for name in [given.only] if given.only else PARTS:
                found = PARTS[name](servers, Effort(given.rounds, given.seconds), print)
                print("", *found.lines, "", *found.figures, sep="\n")
                figures += found.figures
        finally:
            supervisor.stop()
    write(RESULT, figures)
    print(f"\n{RESULT} is written.")


if __name__ == "__main__":
    main()
