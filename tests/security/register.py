"""The register of requirements as it lies in asvs.toml and apitop.toml, and what shows how each is met."""

import ast
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel

HERE = Path(__file__).parent
TESTS, ROOT = HERE.parent, HERE.parents[1]


class Requirement(BaseModel):
    """`by` are tests (`path::name`, below tests/) and documents; `why` what is missing."""

    says: str
    by: str = ""
    why: str = ""

    @property
    def tests(self) -> list[str]:
        return [shown for shown in self.by.split() if "::" in shown]

    @property
    def documents(self) -> list[str]:
        return [shown for shown in self.by.split() if "::" not in shown]


class Risk(BaseModel):
    title: str
    here: str
    by: str


@dataclass(frozen=True)
class Chapter:
    title: str
    ids: Sequence[str]


@cache
def _asvs() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads((HERE / "asvs.toml").read_text())


def chapters() -> Mapping[str, Chapter]:
    """Every requirement of levels 1 and 2 by its id."""
    return {key: Chapter(found["title"], found["ids"].split()) for key, found in _asvs()["chapters"].items()}


def requirements() -> Mapping[str, Requirement]:
    """Those that apply."""
    return {id: Requirement.model_validate(found) for id, found in _asvs()["requirements"].items()}


def outside(id: str) -> str | None:
    """Why a requirement speaks of what there is not."""
    found = {begin: why for begin, why in _asvs()["outside"].items() if f"{id}.".startswith(f"{begin}.")}
    return str(found[max(found, key=len)]) if found else None


def risks() -> Mapping[str, Risk]:
    read = tomllib.loads((HERE / "apitop.toml").read_text())
    return {id: Risk.model_validate(found) for id, found in read.items()}


def shown() -> set[str]:
    """All tests that the register names."""
    named = {test for one in requirements().values() for test in one.tests}
    return named | {test for risk in risks().values() for test in risk.by.split()}


def exists(test: str) -> bool:
    path, _, name = test.partition("::")
    file = TESTS / path
    return file.exists() and name in set(_functions(file))


@cache
def _functions(file: Path) -> Sequence[str]:
    return list(_named(ast.parse(file.read_text())))


def _named(tree: ast.Module) -> Iterator[str]:
    return (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
