"""Whether recording a command stays as fast when the log has grown."""

from collections.abc import Iterator
from contextlib import ExitStack

import psycopg
from backbone.clock import Clock
from backbone.migrate import migrate_store
from boxes import Boxes
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers

from tests.bench.contenders import intent
from tests.bench.figures import Figure, Rates
from tests.bench.measuring import contender
from tests.bench.part import Effort, Found, Say

EVENTS = 10_000
"""In the log before anything is measured, at the least data."""
IN_FLIGHT = (1, 128)
COPIES = (
    """INSERT INTO boxes_events (originator_id, originator_version, topic, state)
       SELECT gen_random_uuid(), 1, topic, state FROM boxes_events, generate_series(2, %s)""",
    """INSERT INTO commands (actor, key, fingerprint, aggregate_id, version, position)
       SELECT actor, gen_random_uuid()::text, fingerprint, gen_random_uuid(), 1, n
       FROM commands, generate_series(2, %s) AS n""",
    "VACUUM ANALYZE",
)


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
    """With copies of one command and its event, each an aggregate of its own."""
    migrate_store(Boxes, databases.owner_url, databases.url)
    app = Boxes(databases.url, Clock())
    app.open(intent(), "чулан")
    app.close()
    with psycopg.connect(databases.owner_url, autocommit=True) as connection:
        for statement in COPIES:
            connection.execute(statement, (events,) if "%s" in statement else ())
