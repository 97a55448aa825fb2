"""What a request costs when everything is on, beside a request of FastAPI that does nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from uuid import uuid4

from backbone.identity import Role
from mentoring.servers import Servers

from tests.bench.figures import Figure, Rates
from tests.bench.http_load import KEY, Load, Loaded
from tests.bench.http_school import WORDS, Running, School
from tests.bench.http_servers import SERVICE, Client, Serving, client, serving
from tests.bench.part import Effort, Found, Say

CONNECTIONS = 32
EVENTS = 10_000
"""Of others, before anything is measured, at the least data."""
TO_READ, TO_CHANGE = 192, 128
"""Programs of a school. Each round changes those of another, so that histories stay as long as they are in life."""
NOTHING = '{"achieved": true, "note": "Показан приём"}'
GOALS = (
    ("HTTP, a command that changes / no-op POST", "change", "no-op POST", 0.5),
    ("HTTP, a command that adds, a text sealed / no-op POST", "add", "no-op POST", None),
    ("HTTP, reading one object / no-op GET", "get", "no-op GET", 0.6),
    ("HTTP, a page of 50 / no-op GET", "page", "no-op GET", 0.3),
)
Times = dict[str, list[Loaded]]


@dataclass(frozen=True)
class Requests:
    port: int
    status: int
    of: list[str]


def http(servers: Servers, effort: Effort, say: Say) -> Found:
    lines, figures = list[str](), list[Figure]()
    for data in effort.growth:
        events = EVENTS * data // effort.scale
        say(f"a log of {events:,} events")
        with serving(servers, events) as place, client() as load:
            rates, times = _measured(servers, place, load, effort, say)
        lines += [f"after {events:,} events", *rates.lines(), *_told(times)]
        figures += _figures(rates, data)
    return Found(lines, figures)


def _measured(servers: Servers, place: Serving, load: Client, effort: Effort, say: Say) -> tuple[Rates, Times]:
    rates, times = Rates(), Times()
    school = _school(servers, TO_READ // effort.scale)
    place.show(school)
    for round in range(effort.rounds):
        say(f"round {round + 1} of {effort.rounds}" + ("" if round else ", to warm up"))
        changed = _school(servers, TO_CHANGE // effort.scale)
        for name, requests in _requests(place, school, changed).items():
            loaded = _load(load, requests, effort)
            if round:
                rates.add(name, CONNECTIONS, loaded.rate)
                times.setdefault(name, []).append(loaded)
    return rates, times


def _school(servers: Servers, programs: int) -> School:
    return School(servers.databases(SERVICE), programs)


def _load(load: Client, requests: Requests, effort: Effort) -> Loaded:
    port, status, seconds = requests.port, requests.status, effort.seconds
    asked = Load(port=port, requests=requests.of, status=status, seconds=seconds, run=str(uuid4()))
    return load(asked.model_copy(update={"connections": CONNECTIONS}))


def _requests(place: Serving, school: School, changed: School) -> Mapping[str, Requests]:
    readers = [place.token(school, Role.MENTOR, n) for n in range(len(school.mentors))]
    tokens = [place.token(changed, Role.MENTOR, n) for n in range(len(changed.mentors))]
    head = place.token(school, Role.HEAD)
    return {
        "no-op POST": Requests(place.nothing, 200, [_post("/nothing", NOTHING)]),
        "change": Requests(place.service, 200, [_assess(one, tokens[one.mentor]) for one in changed.programs]),
        "add": Requests(
            place.service, 201, [_assign(one, tokens[one.mentor], changed.due) for one in changed.programs]
        ),
        "no-op GET": Requests(place.nothing, 200, [_get("/nothing/1")]),
        "get": Requests(
            place.service, 200, [_get(f"/programs/{one.id}", readers[one.mentor]) for one in school.programs]
        ),
        "page": Requests(place.service, 200, [_get("/programs?limit=50", head)]),
    }


def _assess(one: Running, token: str) -> str:
    return _post(f"/programs/{one.id}/expected-results/{one.result}/assessment", '{"achieved": true}', token)


def _assign(one: Running, token: str, due: date) -> str:
    body = f'{{"mentee": "{one.mentee}", "text": "{WORDS}", "due": "{due}"}}'
    return _post(f"/programs/{one.id}/tasks", body, token)


def _get(path: str, token: str = "") -> str:
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\n{_bearer(token)}\r\n"


def _post(path: str, body: str, token: str = "") -> str:
    said = (
        f"Content-Type: application/json\r\nContent-Length: {len(body.encode())}\r\nIdempotency-Key: {KEY.decode()}\r\n"
    )
    return f"POST {path} HTTP/1.1\r\nHost: bench\r\n{_bearer(token)}{said}\r\n{body}"


def _bearer(token: str) -> str:
    return f"Authorization: Bearer {token}\r\n" if token else ""


def _told(times: Times) -> Iterator[str]:
    yield f"{'milliseconds':28}{'p50':>24}{'p99':>24}"
    for name, all_ in times.items():
        yield f"{name:28}{median(one.p50 for one in all_):>24.1f}{median(one.p99 for one in all_):>24.1f}"


def _figures(rates: Rates, data: int) -> Iterator[Figure]:
    for name, ours, theirs, wanted in GOALS:
        yield rates.ratio(name, (ours, CONNECTIONS), (theirs, CONNECTIONS), wanted, data=data)
