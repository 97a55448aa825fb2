"""The figures of a whole run as a page for people."""

import platform
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil
from mentoring.nats_server import BINARY
from mentoring.postgres import BIN

from tests.bench.figures import Figure
from tests.bench.part import Found
from tests.bench.results import Measured, Results, figures


def verdict(results: Results) -> str:
    """Met and not met, counted."""
    judged = [figure.met for figure in figures(results) if figure.goal]
    absent = [name for measured in results.values() for name in measured.found.absent]
    missing = f"; not measured here: {', '.join(absent)}" if absent else ""
    return f"Goals met: {sum(judged)}, not met: {len(judged) - sum(judged)}{missing}"


def machine() -> str:
    """In general terms."""
    cores, memory = psutil.cpu_count(), round(psutil.virtual_memory().total / 2**30)
    servers = [_version(BIN / "postgres"), _version(BINARY)]
    return f"{platform.system()}, {cores} cores, {memory} GiB; Python {platform.python_version()}; {'; '.join(servers)}"


def page(results: Results, described: str) -> str:
    return "\n".join(
        [
            "# Benchmark",
            f"\nWritten by `make bench`; {described}.",
            "Most figures are ratios of two measurements of the same round: compare those, not the absolute numbers.",
            f"\n**{verdict(results)}**\n\n![Each goal and how far it was passed](benchmark.svg)\n",
            *(_part(name, measured) for name, measured in results.items()),
        ]
    )


def _part(name: str, measured: Measured) -> str:
    when = f"{measured.at:%Y-%m-%d %H:%M} UTC, load before it {measured.load:.1f}"
    return f"## {name}\n\n{when}\n\n{''.join(_table(measured.found.figures))}\n{_lines(measured.found)}"


def _table(figures: Iterable[Figure]) -> Iterator[str]:
    """A row for each name, a column for each amount of data."""
    rows: dict[str, dict[int, Figure]] = {}
    for figure in figures:
        rows.setdefault(figure.name, {})[figure.data] = figure
    sizes = sorted({size for row in rows.values() for size in row})
    seen = [f"at {size} × data" for size in sizes] if len(sizes) > 1 else ["seen"]
    yield _row("figure", "wanted", *seen, "")
    yield _row("---", *["---:"] * (len(sizes) + 1), "---")
    for name, row in rows.items():
        judged = [figure for figure in row.values() if figure.goal]
        wanted = dict.fromkeys(figure.wanted for figure in judged)
        met = ("met" if all(figure.met for figure in judged) else "**not met**") if judged else ""
        yield _row(name, ", ".join(wanted), *(_seen(row[size]) if size in row else "" for size in sizes), met)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _seen(figure: Figure) -> str:
    return f"{figure.value:,.2f} ({min(figure.rounds):,.2f}–{max(figure.rounds):,.2f})"


def _lines(found: Found) -> str:
    return "\n".join(["```", *found.lines, "```", ""]) if found.lines else ""


def _version(binary: Path) -> str:
    return subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.strip()
