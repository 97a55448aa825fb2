"""Structured logs: JSON lines on stdout, one constant event name each, and nothing personal in them."""

import json
import logging
import re
import sys
import traceback
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Any
from uuid import UUID

import psycopg
import structlog
from structlog.stdlib import BoundLogger, ProcessorFormatter
from structlog.typing import EventDict, Processor, WrappedLogger

REDACTED = "[redacted]"
KEYS = frozenset(
    {"name", "full_name", "first_name", "last_name", "surname", "patronymic", "email", "phone", "address", "birth_date"}
    | {"text", "texts", "reason", "comment", "note", "body", "content", "payload", "data"}
    | {"password", "secret", "token", "authorization", "cookie", "seed", "dsn", "database_url"}
)
SUFFIXES = ("_name", "_email", "_phone", "_text", "_token", "_secret", "_password")
VALUES = re.compile(
    r"""(?ix) \b(?:bearer|basic)\s+\S+              # credentials
      | \beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?            # a token by itself
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                # e-mail
      | (?<![\w-])\+?[78][\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?![\w-])  # telephone
      | (?<=password=)\S+ | (?<=:)[^:/@\s]+(?=@)    # a database address
    """
)


def logger(name: str) -> BoundLogger:
    bound: BoundLogger = structlog.stdlib.get_logger(name)
    return bound


def configure(level: str = "INFO", service: str = "") -> None:
    """For the whole process, libraries included. Lines carry what structlog's contextvars hold."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        _exception,
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *before, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = _Stdout()
    last: list[Processor] = [ProcessorFormatter.remove_processors_meta, _of(service), redact, _render]
    handler.setFormatter(ProcessorFormatter(foreign_pre_chain=before, processors=last))
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for chatty in ("httpx", "httpcore"):
        logging.getLogger(chatty).setLevel("WARNING")


class _Stdout(logging.Handler):
    """Whatever stdout is at the moment; a line that cannot be written stops nobody's work."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            print(self.format(record), flush=True)
        except Exception:
            self.handleError(record)


def redact(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {key: REDACTED if _personal(key) else _scrub(value) for key, value in event.items()}


def _personal(key: str) -> bool:
    return key.lower() in KEYS or key.lower().endswith(SUFFIXES)


def _scrub(value: Any) -> Any:
    if isinstance(value, str):
        return VALUES.sub(REDACTED, value)
    if isinstance(value, Mapping):
        return {str(key): REDACTED if _personal(str(key)) else _scrub(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_scrub(item) for item in value]
    return value


def _exception(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Types and places of an exception and its causes. Messages quote data, so they stay out, except those of the
    environment (network, disk, database not reachable)."""
    given = event.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else (sys.exc_info()[1] if given is True else given and given[1])
    if error is not None:
        event["exception"] = list(_chain(error))
    return event


def _chain(error: BaseException | None) -> list[dict[str, Any]]:
    if error is None:
        return []
    told: dict[str, Any] = {"type": f"{type(error).__module__}.{type(error).__qualname__}"}
    if isinstance(error, OSError | psycopg.OperationalError):
        told["message"] = str(error)
    if isinstance(error, psycopg.Error):
        told["sqlstate"] = error.sqlstate
    frames = traceback.extract_tb(error.__traceback__)
    told["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    if isinstance(error, BaseExceptionGroup):
        told["of"] = [_chain(part) for part in error.exceptions]
    return [told, *_chain(error.__cause__ or (None if error.__suppress_context__ else error.__context__))]


def _of(service: str) -> Processor:
    def add(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
        return {**event, "service": service} if service else event

    return add


def _render(_: WrappedLogger, __: str, event: EventDict) -> str:
    return json.dumps(event, default=_told)


def _told(value: object) -> str:
    return str(value) if isinstance(value, UUID | date | PurePath) else f"<{type(value).__name__}>"
