"""Every refusal as a problem document (RFC 9457), in Russian.

Written here and not taken from `fastapi-problem`: every part of its answer (titles, pointers, rules, OpenAPI) would
have to be replaced by hooks longer than this, and it brings four packages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg
from eventsourcing import persistence
from fastapi import HTTPException as FastApiHTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from backbone import errors
from backbone.identity import InvalidToken, IssuerUnavailable
from backbone.rules import Catalogue
from backbone.web import validation

TYPE = "urn:mentoring:problem:"
MEDIA_TYPE = "application/problem+json"
RETRY = {"Retry-After": "2"}
UNREACHABLE = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    persistence.OperationalError,
    persistence.InterfaceError,
)

KINDS: dict[str, tuple[int, str]] = {
    "malformed": (400, "Запрос не разобрать"),
    "idempotency-key": (400, "Нужен заголовок Idempotency-Key"),
    "unauthenticated": (401, "Нужно удостоверение"),
    "forbidden": (403, "Доступ запрещён"),
    "not-found": (404, "Не найдено"),
    "method": (405, "Метод не поддерживается"),
    "refused": (409, "Сейчас это невозможно"),
    "stale": (412, "Объект изменился"),
    "too-large": (413, "Запрос слишком велик"),
    "invalid": (422, "Ошибки в данных запроса"),
    "rule-broken": (422, "Нарушено правило"),
    "reason-required": (422, "Нужна причина отступления от правила"),
    "key-reused": (422, "Ключ идемпотентности уже использован"),
    "if-match": (428, "Нужен заголовок If-Match"),
    "unexpected": (500, "Внутренняя ошибка"),
    "unavailable": (503, "Временно недоступно"),
}


@dataclass(eq=False)
class Problem(Exception):
    """`kind` is a key of KINDS; `code` ends the type's URI where it says more than the kind."""

    kind: str
    detail: str
    code: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        status, title = KINDS[self.kind]
        told = {"type": TYPE + (self.code or self.kind), "title": title, "status": status, "detail": self.detail}
        return told | {key: value for key, value in self.extra.items() if value is not None}

    def response(self, request_id: str) -> JSONResponse:
        return JSONResponse(
            self.document() | {"request_id": request_id},
            status_code=KINDS[self.kind][0],
            headers={**self.headers, "Content-Language": "ru"},
            media_type=MEDIA_TYPE,
        )


def describe(error: Exception, catalogue: Catalogue) -> Problem:
    """The problem an exception is told as; what nobody foresaw says nothing of itself."""
    match error:
        case Problem():
            return error
        case errors.DomainError():
            return _domain(error, catalogue)
        case RequestValidationError():
            return _invalid(error)
        case InvalidToken():
            challenge = {"WWW-Authenticate": 'Bearer realm="mentoring", error="invalid_token"'}
            return Problem("unauthenticated", "Удостоверение недействительно", headers=challenge)
        case IssuerUnavailable():
            return Problem("unavailable", "Служба входа не отвечает; повторите запрос", headers=RETRY)
        case HTTPException():
            refused = error.__cause__  # FastAPI wraps whatever happens while it reads a body
            return refused if isinstance(refused, Problem) else _http(error)
        case _ if isinstance(error, UNREACHABLE):
            return Problem("unavailable", "База данных не отвечает; повторите запрос", headers=RETRY)
    return Problem("unexpected", "Сообщите номер запроса тем, кто сопровождает платформу")


def _domain(error: errors.DomainError, catalogue: Catalogue) -> Problem:
    pointed = {"errors": [{"pointer": error.field, "detail": error.detail}]} if error.field else {}
    match error:
        case errors.RuleBroken() | errors.ReasonRequired():
            rule = catalogue.latest(error.rule)
            told = {"rule": error.rule, "rule_title": rule and rule.title, "clause": rule and rule.clause}
            kind = "rule-broken" if isinstance(error, errors.RuleBroken) else "reason-required"
            return Problem(kind, error.detail, extra=told | pointed)
        case errors.Refused():
            return Problem("refused", error.detail, code=error.code, extra=pointed)
        case errors.StaleVersion():
            return Problem("stale", error.detail, extra={"version": error.current})
        case errors.Busy():
            code = "overloaded" if isinstance(error, errors.Overloaded) else "busy"
            return Problem("unavailable", error.detail, code=code, headers={"Retry-After": "1"})
    kind = {errors.NotFound: "not-found", errors.Forbidden: "forbidden", errors.KeyReused: "key-reused"}[type(error)]
    return Problem(kind, error.detail, extra=pointed)


def _invalid(error: RequestValidationError) -> Problem:
    told = validation.told(error)
    headers = {item["parameter"].lower(): item for item in told if item.get("in") == "header"}
    if "idempotency-key" in headers:
        return Problem("idempotency-key", "Ключ: от 1 до 128 видимых знаков латиницы", extra={"errors": told})
    if headers.get("if-match", {}).get("code") == "missing":
        return Problem("if-match", "Назовите версию объекта, которую вы видели: его ETag", extra={"errors": told})
    if headers or any(item["code"] == "json_invalid" for item in told):
        return Problem("malformed", told[0]["detail"], extra={"errors": told})
    return Problem("invalid", "; ".join(item["detail"] for item in told[:3]), extra={"errors": told})


def _http(error: HTTPException | FastApiHTTPException) -> Problem:
    match error.status_code:
        case 404:
            return Problem("not-found", "Такого адреса нет")
        case 405:
            return Problem("method", "Этот адрес не знает такого метода", headers=error.headers or {})
        case 413:
            return Problem("too-large", "Тело запроса больше допустимого")
    return Problem("malformed", "Тело запроса не разобрать")
