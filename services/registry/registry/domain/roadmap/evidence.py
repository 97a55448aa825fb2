"""What has fulfilled the items of a roadmap: facts by their keys, and what the responsible have confirmed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from registry.domain.roadmap.roadmap import Confirmation, Roadmap
from registry.domain.roadmap.template import Item

ORDER = "order:"
"""Keys of orders: only the order itself is evidence of one."""
CONFIRMATION = "confirmation"


class Fact(NamedTuple):
    """The first day on which something of this key happened: ever, and in this year of the school's."""

    ever: date
    lately: date | None


class Evidence(NamedTuple):
    source: str
    on: date


Facts = Mapping[str, Fact]


def of(item: Item, facts: Facts, confirmation: Confirmation | None) -> tuple[Evidence, ...]:
    """Each key of the item that something has happened for."""
    keys = dict.fromkeys(key for group in item.evidence for key in group if key in facts)
    days = {key: facts[key].ever if item.lasting else facts[key].lately for key in keys}
    found = [Evidence(key, day) for key, day in days.items() if day]
    return (*found, Evidence(CONFIRMATION, confirmation.on)) if confirmation else tuple(found)


def fulfilled(item: Item, found: Iterable[Evidence]) -> bool:
    """One key of every group; a confirmation stands for all but orders."""
    sources = {one.source for one in found}
    return all(
        sources.intersection(group) or (CONFIRMATION in sources and not only_orders(group)) for group in item.evidence
    )


def only_orders(group: Iterable[str]) -> bool:
    return all(key.startswith(ORDER) for key in group)


def missing(roadmap: Roadmap, number: int, facts: Facts) -> list[Item]:
    """The mandatory items that keep the stage from being completed."""
    return [
        item
        for item in roadmap.plan.stage(number).items
        if item.mandatory and not fulfilled(item, of(item, facts, roadmap.confirmations.get(item.id)))
    ]
