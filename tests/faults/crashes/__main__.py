"""`make crashes`: the story, in which a service dies at each named point of each kind of command that is given."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from mentoring.story.telling import play_over
from rich.console import Console

from tests.faults.crashes.line import crashing, line_of
from tests.faults.crashes.process import POINTS


def main() -> int:
    """0 where the office's figures are the story's own in the end. Raises FiguresDiffer, GaveUp, Problem."""
    with (
        tempfile.TemporaryDirectory(prefix="mentoring-crashes-") as root,
        crashing(Path(root) / "data") as platform,
        line_of(platform) as line,
    ):
        play_over(line, platform.access, Console(width=120))
    reached = Counter(point for met in line.met.values() for point, was in met.items() if was)
    print(f"{sum(reached.values())} crashes at {len(POINTS)} points in {len(line.met)} kinds of commands")
    for point in POINTS:
        print(f"{point:24}{reached[point]:>5} of {sum(point in met for met in line.met.values())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
