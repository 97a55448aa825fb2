"""`make faults`: whatever can befall the platform befalls it while it is used; what clients were told must hold."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, as_completed
from pathlib import Path

from tests.faults import report
from tests.faults.campaign import campaign, lanes
from tests.faults.controls import CONTROLS, found_out
from tests.faults.nemesis import CELLS
from tests.faults.tally import Tally


def main() -> int:
    """0 where everything that must be zero is zero, and every control was found out. What was not run is told."""
    given = arguments()
    cells = [cell for name, cell in CELLS.items() if name.startswith(given.only)]
    controls = [control for control in CONTROLS.values() if control.title.startswith(given.only)]
    with lanes(given.lanes, given.log) as beside:
        sound = played([cell.name for cell in cells if not cell.missing], given.runs, given.seed, beside)
        sound &= tried([control.title for control in controls if not control.missing], given.runs, given.seed, beside)
    missing = {one.name: one.missing for one in cells} | {one.title: one.missing for one in controls}
    print(*report.not_run(missing), sep="\n")
    return int(not sound)


def played(names: Sequence[str], runs: int, seed: int, beside: Executor) -> bool:
    """Whoever interrupts it gets the table of what was done."""
    tallies = {name: Tally(name) for name in names}
    try:
        for leg in campaign(names, runs, seed, beside):
            print(report.leg(leg), flush=True)
            for name in leg.cells:
                tallies[name].add(leg)
    finally:
        print(report.heading(), *map(report.line, tallies.values()), sep="\n", flush=True)
    return not any(tally.wrong for tally in tallies.values())


def tried(titles: Sequence[str], runs: int, seed: int, beside: Executor) -> bool:
    """Whether every control was found out."""
    trials = {beside.submit(found_out, title, runs, seed): title for title in titles}
    sound = True
    for done in as_completed(trials):
        wrong, run = done.result()
        print(report.control(trials[done], wrong, run), flush=True)
        sound = sound and bool(wrong)
    return sound


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--only", default="", help="cells and controls whose name begins so")
    parser.add_argument("--runs", type=int, default=20, help="of each cell; a control is found out in fewer")
    parser.add_argument("--seed", type=int, default=1, help="of the first run")
    parser.add_argument("--lanes", type=int, default=3, help="platforms beside each other")
    parser.add_argument("--log", type=Path, default="faults.log", help="where it is told what went wrong")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
