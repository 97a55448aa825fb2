"""`make faults`: whatever can befall the platform befalls it while it is used; what clients were told must hold."""

import argparse
import logging
import sys

from tests.faults import report
from tests.faults.campaign import campaign
from tests.faults.cells import Cell
from tests.faults.controls import CONTROLS, found_out
from tests.faults.nemesis import CELLS


def main() -> int:
    """0 where everything that must be zero is zero, and every control was found out. What was not run is told."""
    given = arguments()
    logging.basicConfig(filename=given.log, format="%(asctime)s %(message)s", filemode="w")
    chosen = [cell for name, cell in CELLS.items() if name.startswith(given.only)]
    controls = [control for control in CONTROLS if control.title.startswith(given.only)]
    print(report.heading(), flush=True)
    sound = [played(given, [cell for cell in chosen if not cell.missing])]
    for control in controls:
        if not control.cells[0].missing:
            tally = found_out(control, given.runs, given.seed, given.seconds)
            sound.append(bool(tally.wrong))
            print(report.line(tally, given.seed), "" if tally.wrong else "AND MUST NOT BE", flush=True)
    print(*report.not_run([*chosen, *(control.cells[0] for control in controls)]), sep="\n")
    return int(not all(sound))


def played(given: argparse.Namespace, cells: list[Cell]) -> bool:
    sound = True
    for tally in campaign(cells, given.runs, given.seed, given.seconds):
        print(report.line(tally, given.seed), flush=True)
        sound = sound and not tally.wrong
    return sound


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--only", default="", help="cells and controls whose name begins so")
    parser.add_argument("--runs", type=int, default=20, help="of each cell; a control is found out in fewer")
    parser.add_argument("--seconds", type=float, default=10, help="of each run, at least")
    parser.add_argument("--seed", type=int, default=1, help="of the first run")
    parser.add_argument("--log", default="faults.log", help="where it is told what went wrong")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
