"""The figures of a whole run as a page for people."""

import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import psutil
from mentoring.nats_server import BINARY
from mentoring.postgres import BIN

from tests.bench.figures import Figure
from tests.bench.part import Found


def verdict(found: Iterable[Found]) -> str:
    """Met and not met, counted."""
    everything = list(found)
    judged = [figure.met for part in everything for figure in part.figures if figure.goal]
    absent = [name for part in everything for name in part.absent]
    missing = f"; not measured here: {', '.join(absent)}" if absent else ""
    return f"Goals met: {sum(judged)}, not met: {len(judged) - sum(judged)}{missing}"


def machine() -> str:
    """In general terms, with how busy it was just now."""
    cores, memory = psutil.cpu_count(), round(psutil.virtual_memory().total / 2**30)
    servers = [_version(BIN / "postgres"), _version(BINARY)]
    system = f"{platform.system()}, {cores} cores, {memory} GiB; Python {platform.python_version()}"
    return f"{system}; {'; '.join(servers)}; load when it began: {os.getloadavg()[0]:.1f}"


def page(found: Mapping[str, Found], described: str) -> str:
    parts = [f"## {name}\n\n{''.join(_table(part.figures))}\n{_lines(part)}" for name, part in found.items()]
    return "\n".join(
        [
            "# Benchmark",
            f"\nWritten by `make bench` on {datetime.now(UTC):%Y-%m-%d}; {described}.",
            "Most figures are ratios of two measurements of the same round: compare those, not the absolute numbers.",
            f"\n**{verdict(found.values())}**\n\n![Each goal and how far it was passed](benchmark.svg)\n",
            *parts,
        ]
    )


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
