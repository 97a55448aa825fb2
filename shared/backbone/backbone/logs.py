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
PLAIN = re.compile(r"[A-Za-z_/{}-]*|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.ASCII)
"""What no value is found in that has to be left out: words, addresses of operations, ids."""


def logger(name: str) -> BoundLogger:
    bound: BoundLogger = structlog.stdlib.get_logger(name)
    return bound


def configure(level: str = "INFO", service: str = "") -> None:
    """For the whole process, libraries included. Lines carry what structlog's contextvars hold."""
    number = logging.getLevelNamesMapping()[level.upper()]
    said: list[Processor] = [structlog.contextvars.merge_contextvars, _exception, redact]
    about: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        _of(service),
        _render,
    ]
    structlog.configure(
        processors=[*said, _logger_name, *about],
        logger_factory=_Stdout,
        wrapper_class=structlog.make_filtering_bound_logger(number),
        cache_logger_on_first_use=False,
    )
    handler = _Foreign()
    foreign = [*said, structlog.stdlib.add_logger_name, ProcessorFormatter.remove_processors_meta, *about]
    handler.setFormatter(ProcessorFormatter(processors=foreign))
    logging.basicConfig(handlers=[handler], level=number, force=True)
    for chatty in ("httpx", "httpcore"):
        logging.getLogger(chatty).setLevel("WARNING")


class _Stdout:
    """Whatever stdout is at the moment; a line that cannot be written stops nobody's work."""

    def __init__(self, name: str) -> None:
        self.name = name

    def msg(self, line: str) -> None:
        try:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        except Exception:
            if sys.stderr:
                traceback.print_exc()

    debug = info = warning = error = critical = msg


class _Foreign(logging.Handler):
    """Lines of libraries."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            _Stdout(record.name).msg(self.format(record))
        except Exception:
            self.handleError(record)


def _logger_name(logger: WrappedLogger, _: str, event: EventDict) -> EventDict:
    return {**event, "logger": logger.name}


def redact(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {key: REDACTED if _personal(key) else _scrub(value) for key, value in event.items()}


def _personal(key: str) -> bool:
    return key.lower() in KEYS or key.lower().endswith(SUFFIXES)


def _scrub(value: Any) -> Any:
    if isinstance(value, str):
        return value if PLAIN.fullmatch(value) else VALUES.sub(REDACTED, value)
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


def _told(value: object) -> str:
    return str(value) if isinstance(value, UUID | date | PurePath) else f"<{type(value).__name__}>"


_encode = json.JSONEncoder(default=_told).encode


def _render(_: WrappedLogger, __: str, event: EventDict) -> str:
    return _encode(event)
