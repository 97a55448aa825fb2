"""What the document of an order tells: its content, field by field, as it was when the head signed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from backbone.aggregate import Aggregate
from contracts.codes import Code, OrderKind
from papers.facts import known

from registry.domain.association import Association
from registry.domain.cycle.cycle import Cycle
from registry.domain.library.source import LegalSource
from registry.domain.match.match import Match
from registry.domain.order.content import ExtendProgram
from registry.domain.order.content.support import Lesson
from registry.domain.order.order import Order
from registry.domain.roadmap.roadmap import Roadmap, roadmap_id
from registry.domain.school.school import School
from registry.papers import years
from registry.papers.clerk import Clerk, Facts
from registry.papers.names import Names

A = TypeVar("A", bound=Aggregate)


@dataclass(frozen=True)
class OrderFacts:
    clerk: Clerk
    order: Order

    @property
    def names(self) -> Names:
        return self.clerk.names

    @property
    def school(self) -> School:
        return self.clerk.school

    def all(self) -> Facts:
        issued = self.order.issued
        opened = self.clerk.texts.open((*issued.legal_basis, *issued.texts.values()))
        concerned = self.names.of(issued.concerns)
        said = {
            name: RESOLVED[name](self, value) if name in RESOLVED and value is not None else _label(value)
            for name, value in issued.content
        }
        if isinstance(issued.content, ExtendProgram):
            said["until"] = issued.content.until - timedelta(days=1)
        return {
            **said,
            **self.clerk.letterhead(),
            "number": issued.number,
            "dated": issued.on,
            "basis": [known(opened[place], "правовое основание приказа") for place in issued.legal_basis],
            "texts": {name: known(opened[place], "текст к приказу") for name, place in issued.texts.items()},
            "signer": self.names.signer(issued.signer),
            "concerns": [{"person": person} for person in concerned],
        }

    def match(self, id: UUID) -> Facts:
        """As it was before the order changed it."""
        match = self._load(Match, id, before=True)
        return {
            "mentor": self.names.one(match.mentor),
            "mentees": self.names.of(match.mentees),
            "direction": match.direction.label,
            "forms": [form.label for form in match.forms],
            "kinds": [kind.label for kind in match.kinds],
            "since": match.effective,
            "group": len(match.mentees) > 1,
        }

    def repealed(self, id: UUID) -> Facts:
        issued = self.clerk.app.load(Order, id, self.school.id).issued
        opened = self.clerk.texts.open(issued.texts.values())
        texts = {name: known(opened[place], "текст к отменяемому приказу") for name, place in issued.texts.items()}
        title = self.clerk.desk.title(issued.kind.value, {"texts": texts})
        return {"number": issued.number, "dated": issued.on, "title": title}

    def association(self, id: UUID) -> Facts:
        found = self._load(Association, id)
        composed = found.composition
        return {
            "title": self.clerk.said(found.name, "название методического объединения"),
            "chair": self.names.one(composed.chair),
            "members": self.names.of(composed.members),
            "mediators": self.names.of(composed.mediators),
        }

    def cycle(self, id: UUID) -> Facts:
        """The program of the year, and the version of its roadmap that the order has approved."""
        told = years.passport(self._load(Cycle, id), self.clerk.texts)
        if self.order.issued.kind is OrderKind.APPROVE_ROADMAP:
            roadmap = self._load(Roadmap, roadmap_id(id))
            plan = next(one.plan for one in roadmap.approvals if one.order == self.order.id)
            told |= {"stages": years.stages(plan), "version": plan.version}
        return told

    def edition(self, id: UUID) -> Facts:
        edition = self.school.edition(id)
        return {"number": edition.number, "since": edition.valid_from}

    def source(self, id: UUID) -> Facts:
        source = self.clerk.app.load(LegalSource, id, self.school.id)
        title = self.clerk.said(source.title, "название правового акта")
        return {"type": source.requisites.type.label, **vars(source.requisites), "title": title}

    def lessons(self, schedule: tuple[Lesson, ...]) -> list[Facts]:
        places = self.order.issued.texts
        opened = self.clerk.texts.open(places.values())
        return [{"on": one.on, "topic": known(opened[places[one.topic]], "тема занятия")} for one in schedule]

    def _load(self, kind: type[A], id: UUID, *, before: bool = False) -> A:
        """As the order has made it, or as it was `before`; what it has not touched, as it was on its date."""
        history = self.clerk.app.history(id, self.school.id)
        mine = (place for place, one in enumerate(history) if getattr(one.event, "order", None) == self.order.id)
        place = next(mine, None)
        when: Facts = {"as_of": self.order.issued.on} if place is None else {"version": place + (not before)}
        return self.clerk.load(kind, id, **when)


RESOLVED: dict[str, Callable[[OrderFacts, Any], Any]] = {
    "person": lambda facts, id: facts.names.one(id),
    "mentor": lambda facts, id: facts.names.one(id),
    **dict.fromkeys(("persons", "responsible", "joins", "leaves"), lambda facts, ids: facts.names.of(ids)),
    "match": OrderFacts.match,
    "matches": lambda facts, ids: [facts.match(id) for id in ids],
    "order": OrderFacts.repealed,
    "proposal": OrderFacts.association,
    "cycle": OrderFacts.cycle,
    "edition": OrderFacts.edition,
    "sources": lambda facts, ids: [facts.source(id) for id in ids],
    "schedule": OrderFacts.lessons,
}
"""How a field of a content is told, by its name; codes are told by their labels, all else as it is."""


def _label(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_label(item) for item in value]
    return value.label if isinstance(value, Code) else value
