"""The campaign as a table."""

from collections.abc import Iterable
from statistics import median

from tests.faults.cells import Cell
from tests.faults.checker import ZEROS
from tests.faults.tally import Tally

COUNTED = ("commands", "undecided", "dup_mails")


def heading() -> str:
    times = "".join(f"{name:>16}" for name in ("t_detect", "t_first_ack", "t_lag0"))
    return (
        f"{'cell':30}{'runs':>5}{'seeds':>8}{'3/n':>6}{'faults':>7}"
        + "".join(f"{name:>10}" for name in COUNTED)
        + times
    )


def line(tally: Tally, seed: int) -> str:
    """Times are median and longest, in seconds; then what had to be zero, in words where it is not."""
    seeds = f"{seed}-{seed + max(1, tally.runs) - 1}"
    head = f"{tally.name:30}{tally.runs:>5}{seeds:>8}{tally.bound:>6.2f}{tally.faults:>7}"
    numbers = "".join(f"{tally.sums[name]:>10,}" for name in COUNTED)
    times = "".join(_spread(of) for of in (tally.times.detect, tally.times.first_ack, tally.times.level))
    wrong = ", ".join(f"{name} {number}" for name, number in tally.wrong.items())
    return f"{head}{numbers}{times}   {wrong or f'all {len(ZEROS) + len(tally.also)} zero'}"


def not_run(cells: Iterable[Cell]) -> list[str]:
    """Those that this machine cannot do, and why; they count as nothing."""
    return [f"not run: {cell.name} wants {', '.join(cell.missing)}" for cell in cells if cell.missing]


def _spread(seconds: list[float]) -> str:
    return f"{median(seconds):>8.1f} {max(seconds):>7.1f}" if seconds else f"{'-':>8} {'-':>7}"
