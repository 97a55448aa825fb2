"""The command `rebuild`: the projections of a service made anew, and told how far that is."""

from collections.abc import Callable, Sequence
from typing import Any

from backbone.bus import Bus
from backbone.eventstore import EventSourced
from backbone.follower import Progress, Projection, rebuild
from backbone.follower.handlers import Work, sources
from backbone.follower.sources import StreamSource
from backbone.follower.stream import StreamReader

READER = "_anew"
"""Ends the name of its consumers: those of the running projections go on meanwhile."""


async def rebuild_all(
    app: EventSourced, bus: Bus, followers: Sequence[Work[Any]], owner: str, say: Callable[[str], None]
) -> None:
    projections = [one for one in followers if isinstance(one, Projection)]
    others = {name for one in projections for name in sources(one, app.name)} - {app.name}
    readers = {name: StreamReader(bus, name.upper(), f"{app.name}{READER}") for name in sorted(others)}
    streams = {name: StreamSource(name, reader) for name, reader in readers.items()}
    try:
        await rebuild(app, owner, projections, streams, lambda progress: say(line(progress)))
    finally:
        for reader in readers.values():
            await reader.stop()
        await bus.close()
    say(f"Построено заново: {', '.join(one.name for one in projections)}.")


def line(progress: Progress) -> str:
    rate = progress.done / progress.seconds if progress.seconds else 0.0
    left = f", осталось {(progress.total - progress.done) / rate:.0f} с" if rate else ""
    return f"{progress.source}: {progress.done} из {progress.total}, {rate:.0f} в секунду{left}"
