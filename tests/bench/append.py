"""How fast commands reach the log, and against whom that is measured."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg
from backbone.migrate import migrate_store
from boxes import Boxes
from mentoring.roles import Databases, ensure_databases
from mentoring.servers import Servers

from tests.bench.baselines import CONNECTIONS
from tests.bench.figures import Figure, Rates
from tests.bench.measuring import Asked, contender, pgbench, process
from tests.bench.part import Effort, Found, Say
from tests.bench.peers import message_db
from tests.bench.peers.npm import CannotInstall, installed

OURS = ("ours", "ours, changing")
BASELINES = ("library", "library, changing", "raw, a commit each", "floor")
PEERS = ("Emmett", "message-db")
IN_FLIGHT = (1, 8, 32, 128)
SHOWN = ("server_version", "fsync", "synchronous_commit", "full_page_writes")
EVENTS = {"ours": "boxes_events", "library": "bare_events", "raw": "raw_events"}


def append(servers: Servers, effort: Effort, say: Say) -> Found:
    databases = ensure_databases(servers.postgres, "bench", servers.secrets)
    migrate_store(Boxes, databases.owner_url, databases.url)
    rates = Rates()
    with _everybody(servers, databases, say) as everybody:
        for round in range(effort.rounds):
            say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
            for in_flight in IN_FLIGHT:
                for name, asked in everybody.items():
                    measured = asked(in_flight, effort.seconds)
                    if round:
                        rates.add(name, in_flight, measured)
        absent = [f"append, beside {name}" for name in PEERS if name not in everybody]
    return Found([*rates.lines(), *_conditions(databases.owner_url)], list(_figures(rates)), absent)


@contextmanager
def _everybody(servers: Servers, databases: Databases, say: Say) -> Iterator[dict[str, Asked]]:
    with ExitStack() as stack:
        everybody = {name: stack.enter_context(contender(name, databases.url)) for name in OURS}
        for name in BASELINES:
            everybody[name] = stack.enter_context(contender(name, databases.owner_url))
        everybody["pgbench"] = stack.enter_context(pgbench(databases.owner_url))
        stream = f"{servers.nats_url}#{servers.seed_file('registry')}"
        everybody["JetStream"] = stack.enter_context(contender("JetStream", stream))
        try:
            folder = stack.enter_context(installed())
        except CannotInstall as why:
            say(f"skipped: {' and '.join(PEERS)}: {why}")
        else:
            message_db.install(databases.owner_url, folder / "node_modules")
            emmett = ["node", str(folder / "emmett.mjs"), databases.owner_url, str(CONNECTIONS)]
            everybody["Emmett"] = stack.enter_context(process(emmett))
            everybody["message-db"] = stack.enter_context(contender("message-db", databases.owner_url))
        yield everybody


def _figures(rates: Rates) -> Iterator[Figure]:
    library, changing = "bare library", "bare library, load + change + save"
    yield rates.ratio(f"append, 128 in flight / {library}", ("ours", 128), ("library", 128), at_least=20)
    yield rates.ratio(f"append, 128 in flight / {changing}", ("ours, changing", 128), ("library, changing", 128))
    yield rates.ratio("append, 128 in flight / raw batched floor", ("ours", 128), ("floor", 128), at_least=0.5)
    yield rates.ratio(f"append, one at a time / {library}", ("ours", 1), ("library", 1), at_least=1.5)
    yield rates.ratio(f"append, one at a time / {changing}", ("ours, changing", 1), ("library, changing", 1))
    for peer in PEERS:
        if peer in rates.names:
            yield rates.ratio_to_best(f"append, 32 in flight / {peer} at its best", ("ours", 32), peer, at_least=5)
    for other in ("raw, a commit each", "pgbench"):
        for in_flight in IN_FLIGHT:
            yield rates.ratio(f"append, {in_flight} in flight / {other}", ("ours", in_flight), (other, in_flight))


def _conditions(dsn: str) -> Iterator[str]:
    with psycopg.connect(dsn, autocommit=True) as connection:
        for row in connection.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", (list(SHOWN),)):
            yield ": ".join(row)
        for name, table in EVENTS.items():
            for rows, size in connection.execute(f"SELECT count(*), avg(octet_length(state)) FROM {table}"):
                yield f"events of {name} in the end: {rows:,}, on average {size:.0f} bytes"
