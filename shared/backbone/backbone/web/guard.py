"""What happens before an endpoint: token, access, origin, size; and after it went wrong: a problem document."""

from collections.abc import Callable, Coroutine
from inspect import iscoroutinefunction
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from fastapi.params import Form
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive, Scope
from structlog.contextvars import bind_contextvars

from backbone.errors import Forbidden
from backbone.identity import InvalidToken, Role
from backbone.logs import logger
from backbone.web.access import PUBLIC, Access
from backbone.web.api import Lookup, served
from backbone.web.arguments import ABSENT, Arguments, Asked, arguments_of, body_of
from backbone.web.problems import KINDS, Problem, describe

LARGEST = 1024 * 1024
LARGEST_UPLOAD = 10 * 1024 * 1024
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="mentoring"'}
log = logger("backbone.web")


class GuardedRoute(APIRoute):
    """Nothing of the body is read before the principal may do this."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._as_fastapi = super().get_route_handler()
        self._arguments = arguments_of(self.dependant)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        async def handle(request: Request) -> Response:
            return await self.answer(request.scope, request.receive)

        return handle

    @property
    def is_plain(self) -> bool:
        """Whether it needs nothing of FastAPI while it is served."""
        return self._arguments is not None

    async def answer(self, scope: Scope, receive: Receive) -> Response:
        request = Request(scope, _limited(receive, self.largest_body))
        try:
            await _admit(self.name, request)
            _check_storable(request)
            _check_size(request, self.largest_body)
            return await (self._called(request, self._arguments) if self._arguments else self._as_fastapi(request))
        except Exception as error:
            return self.refused(request, error)

    def refused(self, request: Request, error: Exception) -> Response:
        """How a refusal is told; pages tell it in words of their own."""
        return problem_response(request, error)

    async def _called(self, request: Request, arguments: Arguments) -> Response:
        asked = Asked(request, await body_of(request) if self.body_field else ABSENT)
        values = await arguments.take(asked)
        if asked.errors:
            raise RequestValidationError(asked.errors, body=None if asked.body is ABSENT else asked.body)
        if iscoroutinefunction(self.endpoint):
            return self._response(await self.endpoint(**values))
        return await run_in_threadpool(lambda: self._response(self.endpoint(**values)))

    def _response(self, value: Any) -> Response:
        if isinstance(value, Response):
            return value
        assert self.response_field
        told, errors = self.response_field.validate(value, loc=("response",))
        if errors:
            raise ResponseValidationError(errors)
        return Response(
            self.response_field.serialize_json(told), self.status_code or 200, media_type="application/json"
        )

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
    given = [value.decode("latin-1") for name, value in request.scope["headers"] if name == b"authorization"]
    scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or not token:
        raise Problem("unauthenticated", "Пришлите удостоверение: Authorization: Bearer …", headers=CHALLENGE)
    return token.strip()


def _check_storable(request: Request) -> None:
    """PostgreSQL cannot store or compare the NUL character."""
    if "\0" in request.scope["path"] or b"%00" in request.scope["query_string"]:
        raise Problem("malformed", "Недопустимый символ с кодом 0 в адресе")


def _check_size(request: Request, largest: int) -> None:
    """Refuses a body that says it is too large."""
    said = request.headers.get("Content-Length", "0")
    if not said.isdecimal() or int(said) > largest:
        raise _too_large(largest)


def _limited(receive: Receive, largest: int) -> Receive:
    """Refuses a body that turns out to be too large."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > largest:
            raise _too_large(largest)
        return message

    return counted


def _too_large(largest: int) -> Problem:
    return Problem("too-large", f"Тело запроса больше {largest // 1024 // 1024} МиБ")
