"""What those who run the service ask of it."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from backbone.errors import NotFound
from backbone.logs import logger
from backbone.web.api import Check, served
from backbone.web.histories import Proving, Size, shown
from backbone.web.models import View
from backbone.web.routes import Routes

PATIENCE = 2.0
"""Seconds a check may take."""

system = Routes(tags=["system"])
log = logger("backbone.web")


class Alive(View):
    alive: bool


class Readiness(View):
    ready: bool
    checks: dict[str, bool]


@system.get("/livez")
async def livez() -> Alive:
    """Служба жива."""
    return Alive(alive=True)


@system.get("/readyz", responses={200: {"content": {"application/json": {"example": {"ready": True, "checks": {}}}}}})
def readyz(request: Request, response: Response) -> Readiness:
    """Служба готова отвечать: всё, от чего она зависит, на месте."""
    outcome = _outcome(served(request).api.checks)
    response.status_code = 200 if all(outcome.values()) else 503
    return Readiness(ready=all(outcome.values()), checks=outcome)


@system.get("/status", responses={200: {"content": {"application/json": {"example": {"service": "registry"}}}}})
def status(request: Request) -> dict[str, Any]:
    """Как далеко служба продвинулась и что её остановило."""
    api = served(request).api
    return {"service": api.service, **api.status()}


@system.get(
    "/metrics",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/plain": {"example": "relay_behind_events 0.0\n"}}}},
)
def metrics(request: Request) -> Response:
    """Показатели службы для Prometheus."""
    return Response(served(request).metrics.text(), media_type=CONTENT_TYPE_PLAIN_0_0_4)


@system.get(
    "/checkpoint",
    response_class=PlainTextResponse,
    responses={
        200: {
            "content": {"text/plain": {"example": "mentoring/registry\n42\nroot=\n\n— mentoring/registry signature=\n"}}
        },
        404: {"description": "Ещё ничего не записано"},
    },
)
def checkpoint(request: Request) -> PlainTextResponse:
    """Последняя подписанная контрольная точка журнала (C2SP tlog-checkpoint): кто хранит её у себя, заметит правку."""
    note = served(request).api.checkpoint()
    if note is None:
        raise NotFound
    return PlainTextResponse(note)


@system.get(
    "/checkpoint/consistency",
    response_class=PlainTextResponse,
    responses={
        200: {"content": {"text/plain": {"example": "old 30\nhash=\n\nmentoring/registry\n42\nroot=\n\n— …\n"}}},
        404: {"description": "Ещё ничего не записано"},
    },
)
def consistency(proofs: Proving, since: Size) -> PlainTextResponse:
    """Доказательство, что журнал последней контрольной точки продолжает журнал сохранённой (C2SP tlog-witness)."""
    return PlainTextResponse(str(shown(proofs.consistency, since)))


@system.get("/openapi.json", responses={200: {"content": {"application/json": {"example": {"openapi": "3.1.0"}}}}})
def openapi(request: Request) -> JSONResponse:
    """Описание этого интерфейса."""
    return JSONResponse(request.app.openapi())


def _outcome(checks: Mapping[str, Check]) -> dict[str, bool]:
    """All at once, each given PATIENCE: what does not answer is not ready."""
    pool = ThreadPoolExecutor(max_workers=max(1, len(checks)), thread_name_prefix="readyz")
    running = {name: pool.submit(check) for name, check in checks.items()}
    outcome = {name: _answered(name, future) for name, future in running.items()}
    pool.shutdown(wait=False, cancel_futures=True)
    return outcome


def _answered(name: str, check: Future[object]) -> bool:
    try:
        ready, why = check.result(PATIENCE) is not False, None
    except (Exception, TookTooLong) as error:
        ready, why = False, type(error).__name__
    if not ready:
        log.warning("not_ready", check=name, error=why)
    return ready
