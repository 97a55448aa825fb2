"""The register of documents as it lies in register.toml, and what the services say of the papers in it."""

import importlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from backbone.identity import Role
from papers.desk import load_all

FILE = Path(__file__).parent / "register.toml"
SERVICES = ("registry", "programs", "reporting")


@dataclass(frozen=True)
class Document:
    """`papers` are kinds, `kind:which` where others of the kind are other documents."""

    id: str
    title: str
    papers: tuple[str, ...]


@dataclass(frozen=True)
class Offered:
    """Where a kind of paper is fetched."""

    service: str
    operation: str

    @property
    def path(self) -> str:
        main = importlib.import_module(f"{self.service}.main")
        groups = main.ROUTES if hasattr(main, "ROUTES") else [part.routes for part in main.PARTS]
        found = next(route.path for group in groups for route in group.routes if route.name == self.operation)
        return str(found)

    @property
    def roles(self) -> frozenset[Role]:
        allow = importlib.import_module(f"{self.service}.access").ACCESS[self.operation]
        return frozenset(allow.roles)


@cache
def documents() -> tuple[Document, ...]:
    told = tomllib.loads(FILE.read_text())["documents"]
    return tuple(Document(id, one["title"], tuple(one["papers"].split())) for id, one in told.items())


@cache
def offered() -> Mapping[str, Offered]:
    """By kind of paper."""
    return {kind: found for kind, found in _offered()}


def _offered() -> Iterator[tuple[str, Offered]]:
    for service, operations in tomllib.loads(FILE.read_text())["operations"].items():
        for operation, kinds in operations.items():
            yield from ((kind, Offered(service, operation)) for kind in kinds.split())


def worded() -> set[tuple[str, str]]:
    """Service and kind of everything that a service has words for."""
    return {(service, kind) for service in SERVICES for kind in load_all(files(service) / "papers" / "wordings")}


def papers() -> list[str]:
    return [paper for document in documents() for paper in document.papers]
