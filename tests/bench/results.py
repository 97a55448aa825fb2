"""What was measured, part by part: a part that is measured anew takes the place of what it was, the others stay."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson
from pydantic import TypeAdapter

from tests.bench.figures import Figure
from tests.bench.part import Found


@dataclass(frozen=True)
class Measured:
    """`load` is how busy the machine was just before, in processes."""

    at: datetime
    load: float
    found: Found


Results = Mapping[str, Measured]
"""By the name of the part."""
_PARTS = TypeAdapter(dict[str, Measured])


def figures(results: Results) -> Iterator[Figure]:
    for measured in results.values():
        yield from measured.found.figures


def read(path: Path) -> Results:
    """None of them before anything was measured."""
    return _PARTS.validate_python(orjson.loads(path.read_bytes())["parts"]) if path.exists() else {}


def write(path: Path, results: Results) -> None:
    """`figures` for whoever judges, `parts` for the next time."""
    parts = _PARTS.dump_python(dict(results), mode="json")
    told = {"figures": [figure.document() for figure in figures(results)], "parts": parts}
    path.write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n")


def with_new(results: Results, new: Results, order: Iterable[str]) -> Results:
    together = {**results, **new}
    return {name: together[name] for name in order if name in together}
