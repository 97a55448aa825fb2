"""How long the municipality's statistics take at ten thousand programs and at a million, in 25 schools both times."""

from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter
from uuid import UUID

import httpx
import orjson
from backbone.clock import Clock
from backbone.follower import Waiter
from backbone.identity import Role
from backbone.identity.testing import Issuer
from backbone.migrate import migrate_store
from backbone.web import build_app
from backbone.web.server import spare_the_lasting
from backbone.web.testing import running
from mentoring.roles import ensure_databases
from mentoring.servers import Servers
from reporting.application import Reporting
from reporting.figures.question import Question
from reporting.kept import count
from reporting.main import SERVICE, interface
from reporting.views import VIEWS

from tests.bench.figures import Figure
from tests.bench.municipality import fill
from tests.bench.part import Effort, Found, Say
from tests.reporting.asking import documents

PROGRAMS = (10_000, 100_000, 1_000_000)
MOST = 1.5
NEWS = """
INSERT INTO journal (source, position, event, type, school, aggregate, happened, recorded_at, role)
SELECT 'programs', max(position) + 1, gen_random_uuid(), 'programs.ProgramStarted', %s, gen_random_uuid(),
    current_date, now(), 'curator' FROM journal WHERE source = 'programs'
"""
WHOLE, AFTER, FIRST, DEEP = "municipality, kept", "municipality, after an event", "reports, first page", "reports, deep"
Times = dict[str, dict[int, list[float]]]


@dataclass(frozen=True)
class Town:
    """A municipality's statistics, and its office, which asks for them."""

    app: Reporting
    client: httpx.Client
    school: UUID
    programs: int
    token: str
    """The office's."""

    def measures(self) -> Mapping[str, Callable[[], object]]:
        """In this order: the event is told of the school just before the second, and counted in by the next to last."""
        question = Question.as_of(self.app.clock.today(), self.school)
        last = urlsafe_b64encode(orjson.dumps([self.programs // 10 - 60])).decode()
        return {
            WHOLE: lambda: self.get("/statistics"),
            AFTER: lambda: self.get("/statistics"),
            "one school, kept": lambda: self.get(f"/statistics?school={self.school}"),
            "one figure, kept": lambda: self.get("/statistics/K-03"),
            FIRST: lambda: self.get("/reports"),
            DEEP: lambda: self.get(f"/reports?cursor={last}"),
            "one school, counted anew": lambda: count(self.app.database, question),
            "events of a figure in one school": lambda: self.get(f"/statistics/K-03/events?school={self.school}"),
        }

    def get(self, path: str) -> None:
        self.client.get(path).raise_for_status()

    def news(self) -> None:
        with self.app.database.transaction() as cursor:
            cursor.execute(NEWS, (self.school,))


def statistics(servers: Servers, effort: Effort, say: Say) -> Found:
    times: Times = defaultdict(lambda: defaultdict(list))
    with ExitStack() as stack:
        towns = [stack.enter_context(town(servers, most // effort.scale, say)) for most in PROGRAMS]
        for round in range(effort.rounds):
            say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
            for one in towns:
                for name, measure in one.measures().items():
                    if name == AFTER:
                        one.news()
                    taken = _taken(measure)
                    if round:
                        times[name][one.programs].append(taken)
    return Found(list(_lines(times)), list(_figures(times)))


@contextmanager
def town(servers: Servers, programs: int, say: Say) -> Iterator[Town]:
    databases, clock, issuer = (
        ensure_databases(servers.postgres, f"bench_{programs}", servers.secrets),
        Clock(),
        Issuer(),
    )
    migrate_store(Reporting, databases.owner_url, databases.url, SERVICE.migrations)
    say(f"{programs:,} programs: made in {_taken(lambda: fill(databases.owner_url, programs, clock.today())):,.0f} s")
    app = Reporting(databases.url, clock)
    api = replace(interface(app, issuer.verifier, documents(app)), waiter=Waiter(app, (VIEWS,)))
    with running(build_app(api), issuer.bearer(Role.OFFICE)) as client:
        say(f"{programs:,} programs: all schools counted in {_taken(app.statistics.refresh):,.1f} s")
        with app.database.transaction() as cursor:
            row = cursor.execute("SELECT school FROM schools LIMIT 1").fetchone()
        assert row
        spare_the_lasting()  # as every service does before it serves
        yield Town(app, client, row["school"], programs, issuer.token(Role.OFFICE))
    app.close()


def _taken(measure: Callable[[], object]) -> float:
    begun = perf_counter()
    measure()
    return perf_counter() - begun


def _figures(times: Times) -> Iterator[Figure]:
    small, _, large = times[WHOLE]

    def ratio(name: str, of: tuple[str, int], to: tuple[str, int], at_most: float | None = None) -> Figure:
        pairs = zip(times[of[0]][of[1]], times[to[0]][to[1]], strict=True)
        return Figure(name, tuple(one / other for one, other in pairs), at_most=at_most)

    yield ratio("municipal statistics at 1 M programs / at 10 k programs", (WHOLE, large), (WHOLE, small), MOST)
    yield ratio("the same after an event in one school", (AFTER, large), (AFTER, small), MOST)
    yield ratio("deep page of a list / first page, at 1 M programs", (DEEP, large), (FIRST, large), MOST)
    for name in [one for one in times if one not in (WHOLE, AFTER, FIRST, DEEP)]:
        yield ratio(f"{name}: 1 M / 10 k programs", (name, large), (name, small))


def _lines(times: Times) -> Iterator[str]:
    """Medians and ranges in milliseconds: a row for what was asked, a column for each number of programs."""
    yield f"{'milliseconds, programs':36}" + "".join(f"{programs:>24,}" for programs in times[WHOLE])
    for name, of_programs in times.items():
        yield f"{name:36}" + "".join(f"{_cell(taken):>24}" for taken in of_programs.values())


def _cell(taken: list[float]) -> str:
    low, middle, high = (1000 * one for one in (min(taken), median(taken), max(taken)))
    return f"{middle:,.0f} ({low:,.0f}–{high:,.0f})"
