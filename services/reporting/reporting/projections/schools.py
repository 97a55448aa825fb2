"""Schools, the origins of their frontends, and the rules they did not keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from backbone.letters import Delivery
from contracts import programs, registry
from reporting.timeline import Entry, Handles


@dataclass(frozen=True, kw_only=True)
class School(Entry):
    TABLE: ClassVar[str] = "schools"
    school: UUID
    name: str
    short_name: str


@dataclass(frozen=True, kw_only=True)
class Origins(Entry):
    TABLE: ClassVar[str] = "origins"
    school: UUID
    origins: list[str]


@dataclass(frozen=True, kw_only=True)
class Deviation(Entry):
    TABLE: ClassVar[str] = "deviations"
    rule: str


def school_registered(told: Delivery[registry.SchoolRegistered]) -> Iterator[Entry]:
    fact = told.fact
    yield School(subject=fact.school, school=fact.school, since=told.on, name=fact.name, short_name=fact.short_name)
    yield from origins_declared(told)


def school_renamed(told: Delivery[registry.SchoolRenamed]) -> Iterator[Entry]:
    fact = told.fact
    yield School(subject=fact.school, school=fact.school, since=fact.since, name=fact.name, short_name=fact.short_name)


def origins_declared(
    told: Delivery[registry.SchoolRegistered] | Delivery[registry.SchoolOriginsDeclared],
) -> Iterator[Entry]:
    fact = told.fact
    yield Origins(subject=fact.school, school=fact.school, since=told.on, origins=list(fact.origins))


def deviation_recorded(
    told: Delivery[registry.DeviationRecorded] | Delivery[programs.DeviationRecorded],
) -> Iterator[Entry]:
    yield Deviation(subject=told.meta.event_id, since=told.on, rule=told.fact.rule)


HANDLES: Handles = {
    registry.SchoolRegistered: school_registered,
    registry.SchoolRenamed: school_renamed,
    registry.SchoolOriginsDeclared: origins_declared,
    registry.DeviationRecorded: deviation_recorded,
    programs.DeviationRecorded: deviation_recorded,
}
