"""Schemathesis against one running service, in every role of a school."""

import re
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import schemathesis
from schemathesis import hooks
from schemathesis.auths import AuthContext
from schemathesis.engine import Status, events, from_schema

from tests.under_attack.schools import Attackers, Canary

EXCLUDED: Mapping[str, Mapping[str, str]] = tomllib.loads((Path(__file__).parent / "exclusions.toml").read_text())
ETAG, KEY = re.compile(r'"\d{1,18}"'), re.compile(r"[\x21-\x7e]{1,128}")
FOREIGN, OWN = 1, 3
"""Of five objects that a path names, so many are the canary's and the attackers' own; the others nobody's."""
ALSO_REFUSES = ["412", "413"]
"""A version that is out of date, a body too large."""


@dataclass(frozen=True)
class Effort:
    """`examples` of each operation in each phase, of one of so many operations; `seconds` None goes on to the end."""

    phases: tuple[str, ...] = ("examples", "coverage", "fuzzing", "stateful")
    examples: int = 50
    one_of: int = 1
    seconds: int | None = None


@dataclass
class Tried:
    operations: set[str] = field(default_factory=set)
    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: dict[tuple[str, str], str] = field(default_factory=dict)
    """An example of each, by operation and what is wrong."""


def attack(url: str, attackers: Attackers, canary: Canary, effort: Effort, seed: int = 1) -> Tried:
    every = schemathesis.openapi.from_url(f"{url}/openapi.json", config=_configuration(effort, seed))
    schema = every.exclude(operation_id=_left_out(every.raw_schema, effort.one_of, seed))
    tried = Tried()
    with _Mission(attackers, canary, tried).on(schema):
        for event in from_schema(schema).execute():
            match event:
                case events.ScenarioFinished():
                    _note(tried, event)
                case events.NonFatalError():
                    tried.failures[event.label, type(event.value).__name__] = str(event.value)
                case events.FatalError():
                    raise event.exception
    return tried


def _left_out(document: Mapping[str, Any], one_of: int, seed: int) -> list[str]:
    """Ids of operations."""
    described = (operation for methods in document["paths"].values() for operation in methods.values())
    ids = [operation["operationId"] for operation in described]
    return [id for id in ids if id in EXCLUDED["operations"] or zlib.crc32(f"{seed} {id}".encode()) % one_of]


def _configuration(effort: Effort, seed: int) -> schemathesis.Config:
    checks: dict[str, Any] = {name: {"enabled": False} for name in EXCLUDED["checks"] if name != "max_response_time"}
    checks["missing_required_header"] = {"expected-statuses": [400, 401, 403, 422, 428]}
    rejected = [400, 401, 403, 404, 405, 406, 409, 415, 422, 428, "5xx", *ALSO_REFUSES]
    checks["negative_data_rejection"] = {"expected-statuses": rejected}
    given: dict[str, Any] = {
        "seed": seed,
        "suppress-health-check": ["all"],
        "continue-on-failure": True,
        "request-timeout": 60,
        "generation": {"max-examples": effort.examples, "database": "none", "no-shrink": True},
        "phases": {
            name: {"enabled": name in effort.phases} for name in ("examples", "coverage", "fuzzing", "stateful")
        },
        "checks": checks,
        "operations": [
            {"include-operation-id": name, "checks": {"negative_data_rejection": {"enabled": False}}}
            for name in EXCLUDED["forms"]
        ],
    }
    return schemathesis.Config.from_dict(given | ({"max-time": effort.seconds} if effort.seconds else {}))


def _note(tried: Tried, event: events.ScenarioFinished) -> None:
    for id, node in event.recorder.cases.items():
        tried.cases += 1
        tried.operations.add(node.value.operation.label)
        for check in event.recorder.checks.get(id, ()):
            if check.status is Status.FAILURE and check.failure_info:
                failure, sample = check.failure_info.failure, check.failure_info.code_sample
                tried.failures.setdefault((str(failure.operation), failure.title), f"{failure.message}\n{sample}")


class _Mission:
    """Says who asks, keeps versions and keys such that commands come through, listens to what is answered."""

    def __init__(self, attackers: Attackers, canary: Canary, tried: Tried) -> None:
        self._attackers, self._canary, self._tried = attackers, canary, tried
        self._foreign = sorted(canary.ids)
        self._versions: dict[str, str] = {}

    @contextmanager
    def on(self, schema: Any) -> Iterator[None]:
        """What is done before and after calls, the library knows for all schemas at once only."""
        mission = self

        class Caller:
            def get(self, case: Any, _: AuthContext) -> str | None:
                roles = [role for role in case.operation.definition.raw.get("x-roles", ()) if role in mission.tokens]
                return mission.tokens[roles[_chance(case) % len(roles)]] if roles else None

            def set(self, case: Any, data: str, _: AuthContext) -> None:
                case.headers["Authorization"] = f"Bearer {data}"

        schema.auth(refresh_interval=None)(Caller)

        @schemathesis.hook("before_call")
        def before(context: Any, case: Any, kwargs: Any) -> None:
            mission.before(case)

        @schemathesis.hook("after_call")
        def after(context: Any, case: Any, response: Any) -> None:
            mission.after(case, response)

        try:
            yield
        finally:
            hooks.unregister(before)
            hooks.unregister(after)

    @property
    def tokens(self) -> Mapping[Any, str]:
        return self._attackers.tokens

    def before(self, case: Any) -> None:
        headers, chance = case.headers, _chance(case)
        named = [name for name, value in (case.path_parameters or {}).items() if _is_id(value)]
        known = self._attackers.of_kind(str(case.operation.path).split("/")[1])
        if named and chance % 5 < FOREIGN:
            case.path_parameters[named[0]] = self._foreign[chance % len(self._foreign)]
        elif named and known and chance % 5 < FOREIGN + OWN:
            case.path_parameters[named[0]] = known[chance % len(known)]
        if KEY.fullmatch(str(headers.get("Idempotency-Key", ""))):
            headers["Idempotency-Key"] = f"k{chance}"
        if ETAG.fullmatch(str(headers.get("If-Match", ""))):
            headers["If-Match"] = self._versions.get(_object(case), headers["If-Match"])

    def after(self, case: Any, response: Any) -> None:
        self._tried.statuses[response.status_code] += 1
        role = self._attackers.roles.get(str((case.headers or {}).get("Authorization")))
        known = response.headers.get("etag")
        if known and case.path_parameters:
            self._versions[_object(case)] = known[0]
        if response.status_code == 412:
            self._versions[_object(case)] = f'"{response.json()["version"]}"'
        if role is None or role.value == "office":
            return
        text = response.content.decode(errors="replace")
        told = self._canary.told_by(text) if response.status_code < 300 else set()
        if told:
            said = f"{role} reads {sorted(told)[:3]}"
            self._tried.failures[case.operation.label, "tells of another school"] = said


def _object(case: Any) -> str:
    """Kind and id of what is changed."""
    return "/".join(str(case.formatted_path).split("/")[:3])


def _is_id(value: object) -> bool:
    try:
        return bool(UUID(str(value)))
    except ValueError:
        return False


def _chance(case: Any) -> int:
    """The same for the same case, whenever it is sent."""
    told = (case.operation.label, case.path_parameters, case.query, case.body)
    return zlib.crc32(repr(told).encode(errors="replace"))
