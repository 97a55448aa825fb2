"""`make crashes`: the story, in which a service dies at each named point of each kind of command that is given."""

import sys
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from mentoring.story.client import Client
from mentoring.story.play import HERE, Stage
from mentoring.story.schools import municipality
from mentoring.story.stage import School
from mentoring.story.telling import line_to, settle
from rich.console import Console

from tests.faults.crashes.line import CrashingLine, armed, crashing
from tests.faults.crashes.process import POINTS


def main() -> int:
    """0 where the office's figures are the story's own in the end. Raises FiguresDiffer, GaveUp, Problem."""
    console = Console(width=120)
    with tempfile.TemporaryDirectory(prefix="mentoring-crashes-") as root, crashing(Path(root) / "data") as platform:
        with line_to(platform.access) as usual:
            line = CrashingLine(usual.services, usual.token, crash=armed(platform))
            first = platform.access.now().astimezone(HERE).date() + timedelta(days=1)
            schools = [School(f"m1s{n}", plot, client=Client(line)) for n, plot in enumerate(municipality(1), start=1)]
            Stage(schools, platform.access, line, lambda chapter, _: console.print(chapter.title)).play(first)
            settle(schools, first, console)
    reached = Counter(point for met in line.met.values() for point, was in met.items() if was)
    print(f"{sum(reached.values())} crashes at {len(POINTS)} points in {len(line.met)} kinds of commands")
    for point in POINTS:
        print(f"{point:24}{reached[point]:>5} of {sum(point in met for met in line.met.values())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
