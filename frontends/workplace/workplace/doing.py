"""A form is shown, filled in, sent: with the key made when it was shown and the version that was seen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workplace import plan, questions, refused
from workplace.catalogue import Operation
from workplace.filled import Filled, Values, begun, body, compacted
from workplace.form import ASKED, DEVIATIONS, Form, prepared
from workplace.gateway import Answer, Refusal
from workplace.rendering import rendered
from workplace.requests import back_of, proven, visiting
from workplace.session import MINUTES, SEEN, remember
from workplace.showing import Shower, address
from workplace.visit import Visit

KEY, VERSION, ADD, BACK, POSITION = "_key", "_version", "_add", "back", "position"
RECEIPT = {"id", "version", POSITION}
"""What nearly every command answers; what says more is shown."""


async def show(request: Request) -> Response:
    """Raises Refusal, SignedOut."""
    visit = await visiting(request)
    operation = permitted(visit, request.path_params["operation"])
    given = _lists(request.query_params.multi_items())
    form = await prepared(visit, operation, given)
    return _page(request, visit, form, begun(form.fields, questions.given(form.subject) | given))


async def send(request: Request) -> Response:
    """Raises Refusal, SignedOut."""
    visit = await visiting(request)
    operation = permitted(visit, request.path_params["operation"])
    async with request.form(max_files=1) as sent:
        proven(visit.session, sent)
        values = _lists((name, told) for name, told in sent.multi_items() if isinstance(told, str))
        form = await prepared(visit, operation, values)
        filled = Filled(values)
        form = replace(form, version=filled.one(VERSION) or form.version)
        if ADD in values or form.kinds:
            return _page(request, visit, form, filled)
        filled = compacted(form.fields, values)
        try:
            answer = await _command(visit, form, filled, sent)
        except Refusal as refusal:
            return await _refused(request, visit, form, filled, refusal)
    return _done(request, visit, operation, filled, answer)


def permitted(visit: Visit, key: str) -> Operation:
    """Raises Refusal."""
    if key not in visit.catalogue:
        raise Refusal(404, {"title": "Не найдено", "detail": "Такого действия нет."})
    if not visit.may(key):
        raise Refusal(403, {"title": "Доступ запрещён", "detail": "Это действие не для вашей роли."})
    return visit.catalogue[key]


async def _command(visit: Visit, form: Form, filled: Filled, sent: FormData) -> Answer:
    if missing := [name for name, value in form.places.items() if not value]:
        raise Refusal(422, {"errors": [{"pointer": f"/{name}", "detail": "Выберите"} for name in missing]})
    zone = visit.zone
    headers = {"Idempotency-Key": filled.one(KEY) or str(uuid4())}
    if form.operation.needs_version:
        headers["If-Match"] = form.version
    said: dict[str, Any] = {"params": body(form.query, filled.values, zone)}
    if form.operation.media == "multipart/form-data":
        said["files"] = {name: await _file(told) for name, told in sent.multi_items() if isinstance(told, UploadFile)}
    elif form.operation.media:
        said["json"] = body(form.body, filled.values, zone)
    return await visit.gateway.command(visit.session, form.operation, form.places, headers, **said)


async def _file(told: UploadFile) -> tuple[str, bytes]:
    return told.filename or "file", await told.read()


async def _refused(request: Request, visit: Visit, form: Form, filled: Filled, refusal: Refusal) -> Response:
    """The same form once more. The key stays while the command may have been done; the version is the present one when
    the old one is why it was refused."""
    if refusal.status in (403, 404):
        raise refusal
    errors = refused.errors(refusal, form.fields, form.deviations)
    asked: Values = {name: [filled.one(name)] for name in errors if name.startswith(f"{DEVIATIONS}.")}
    kept = {name: told for name, told in filled.values.items() if name != KEY or refusal.passing}
    if refusal.code == "stale":
        form = await prepared(visit, form.operation, filled.values)
    return _page(request, visit, form, Filled({**kept, **asked}, errors), refusal.status)


def _done(request: Request, visit: Visit, operation: Operation, filled: Filled, answer: Answer) -> Response:
    told = answer.body
    if told.keys() == RECEIPT:
        response: Response = RedirectResponse(_next(visit, operation, filled, str(told["id"])), 303)
    else:
        shown = Shower(visit, operation).shown(
            "", {name: value for name, value in told.items() if name not in RECEIPT}, operation.answer
        )
        back = back_of(filled.one(BACK))
        response = rendered(request, "answer.html", visit, title=operation.title, shown=shown, back=back)
    if told.get(POSITION):
        seen = visit.session.having_seen(str(told[POSITION]))
        remember(request, response, SEEN, seen, seconds=MINUTES)
    return response


def _next(visit: Visit, operation: Operation, filled: Filled, made: str) -> str:
    """The page of what has been made; otherwise where the form was opened."""
    for name, page in plan.pages().items():
        read = visit.catalogue[page.blocks[0].read]
        if (read.service, read.path) == (operation.service, f"{operation.path}/{{id}}"):
            return address(f"/{name}/{made}", {"done": operation.key})
    back = back_of(filled.one(BACK))
    return f"{back}{'&' if '?' in back else '?'}done={operation.key}"


def _page(request: Request, visit: Visit, form: Form, filled: Filled, status: int = 200) -> Response:
    asked = {one.name for one in form.asked}
    fixed = {name: value for name, value in form.places.items() if name not in asked}
    hidden = {**fixed, BACK: back_of(filled.one(BACK)), VERSION: form.version}
    hidden[KEY] = filled.one(KEY) or str(uuid4())
    hidden[ASKED] = next(iter(asked), "")
    return rendered(request, "form.html", visit, status, title=form.title, form=form, filled=filled, hidden=hidden)


def _lists(items: Any) -> dict[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for name, value in items:
        found.setdefault(name, []).append(value)
    return dict(found)
