"""A service that dies at a named point once a file says so. Whoever gets there first takes the file with him."""

import os
import runpy
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from backbone.effects import Effect
from backbone.eventstore import EventSourced, writer
from backbone.follower.positions import Place
from backbone.follower.projection import Projection
from backbone.follower.reaction import Reaction
from backbone.letters import Letter
from backbone.relay import Head, Relay
from nats.js import JetStreamContext

FILE = "CRASH_AT"
KILLED = 137
WHATS = ("the commit", "it is told", "a view follows", "a reaction")
POINTS = [f"{when} {what}" for what in WHATS for when in ("before", "after")]

Function = Callable[..., Any]
Source = Callable[..., str]


def dies(source: str, point: str) -> None:
    """`source` is the service whose events it is about."""
    with suppress(FileNotFoundError):
        file = Path(os.environ[FILE])
        if file.read_text() == f"{source} {point}":
            file.unlink()
            os._exit(KILLED)


def around(does: Function, what: str, source: Source) -> Function:
    def dying(*given: Any, **more: Any) -> Any:
        dies(source(*given), f"before {what}")
        done = does(*given, **more)
        dies(source(*given), f"after {what}")
        return done

    return dying


def around_soon(does: Callable[..., Awaitable[Any]], what: str, source: Source) -> Function:
    async def dying(*given: Any, **more: Any) -> Any:
        dies(source(*given), f"before {what}")
        done = await does(*given, **more)
        dies(source(*given), f"after {what}")
        return done

    return dying


def prepare(service: str) -> None:
    writer.write_together = around_soon(writer.write_together, "the commit", lambda *_: service)  # type: ignore[attr-defined]
    Relay._publish = around_soon(Relay._publish, "it is told", told_by)  # type: ignore[method-assign]
    Projection._write = around(Projection._write, "a view follows", of_place)  # type: ignore[method-assign]
    Reaction.react = around(Reaction.react, "a reaction", of_letter)  # type: ignore[method-assign]


def of_place(_: Projection, __: EventSourced, place: Place, ___: Sequence[Letter]) -> str:
    return place.source


def of_letter(_: Reaction[Any], __: EventSourced, letter: Letter, *___: Effect) -> str:
    return letter.source


def told_by(relay: Relay, _: JetStreamContext, letters: Sequence[Letter], __: Head) -> str:
    """Nobody where nothing is told."""
    return relay.service if letters else ""


if __name__ == "__main__":
    prepare(sys.argv[1])
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
