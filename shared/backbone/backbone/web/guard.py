"""What happens before an endpoint: token, access, origin, size; and after it went wrong: a problem document."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.params import Form
from fastapi.routing import APIRoute
from starlette.types import Message, Receive
from structlog.contextvars import bind_contextvars

from backbone.errors import Forbidden
from backbone.identity import InvalidToken, Role
from backbone.logs import logger
from backbone.web.access import PUBLIC, Access
from backbone.web.api import Lookup, served
from backbone.web.problems import KINDS, Problem, describe

LARGEST = 1024 * 1024
LARGEST_UPLOAD = 10 * 1024 * 1024
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="mentoring"'}
log = logger("backbone.web")


class GuardedRoute(APIRoute):
    """Nothing of the body is read before the principal may do this."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                await _admit(self.name, request)
                _check_storable(request)
                return await handle(Request(request.scope, _limited(request, self.largest_body)))
            except Exception as error:
                return problem_response(request, error)

        return guarded

    @property
    def largest_body(self) -> int:
        """Bytes; more where a form is taken, since forms carry files."""
        takes_form = self.body_field is not None and isinstance(self.body_field.field_info, Form)
        return LARGEST_UPLOAD if takes_form else LARGEST

    @property
    def asks_for(self) -> list[type]:
        """What the api has to provide for it."""
        return [part.call.kind for part in self.dependant.dependencies if isinstance(part.call, Lookup)]


def access_of(request: Request) -> Access:
    """Of a guarded request that is not public."""
    access: Access = request.state.access
    return access


def problem_response(request: Request, error: Exception) -> Response:
    api = served(request).api
    problem = describe(error, api.catalogue)
    status = KINDS[problem.kind][0]
    if status in (401, 403):
        why = str(error) if isinstance(error, InvalidToken) else problem.code or problem.kind
        log.warning("refused", status=status, why=why)
    if status == 500:
        log.error("unexpected", exc_info=error)
    return problem.response(request.state.request_id)


async def _admit(operation: str, request: Request) -> None:
    known = served(request)
    allow = known.api.access[operation]
    if allow is PUBLIC:
        return
    access = allow.admit(await known.api.verifier.verify(_bearer(request)))
    bind_contextvars(actor=access.actor.id, role=access.role.value, school=str(access.actor.school))
    origin = request.headers.get("Origin")
    declaring = None if access.role is Role.OFFICE else access.school
    if origin is not None and not known.origins.declares(declaring, origin):
        raise Forbidden("Школа не объявляла этот источник запросов (Origin)")
    request.state.access = access


def _bearer(request: Request) -> str:
    given = request.headers.getlist("Authorization")
    scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not token:
        raise Problem("unauthenticated", "Пришлите удостоверение: Authorization: Bearer …", headers=CHALLENGE)
    return token.strip()


def _check_storable(request: Request) -> None:
    """PostgreSQL cannot store or compare the NUL character."""
    if "\0" in request.url.path or b"%00" in request.scope["query_string"]:
        raise Problem("malformed", "Недопустимый символ с кодом 0 в адресе")


def _limited(request: Request, largest: int) -> Receive:
    """Refuses a body that says it is larger, and one that turns out to be."""
    said = request.headers.get("Content-Length", "0")
    if not said.isdecimal() or int(said) > largest:
        raise Problem("too-large", f"Тело запроса больше {largest // 1024 // 1024} МиБ")
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > largest:
            raise Problem("too-large", f"Тело запроса больше {largest // 1024 // 1024} МиБ")
        return message

    return receive
