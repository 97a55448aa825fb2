"""What an endpoint is called with. FastAPI has found out at the start what each operation takes, and describes it in
the document; here that is taken from a request without finding it out again. Fields are FastAPI's own, so what is
accepted, what is refused and in which words stays the same.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from email.message import Message
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction
from typing import Any, get_args, get_origin

from fastapi import Request, params
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from backbone.web.models import must_be_of_our_time
from backbone.web.problems import Problem

ABSENT: Any = object()
NOT_READ = "Тело запроса не разобрать"


@dataclass
class Asked:
    """One request as far as it has been taken apart. Dependencies are solved once."""

    request: Request
    body: Any = ABSENT
    errors: list[Any] = field(default_factory=list)
    solved: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # The first of several headers of a name counts.
        self._headers: dict[bytes, bytes] = dict(reversed(self.request.scope["headers"]))

    def header(self, name: bytes) -> Any:
        value = self._headers.get(name)
        return ABSENT if value is None else value.decode("latin-1")

    def query(self, name: str) -> Any:
        return self.request.query_params.get(name, ABSENT) if self.request.scope["query_string"] else ABSENT

    def queries(self, name: str) -> Any:
        return (self.request.scope["query_string"] and self.request.query_params.getlist(name)) or ABSENT

    def path(self, name: str) -> Any:
        return self.request.path_params[name]


class Parameter:
    def __init__(self, described: Any, read: Callable[[Asked], Any], place: tuple[str, ...]) -> None:
        """`described` is FastAPI's ModelField."""
        self.name, self._validate, self._place = described.name, described.validate, place
        self._read, self._required = read, described.field_info.is_required()
        self._default: Hashable = None if self._required else described.get_default()

    def take(self, asked: Asked) -> Any:
        value = self._read(asked)
        if value is ABSENT:
            if not self._required:
                return self._default
            asked.errors.append({"type": "missing", "loc": self._place, "msg": "Field required", "input": None})
            return None
        value, errors = self._validate(value, loc=self._place)
        asked.errors += errors
        try:
            must_be_of_our_time(value)
        except ValueError as error:
            asked.errors.append({"type": "value_error", "loc": self._place, "msg": str(error), "ctx": {"error": error}})
        return value


class Arguments:
    """Of an endpoint, or of something that endpoints depend on."""

    def __init__(self, dependant: Dependant) -> None:
        call = dependant.call
        assert call is not None
        self.call = call
        self._waits = iscoroutinefunction(call) or iscoroutinefunction(type(call).__call__)
        self._request = dependant.request_param_name
        self._parts = [(part.name, Arguments(part)) for part in dependant.dependencies]
        own = (*dependant.path_params, *dependant.query_params, *dependant.header_params)
        self._parameters = [*map(_parameter, own), *(_body(one) for one in dependant.body_params)]

    async def take(self, asked: Asked) -> dict[str, Any]:
        """What is wrong is added to the errors of `asked`."""
        values: dict[str, Any] = {}
        for name, part in self._parts:
            if part.call not in asked.solved:
                known = len(asked.errors)
                taken = await part.take(asked)
                if len(asked.errors) > known:
                    continue
                asked.solved[part.call] = await part.called(taken)
            if name is not None:
                values[name] = asked.solved[part.call]
        for parameter in self._parameters:
            values[parameter.name] = parameter.take(asked)
        if self._request:
            values[self._request] = asked.request
        return values

    async def called(self, values: dict[str, Any]) -> Any:
        return await self.call(**values) if self._waits else await run_in_threadpool(self.call, **values)


def arguments_of(dependant: Dependant) -> Arguments | None:
    """None for what is left to FastAPI: forms, several bodies, cookies, the response; streams of values."""
    return Arguments(dependant) if _is_plain(dependant) else None


def _is_plain(dependant: Dependant) -> bool:
    call, bodies = dependant.call, [one.field_info for one in dependant.body_params]
    of_models = [one for one in (*dependant.query_params, *dependant.header_params) if _is_model(one.field_info)]
    unknown = (dependant.cookie_params, dependant.response_param_name, dependant.background_tasks_param_name, of_models)
    strange = isasyncgenfunction(call) or isgeneratorfunction(call) or any(unknown)
    odd = len(bodies) > 1 or any(isinstance(one, params.Form) or getattr(one, "embed", None) for one in bodies)
    return not strange and not odd and all(map(_is_plain, dependant.dependencies))


def _is_model(info: Any) -> bool:
    return isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) in (list, tuple) or any(map(_is_list, get_args(annotation)))


def _parameter(described: Any) -> Parameter:
    info, alias = described.field_info, described.alias
    if isinstance(info, params.Header):
        name = alias.lower().encode()
        return Parameter(described, lambda asked: asked.header(name), ("header", alias))
    if isinstance(info, params.Path):
        return Parameter(described, lambda asked: asked.path(alias), ("path", alias))
    if _is_list(info.annotation):
        return Parameter(described, lambda asked: asked.queries(alias), ("query", alias))
    return Parameter(described, lambda asked: asked.query(alias), ("query", alias))


def _body(described: Any) -> Parameter:
    return Parameter(described, lambda asked: asked.body, ("body",))


async def body_of(request: Request) -> Any:
    """What the JSON says, or the bytes of what is said to be none. Raises Problem or RequestValidationError."""
    try:
        content = await request.body()
    except ClientDisconnect as error:
        raise Problem("malformed", NOT_READ) from error
    if not content:
        return ABSENT
    if not _is_json(request.headers.get("Content-Type", "")):
        return content
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        wrong = {"type": "json_invalid", "loc": ("body", error.pos), "msg": "JSON decode error", "input": {}}
        raise RequestValidationError([{**wrong, "ctx": {"error": error.msg}}], body=error.doc) from error
    except (ValueError, RecursionError) as error:
        raise Problem("malformed", NOT_READ) from error


def _is_json(content_type: str) -> bool:
    if content_type == "application/json":
        return True
    message = Message()
    message["content-type"] = content_type
    subtype = message.get_content_subtype()
    return message.get_content_maintype() == "application" and (subtype == "json" or subtype.endswith("+json"))
