"""How an endpoint's return type is answered: receipts, versions and pages with their headers."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar, get_args, get_origin
from uuid import UUID

from fastapi import Request, Response
from pydantic import Field, TypeAdapter

from backbone.audit import HistoryEntry
from backbone.intent import Receipt
from backbone.transparency.receipts import EventReceipt
from backbone.web.api import served
from backbone.web.histories import History
from backbone.web.models import View
from backbone.web.paging import Page
from backbone.web.reading import told

T = TypeVar("T")
PAGED = ("Link", "X-Position", "X-Withheld")
REQUEST = inspect.Parameter("_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)


@dataclass(frozen=True)
class Created:
    """`at` is the collection: the new object is at `/programs/<id>`."""

    receipt: Receipt
    at: str


@dataclass(frozen=True)
class Versioned(Generic[T]):
    version: int
    body: T


class Done(View):
    """Команда выполнена: объект, его версия, положение в журнале службы, с которого это видно в списках."""

    id: UUID
    version: int
    position: str = Field(examples=["registry:123"])


class Listing(View, Generic[T]):
    """Страница списка; `next` пуст, когда дальше ничего нет."""

    items: list[T]
    next: str | None = Field(examples=["WyIyMDI1LTA5LTAxIl0="])


@dataclass(frozen=True)
class Answer:
    """What a return type means: the model of the body, the status, and how a value becomes a response."""

    model: Any
    status: int
    headers: tuple[str, ...]
    render: Callable[[Request, Any], Response]


def answer_to(returned: Any) -> Answer | None:
    """None for return types that FastAPI answers as ever."""
    origin, arguments = get_origin(returned) or returned, get_args(returned)
    if origin is Receipt:
        return Answer(Done, 200, ("ETag", "X-Position"), lambda request, it: _done(request, it, 200, {}))
    if origin is Created:
        return Answer(Done, 201, ("ETag", "Location", "X-Position"), _created)
    if origin is Versioned:
        adapter = TypeAdapter(arguments[0])
        return Answer(arguments[0], 200, ("ETag",), lambda request, it: _versioned(request, it, adapter))
    if origin is History:
        entries = TypeAdapter(list[HistoryEntry])
        return Answer(list[HistoryEntry], 200, (), lambda _, it: _json(entries.dump_json(it.entries), 200, {}))
    if origin is EventReceipt:
        return Answer(EventReceipt, 200, ("Content-Disposition",), lambda _, it: _receipt(it))
    if origin is Page:
        model = Listing[arguments[0]]  # type: ignore[valid-type]
        return Answer(model, 200, PAGED, lambda request, it: _page(request, it, TypeAdapter(model)))
    return None


def answering(endpoint: Callable[..., Any], answer: Answer) -> Callable[..., Any]:
    """The endpoint with its value rendered, in a thread or on the loop as it was written; FastAPI sees the same
    parameters and the request."""

    @wraps(endpoint)
    def answered(*, _request: Request, **values: Any) -> Response:
        return answer.render(_request, endpoint(**values))

    @wraps(endpoint)
    async def answered_soon(*, _request: Request, **values: Any) -> Response:
        return answer.render(_request, await endpoint(**values))

    seen = answered_soon if inspect.iscoroutinefunction(endpoint) else answered
    signature = inspect.signature(endpoint, eval_str=True)
    parameters = [*signature.parameters.values(), REQUEST]
    vars(seen)["__signature__"] = signature.replace(parameters=parameters, return_annotation=Response)
    return seen


def _json(body: bytes, status: int, headers: dict[str, str]) -> Response:
    return Response(body, status, headers, "application/json")


def _done(request: Request, receipt: Receipt, status: int, headers: dict[str, str]) -> Response:
    position = told({served(request).api.service: receipt.position})
    body = Done(id=receipt.id, version=receipt.version, position=position)
    found = {"ETag": f'"{receipt.version}"', "X-Position": position, **headers}
    return _json(body.model_dump_json().encode(), status, found)


def _created(request: Request, created: Created) -> Response:
    place = f"{request.scope.get('root_path', '')}{created.at}/{created.receipt.id}"
    return _done(request, created.receipt, 201, {"Location": place})


def _versioned(request: Request, versioned: Versioned[Any], adapter: TypeAdapter[Any]) -> Response:
    tag = f'"{versioned.version}"'
    known = {item.strip().removeprefix("W/") for item in request.headers.get("If-None-Match", "").split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers={"ETag": tag})
    return _json(adapter.dump_json(versioned.body), 200, {"ETag": tag})


def _receipt(receipt: EventReceipt) -> Response:
    name = f'attachment; filename="receipt-{receipt.stream}-{receipt.version}.json"'
    return _json(receipt.model_dump_json(indent=1).encode(), 200, {"Content-Disposition": name})


def _page(request: Request, page: Page[Any], adapter: TypeAdapter[Any]) -> Response:
    headers = {"X-Position": told(page.positions)} if page.positions else {}
    if page.withheld:
        headers["X-Withheld"] = "true"
    if page.next:
        following = request.url.include_query_params(cursor=page.next)
        headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
    return _json(adapter.dump_json(adapter.validate_python({"items": page.items, "next": page.next})), 200, headers)
