"""Traces: how a request becomes events, and those what followers make of them, in whichever service.

Nothing is carried along for it. A correlation is a trace, and the id of a span is a digest of what the span is about: a
command (who gave it, with which key), a fact that was told, a fact that a follower has processed. Facts say all of that
of themselves, so every process tells its own spans, and they fit together (W3C Trace Context: 128 and 64 bits).
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal
from uuid import UUID, uuid4, uuid5

import orjson

from backbone.events import META, Meta
from backbone.intent import Intent
from backbone.letters import Letter

Kind = Literal["server", "producer", "consumer"]
now = time.time_ns


@dataclass(frozen=True)
class Span:
    """Times are nanoseconds since 1970."""

    name: str
    kind: Kind
    trace: int
    id: int
    parent: int | None
    began: int
    ended: int
    about: Mapping[str, str | int] = field(default_factory=dict)
    failed: bool = False


Sink = Callable[[Span], None]
_sink: Sink | None = None


def begin(sink: Sink | None) -> None:
    """From now on whatever is traced goes there; None ends it."""
    global _sink
    _sink = sink


def asked(intent: Intent | None, request_id: str, method: str, route: str | None, status: int, began: int) -> None:
    """A request has been answered; one that was a command may be found again by its facts."""
    if _sink is None:
        return
    trace = intent.correlation_id if intent else UUID(request_id)
    id = _of_command(intent.actor.id, intent.command_id) if intent else _of(uuid4())
    about: dict[str, str | int] = {"http.request.method": method, "http.response.status_code": status}
    if route:
        about["http.route"] = route
    _sink(Span(f"{method} {route or ''}".rstrip(), "server", trace.int, id, None, began, now(), about, status >= 500))


def told(letters: Sequence[Letter], position: int) -> None:
    """The stream has those up to `position`. Each span begins when its fact was recorded."""
    if _sink is None:
        return
    for letter in letters:
        if letter.position > position or (meta := _meta(letter)) is None:
            continue
        recorded = int(meta.recorded_at.timestamp() * 1e9)
        parent = _of_command(meta.actor, meta.command_id)
        trace, id = meta.correlation_id.int, _of(meta.event_id)
        _sink(Span(f"send {letter.type}", "producer", trace, id, parent, recorded, now(), _about(letter)))


def processed(service: str, follower: str, kinds: frozenset[str], letters: Sequence[Letter], began: int) -> None:
    """A batch: every fact in it took as long as the batch. What a reaction does because of it has this span for
    parent: the key of its command is made of the fact and of its own name."""
    if _sink is None:
        return
    for letter in letters:
        if letter.type not in kinds or (meta := _meta(letter)) is None:
            continue
        own = letter.source == service
        parent = _of_command(meta.actor, meta.command_id) if own else _of(meta.event_id)
        id = _of_command(service, str(uuid5(meta.event_id, f"{service}.{follower}.{letter.type}")))
        name = f"process {letter.type}"
        about = {**_about(letter), "messaging.consumer.group.name": f"{service}.{follower}"}
        _sink(Span(name, "consumer", meta.correlation_id.int, id, parent, began, now(), about))


def _meta(letter: Letter) -> Meta | None:
    """None for progress, which is no fact."""
    if letter.get("correlation"):
        return letter.meta()
    return META.validate_python(orjson.loads(letter.data)["meta"]) if letter.data else None


def _about(letter: Letter) -> dict[str, str | int]:
    return {"messaging.system": "nats", "messaging.message.id": f"{letter.source}:{letter.position}"}


def _of_command(actor: str, key: str) -> int:
    return _of(f"{actor} {key}")


def _of(what: object) -> int:
    return int.from_bytes(blake2b(str(what).encode(), digest_size=8, person=b"span").digest())
