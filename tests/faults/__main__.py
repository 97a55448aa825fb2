"""`make faults`: the platform is killed, frozen and cut off while it is used; what clients were told must hold."""

import argparse
import sys

from tests.faults.campaign import Cell, campaign, control, platform
from tests.faults.checker import ZEROS
from tests.faults.nemesis import CELLS


def main() -> int:
    """0 where everything that must be zero is zero, and the control was found out."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--only", choices=CELLS, help="one cell")
    parser.add_argument("--runs", type=int, default=20, help="of each cell")
    parser.add_argument("--seconds", type=float, default=10, help="of each run, at least")
    parser.add_argument("--seed", type=int, default=1, help="of the first run")
    given = parser.parse_args()
    cells: list[Cell] = []
    print(_heading())
    with platform() as running:
        for cell in campaign(
            running, [given.only] if given.only else list(CELLS), given.runs, given.seed, given.seconds
        ):
            cells.append(cell)
            print(_line(cell), flush=True)
    failing = control(given.runs, given.seed, given.seconds)
    print(_line(failing), "must not be sound: " + ("is not" if not failing.sound else "IS"))
    return int(failing.sound or not all(cell.sound for cell in cells))


def _heading() -> str:
    return f"{'cell':22}{'runs':>5}{'3/n':>6}" + "".join(f"{name:>13}" for name in (*COLUMNS, "slowest, s"))


def _line(cell: Cell) -> str:
    numbers = "".join(f"{cell.sums.get(name, 0):>13,}" for name in COLUMNS)
    return f"{cell.name:22}{cell.runs:>5}{cell.bound:>6.2f}{numbers}{cell.slowest:>13.1f}"


COLUMNS = ("commands", "undecided", *ZEROS, "dup_mails")

if __name__ == "__main__":
    sys.exit(main())
