"""`make faults`: whatever can befall the platform befalls it while it is used; what clients were told must hold."""

import argparse
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress

from tests.faults import report
from tests.faults.campaign import campaign
from tests.faults.cells import Cell
from tests.faults.controls import CONTROLS, found_out
from tests.faults.nemesis import CELLS
from tests.faults.tally import Tally


def main() -> int:
    """0 where everything that must be zero is zero, and every control was found out. What was not run is told."""
    given = arguments()
    logging.basicConfig(filename=given.log, format="%(asctime)s %(message)s", filemode="w")
    cells = [cell for name, cell in CELLS.items() if name.startswith(given.only)]
    controls = [control for control in CONTROLS if control.title.startswith(given.only)]
    sound = played([cell for cell in cells if not cell.missing], given.runs, given.seed)
    for control in controls:
        if not control.missing:
            wrong, runs = found_out(control, given.runs, given.seed)
            print(report.control(control.title, wrong, runs), flush=True)
            sound = sound and bool(wrong)
    missing = {one.name: one.missing for one in cells} | {one.title: one.missing for one in controls}
    print(*report.not_run(missing), sep="\n")
    return int(not sound)


def played(cells: Sequence[Cell], runs: int, seed: int) -> bool:
    """Whoever interrupts it gets the table of what was done."""
    tallies = {cell.name: Tally(cell.name) for cell in cells}
    with suppress(KeyboardInterrupt):
        for leg in campaign(cells, runs, seed):
            print(report.leg(leg), flush=True)
            for cell in leg.cells:
                tallies[cell.name].add(leg)
    print(report.heading(), *map(report.line, tallies.values()), sep="\n", flush=True)
    return not any(tally.wrong for tally in tallies.values())


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--only", default="", help="cells and controls whose name begins so")
    parser.add_argument("--runs", type=int, default=20, help="of each cell; a control is found out in fewer")
    parser.add_argument("--seed", type=int, default=1, help="of the first run")
    parser.add_argument("--log", default="faults.log", help="where it is told what went wrong")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
