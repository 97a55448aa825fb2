"""The campaign as a table."""

from collections.abc import Mapping, Sequence
from statistics import median

from tests.faults.campaign import Leg
from tests.faults.checker import ZEROS
from tests.faults.tally import Tally

TIMES = ("t_detect", "t_first_ack", "t_lag0")


def leg(found: Leg) -> str:
    """What was judged together; letters that came twice and what a restore has undone are told and not judged."""
    told = f"seed {found.seed}: {len(found.struck)} faults, {found.found.get('commands', 0):,} commands"
    if letters := found.found.get("dup_mails"):
        told += f", {letters} letters twice"
    if gone := found.found.get("undone"):
        told += f", {gone} commands of {found.found['undone_seconds']} s undone"
    suspects = f" after {', '.join(found.cells)}" if found.wrong else ""
    return f"{told}: {verdict(found.wrong)}{suspects}"


def heading() -> str:
    return f"{'cell':30}{'runs':>5}{'3/n':>6}{'commands':>10}{'undecided':>10}" + "".join(f"{one:>16}" for one in TIMES)


def line(tally: Tally) -> str:
    """Times are median and longest, in seconds; then what had to be zero, in words where it is not."""
    head = f"{tally.cell:30}{tally.runs:>5}{tally.bound:>6.2f}{tally.commands:>10,}{tally.undecided:>10,}"
    times = "".join(_spread(of) for of in (tally.times.detect, tally.times.first_ack, tally.times.level))
    return f"{head}{times}   {verdict(tally.wrong, len(ZEROS) + tally.also)}"


def control(title: str, wrong: Mapping[str, int], runs: int) -> str:
    return f"{title}: {verdict(wrong)} after {runs} runs{'' if wrong else ', AND MUST NOT BE'}"


def not_run(missing: Mapping[str, Sequence[str]]) -> list[str]:
    """What this machine cannot do, and why; it counts as nothing."""
    return [f"not run: {name} wants {', '.join(what)}" for name, what in missing.items() if what]


def verdict(wrong: Mapping[str, int], figures: int = len(ZEROS)) -> str:
    return ", ".join(f"{name} {number}" for name, number in wrong.items()) or f"all {figures} zero"


def _spread(seconds: list[float]) -> str:
    return f"{median(seconds):>8.1f} {max(seconds):>7.1f}" if seconds else f"{'-':>8} {'-':>7}"
