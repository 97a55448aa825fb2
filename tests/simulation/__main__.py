"""`make simulate`: a year of many schools goes by day by day; every reminder is sent once and on its day."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from contracts.months import plus_months
from mentoring.platform import Platform
from mentoring.story import play
from rich.console import Console

from tests.simulation import afterwards
from tests.simulation.comparison import compare
from tests.simulation.days import Days
from tests.simulation.terms import HERE, morning

YEAR = 12
"""Months: the story's own, and what is left open after it."""


def main() -> int:
    """0 where reminders of every kind had to be sent, and what was sent is what had to be."""
    parser = argparse.ArgumentParser(prog="simulation", description=__doc__)
    parser.add_argument("--scale", type=int, default=1, help="municipalities of five schools each")
    scale, console = parser.parse_args().scale, Console()
    os.environ["MENTORING_REMINDERS_EVERY"] = "0.05"
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mentoring-simulation-") as root, Platform(Path(root) / "data") as platform:
        with Days(platform) as days:
            end = morning(plus_months(days.now().astimezone(HERE).date(), YEAR))
            personas = play(days, console, scale)
            afterwards.play(days, personas)
            days.move_clock(end)
        comparison = compare(platform)
    for line in comparison.lines():
        print(line)
    print(f"{time.monotonic() - begun:.0f} seconds")
    for kind in sorted(comparison.unheard):
        print(f"nobody had to be reminded: {kind}")
    return int(not comparison.agrees or bool(comparison.unheard))


if __name__ == "__main__":
    sys.exit(main())
