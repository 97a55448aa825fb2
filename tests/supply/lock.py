"""What is locked: every package with its version and hashes, and what those that are installed say of themselves."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions, metadata, requires
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
OURS = ("registry", "programs", "notifications", "reporting", "backbone", "contracts", "papers", "workplace", "local")
ENTRY = re.compile(r"^(?P<name>[a-z0-9_.-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>[^\\]+?))? \\$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Locked:
    """`here` where it is meant for this machine and Python."""

    name: str
    version: str
    hashes: Sequence[str]
    here: bool


@cache
def policy() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "policy.toml").read_text())


def locked(text: str | None = None) -> Iterator[Locked]:
    for block in re.split(r"\n(?=\S)", LOCK.read_text() if text is None else text):
        first, _, rest = block.partition("\n")
        found = ENTRY.match(first)
        if found is None:
            raise ValueError(f"not locked with a version and hashes: {first!r}")
        here = Marker(found["marker"]).evaluate() if found["marker"] else True
        yield Locked(found["name"], found["version"], HASH.findall(rest), here)


def ours() -> frozenset[str]:
    """Names of what is made here."""
    return frozenset(f"mentoring-{name}" for name in OURS)


def licences(name: str) -> frozenset[str]:
    """SPDX ids; those of an alternative are all named. Empty where nobody knows."""
    known, spelt = policy()["told"], policy()["spelt"]
    said = metadata(name)
    licence, expression = ((said.get_all(field) or [None])[0] for field in ("License", "License-Expression"))
    classified = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or () if line.startswith("License")]
    text = known.get(name) or expression
    if text is None:
        named = [spelt[one] for one in classified if one in spelt]
        text = " AND ".join(named) or str(licence or "")
    return frozenset(re.findall(r"[A-Za-z0-9.-]+", re.sub(r"\b(AND|OR|WITH)\b|[()]", " ", text)))


def needs(name: str, extras: Iterable[str] = ()) -> Iterator[Requirement]:
    """What an installed package asks for here."""
    for line in requires(name) or ():
        found = Requirement(line)
        if found.marker is None or any(found.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield found


@cache
def serving() -> frozenset[str]:
    """What the platform needs when it runs; the rest is for those who build and test."""
    known: set[tuple[str, frozenset[str]]] = set()
    waiting = {(name, frozenset[str]()) for name in ours()}
    while waiting:
        known |= waiting
        asked = {found for one in waiting for found in needs(*one)}
        waiting = {(str(canonicalize_name(found.name)), frozenset(found.extras)) for found in asked} - known
    return frozenset(name for name, _ in known) - ours()


def installed() -> frozenset[str]:
    return frozenset(canonicalize_name(found.metadata["Name"]) for found in distributions())
