"""Gathers what documents tell, for somebody who asks for one, and has the desk make it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import NotFound
from backbone.vault import Vault
from backbone.web import Access
from papers.desk import Desk, Prepared, Subject
from papers.facts import Missing, known
from papers.paper import Source

from registry.application.registry import Registry
from registry.directory import Directory
from registry.domain.school.school import ActingHead, School, on_day
from registry.papers.names import Names

A = TypeVar("A", bound=Aggregate)
Facts = dict[str, Any]


@dataclass
class Clerk:
    """For one document of the reader's school, true on `day`; `sources` are what was read for it."""

    app: Registry
    people: Directory
    texts: Vault
    desk: Desk
    reader: Access
    day: date
    purpose: str
    sources: list[Source] = field(default_factory=list)

    @cached_property
    def school(self) -> School:
        if self.reader.school is None:
            raise NotFound
        return self.app.load(School, self.reader.school, self.reader.school)

    @cached_property
    def names(self) -> Names:
        return Names(self.app, self.people, self.reader.actor, self.purpose, self.school, self.day)

    def load(self, kind: type[A], id: UUID, **when: Any) -> A:
        found = self.app.load(kind, id, self.school.id, **when)
        self.sources.append(Source(id=id, version=found.version))
        return found

    def said(self, place: UUID, what: str) -> str | Missing:
        return known(self.texts.open([place])[place], what)

    def letterhead(self) -> Facts:
        """The school and who signs for it on the day."""
        name, short_name = on_day(self.school.names, self.day)
        acting, curator = self.school.last_on(ActingHead, self.day), self.school.curator_on(self.day)
        head = acting.person if acting else on_day(self.school.heads, self.day)
        return {
            "organisation": name,
            "organisation_short": short_name,
            "head": self.names.signer(head),
            "curator": curator and self.names.one(curator.person),
        }

    def prepare(self, kind: str, id: UUID, facts: Facts, order: UUID | None = None) -> Prepared:
        return self.desk.prepare(Subject(self.school.id, kind, id, _each_once(self.sources), order), facts)


def _each_once(sources: Iterable[Source]) -> tuple[Source, ...]:
    latest: dict[UUID, Source] = {}
    for source in sources:
        latest[source.id] = max(source, latest.get(source.id, source), key=lambda one: one.version)
    return tuple(latest.values())
