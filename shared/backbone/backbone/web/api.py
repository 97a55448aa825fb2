"""The parts an HTTP interface is built from, as the composition root of a service names them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fastapi import Depends, FastAPI, Request

from backbone.clock import Clock
from backbone.identity import Verifier
from backbone.rules import Catalogue
from backbone.transparency.proofs import Proofs
from backbone.web.access import AccessTable
from backbone.web.cors import DeclaredOrigins, Origins
from backbone.web.metrics import Metrics

if TYPE_CHECKING:
    from backbone.web.routes import Routes

Waiter = Callable[[str, int, float], Awaitable[bool]]
"""Waits until this service has taken in a position of a source, for so many seconds; LookupError: no such source."""

Check = Callable[[], object]
"""One of the things readiness depends on: False or an exception means not ready."""


async def _no_sources(source: str, position: int, timeout: float) -> bool:
    raise LookupError(source)


def _none() -> None:
    return None


@dataclass(frozen=True)
class Api:
    """`service` names the source of this service's positions; `title` and `tags` are Russian. `provide` are the
    objects that endpoints ask for by class. `checkpoint` gives the newest signed note of the log, `proofs` show
    what is in it. `lifespan` surrounds
    serving: the worker's tasks, where they run along."""

    service: str
    title: str
    routes: Sequence["Routes"]
    access: AccessTable
    verifier: Verifier
    clock: Clock
    tags: Mapping[str, str] = field(default_factory=dict)
    provide: Sequence[object] = ()
    catalogue: Catalogue = field(default_factory=Catalogue)
    origins: Origins = dict
    waiter: Waiter = _no_sources
    checks: Mapping[str, Check] = field(default_factory=dict)
    status: Callable[[], Mapping[str, Any]] = dict
    checkpoint: Callable[[], str | None] = _none
    proofs: Proofs | None = None
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None

    def provided(self, kind: type) -> object:
        """Raises LookupError."""
        for part in self.provide:
            if isinstance(part, kind):
                return part
        raise LookupError(f"{self.service} provides no {kind.__name__}")


@dataclass(frozen=True)
class Served:
    """What a running app knows: its parts, the declared origins it read, what it counts."""

    api: Api
    origins: DeclaredOrigins
    metrics: Metrics


def served(request: Request) -> Served:
    known: Served = request.app.state.served
    return known


class Lookup:
    def __init__(self, kind: type) -> None:
        self.kind = kind

    async def __call__(self, request: Request) -> object:
        return served(request).api.provided(self.kind)


def Provided(kind: type) -> Any:
    """`Annotated[Programs, Provided(Programs)]`: the object of this class among those the api provides."""
    return Depends(Lookup(kind))
