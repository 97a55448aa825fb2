"""Whether recording a command stays as fast when the log has grown."""

from collections.abc import Iterator
from contextlib import ExitStack

from backbone.clock import Clock
from backbone.migrate import migrate_store
from boxes import Boxes
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers

from tests.bench.figures import Figure, Rates
from tests.bench.filling import fill
from tests.bench.measuring import contender
from tests.bench.part import Effort, Found, Say

EVENTS = 10_000
"""In the log before anything is measured, at the least data."""
IN_FLIGHT = (1, 128)


def grown(servers: Servers, effort: Effort, say: Say) -> Found:
    rates = Rates()
    with ExitStack() as stack:
        everybody = {}
        for times in effort.growth:
            events = EVENTS * times // effort.scale
            say(f"a log of {events:,} events")
            databases = ensure_databases(servers.postgres, f"grown_{times}", servers.secrets)
            _fill(databases, events)
            everybody[times] = stack.enter_context(contender("ours", databases.url))
        for round in range(effort.rounds):
            say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
            for in_flight in IN_FLIGHT:
                for times, asked in everybody.items():
                    measured = asked(in_flight, effort.seconds)
                    if round:
                        rates.add(f"{times} × {EVENTS // effort.scale:,} events", in_flight, measured)
    return Found(list(rates.lines()), list(_figures(rates, effort)))


def _figures(rates: Rates, effort: Effort) -> Iterator[Figure]:
    logs = dict(zip(effort.growth, rates.names, strict=True))
    least = logs[effort.growth[0]]
    for in_flight in IN_FLIGHT:
        for times, log in logs.items():
            name = f"append, {in_flight} in flight / the same on the least data"
            yield rates.ratio(name, (log, in_flight), (least, in_flight), data=times)


def _fill(databases: Databases, events: int) -> None:
    migrate_store(Boxes, databases.owner_url, databases.url)
    app = Boxes(databases.url, Clock())
    fill(app, databases.owner_url, events)
    app.close()
