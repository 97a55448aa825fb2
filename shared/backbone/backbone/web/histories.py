"""Histories of objects in words, and of each event that a reader is shown a receipt that it is in the signed log."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, ParamSpec, TypeVar

from fastapi import Depends, Path, Query, Request
from starlette.concurrency import run_in_threadpool

from backbone.audit import HistoryEntry
from backbone.errors import Forbidden, NotFound
from backbone.events import Recorded
from backbone.transparency.proofs import NotSealed, Proofs, UnknownSize
from backbone.transparency.receipts import EventReceipt
from backbone.web.access import receipt_of
from backbone.web.api import served
from backbone.web.problems import Problem

P = ParamSpec("P")
T = TypeVar("T")

BELOW = "/{version}/receipt"
"""Where a receipt is, from its history on."""
UNSEALED: dict[int | str, dict[str, Any]] = {409: {"description": "Событие ещё не вошло в контрольную точку"}}
KEPT = Query(alias="from", ge=1, description="Сколько событий в журнале сохранённой контрольной точки.")
Size = Annotated[int, KEPT]
Version = Annotated[int, Path(ge=1, description="Версия объекта, которой стало событие.")]


@dataclass(frozen=True)
class History:
    """The events that a reader may know of, as `tell` tells them. Routes that answer with it have receipts, too."""

    events: Sequence[Recorded]
    tell: Callable[[Recorded], HistoryEntry]

    @property
    def entries(self) -> list[HistoryEntry]:
        return [self.tell(event) for event in self.events]

    def whole(self, version: int) -> Recorded:
        """One that nothing is left out of: a receipt leaves out nothing. Raises NotFound, Forbidden."""
        event = next((one for one in self.events if one.originator_version == version), None)
        if event is None:
            raise NotFound
        shown = self.tell(event)
        if shown != HistoryEntry.of(event, shown.words):
            raise Forbidden("История говорит об этом событии не всё, а подтверждение сказало бы")
        return event


async def _proofs(request: Request) -> Proofs:
    """Raises NotFound where nobody signs the log."""
    proofs = served(request).api.proofs
    if proofs is None:
        raise NotFound
    return proofs


Proving = Annotated[Proofs, Depends(_proofs)]
ASKED = [
    inspect.Parameter("version", inspect.Parameter.KEYWORD_ONLY, annotation=Version),
    inspect.Parameter("proofs", inspect.Parameter.KEYWORD_ONLY, annotation=Proving),
    inspect.Parameter("since", inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[int | None, KEPT], default=None),
]


def receipts_beside(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The operation that belongs to one that answers with a history."""

    async def receipt(*, version: int, proofs: Proofs, since: int | None, **asked: Any) -> EventReceipt:
        """Подтверждение: событие из истории и доказательство, что оно вошло в подписанный журнал."""
        read = partial(endpoint, **asked)
        history: History = await read() if inspect.iscoroutinefunction(endpoint) else await run_in_threadpool(read)
        event = history.whole(version)
        return await run_in_threadpool(shown, proofs.receipt, event.originator_id, version, since)

    own = inspect.signature(endpoint, eval_str=True)
    signature = own.replace(parameters=[*own.parameters.values(), *ASKED], return_annotation=EventReceipt)
    vars(receipt).update(__signature__=signature)
    receipt.__name__ = receipt_of(endpoint.__name__)
    return receipt


def shown(prove: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Raises Problem for what cannot be proved."""
    try:
        return prove(*given, **named)
    except NotSealed as error:
        detail = f"Событие войдёт в следующую контрольную точку журнала, примерно через {error.due // 60 + 1} мин."
        raise Problem("refused", detail, "not-sealed", headers={"Retry-After": str(error.due)}) from error
    except UnknownSize as error:
        detail = "В журнале новейшей контрольной точки меньше событий"
        errors = [{"in": "query", "parameter": "from", "detail": detail}]
        raise Problem("invalid", detail, "unknown-size", {"errors": errors}) from error
