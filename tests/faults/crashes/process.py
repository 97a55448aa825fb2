"""A service that dies at a named point once a file says so. Whoever gets there first takes the file with him."""

import os
import runpy
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

FILE = "CRASH_AT"
KILLED = 137
POINTS = [
    f"{when} {what}"
    for what in ("the commit", "it is told", "a view follows", "a reaction")
    for when in ("before", "after")
]

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
    from backbone.eventstore import writer
    from backbone.follower.projection import Projection
    from backbone.follower.reaction import Reaction
    from backbone.relay import Relay

    writer.write_together = around_soon(writer.write_together, "the commit", lambda *_: service)
    Relay._publish = around_soon(Relay._publish, "it is told", told_by)  # type: ignore[method-assign]
    Projection._write = around(Projection._write, "a view follows", lambda _, __, place, ___: place.source)  # type: ignore[method-assign]
    Reaction.react = around(Reaction.react, "a reaction", lambda _, __, letter, *___: letter.source)  # type: ignore[method-assign]


def told_by(relay: Any, _: Any, letters: Sequence[Any], __: Any) -> str:
    """Nobody where nothing is told."""
    return relay.service if letters else ""


if __name__ == "__main__":
    prepare(sys.argv[1])
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
