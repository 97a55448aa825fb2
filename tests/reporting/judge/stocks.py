"""What is so at the end of a day: lines of figures, from the world as it is then."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from contracts.codes import OrderKind, PublicationKind

from tests.reporting.judge.flows import Line
from tests.reporting.judge.world import World

ACTS = (
    OrderKind.APPROVE_REGULATION,
    OrderKind.APPOINT_CURATOR,
    OrderKind.APPROVE_ROADMAP,
    OrderKind.APPROVE_MENTOR_REGISTRY,
    OrderKind.FIX_PAIRS,
)


def on_any_day(world: World, day: date) -> Iterator[Line]:
    """These count in a period if they were so on any of its days."""
    yield from (("K-01", school, "paired", mentee, 1) for mentee, school in world.paired().items())
    yield from (("K-01", school, "waiting", mentee, 1) for mentee, (school, _) in world.waiting.items())
    yield from (("K-02", school, "offered", mentor, 1) for mentor, (school, _) in world.capacity.items())
    yield from (("K-02", school, "appointed", mentor, 1) for mentor, (school, _) in world.appointed.items())
    for match, (school, fact) in world.matches.items():
        yield "K-02", school, "acting", fact.mentor, 1
        yield "K-03", school, "pair" if len(fact.mentees) == 1 else "group", match, 1
        if len(fact.mentees) > 1:
            yield "K-03-size", school, str(len(fact.mentees)), match, 1
    for partnership, (school, due) in world.of("partnership").items():
        if due is None or day <= due:
            yield "K-31", school, "partnership", partnership, 1
    yield from _programs(world)


def _programs(world: World) -> Iterator[Line]:
    yield from (("K-06-state", school, state, program, 1) for program, (school, state) in world.states.items())
    for program, school in world.running():
        if program in world.purposes:
            yield "K-06-purpose", school, world.purposes[program], program, 1
        if terms := world.terms.get(program):
            yield from (("K-06-form", school, form.value, program, 1) for form in terms.forms)
            yield from (("K-06-kind", school, kind.value, program, 1) for kind in terms.kinds)
            yield from (("K-30", school, "form", ("form", form), 1) for form in terms.forms)
            yield from (("K-30", school, "kind", ("kind", kind), 1) for kind in terms.kinds)
    for mentee, program, school in world.learning():
        if terms := world.terms.get(program):
            yield from (("K-01-form", school, form.value, mentee, 1) for form in terms.forms)


def on_the_last_day(world: World, learnt: set[UUID]) -> Iterator[Line]:
    """These are as they are at the end."""
    led = {fact.mentor: school for school, fact in world.matches.values()}
    yield from (("K-10", school, str(world.load(mentor)), mentor, 1) for mentor, school in led.items())
    for person, (school, most) in world.capacity.items():
        yield "K-10-capacity", school, "all", person, world.load(person) >= most
        yield "K-15", school, "all", person, person in learnt
        yield "K-02-portfolio", school, "kept" if person in world.of("portfolio") else "none", person, 1
        yield "K-02-trained", school, "trained" if person in learnt else "untrained", person, 1
    for person, (school, regime) in world.of("regime").items():
        if regime == "assignment-351-8" and person in world.staff:
            yield "K-35", school, "all", person, person in world.of("agreement")
    yield from (("K-17-tasks", school, state, task, 1) for task, (school, state) in world.of("task").items())
    yield from (("K-20", school, "all", result, met) for result, (school, met) in world.of("result").items())
    yield from (("K-21", school, "all", one, over) for one, (school, over) in world.of("difficulty").items())
    for (program, mentee, direction), (school, level) in world.of("exit").items():
        if entry := world.of("entry").get((program, mentee, direction)):
            yield "K-22", school, direction, (program, mentee, direction), level - entry[1]
    yield from _acts(world)


def _acts(world: World) -> Iterator[Line]:
    orders, published = set(world.of("order").values()), set(world.of("publication").values())
    kept = {(school, kind) for school, kind in orders if kind in ACTS}
    kept |= {(school, kind) for school, kind in published if kind == "section"}
    yield from (("K-08-act", school, kind, school, 1) for school, kind in kept)
    for school in world.schools:
        yield "K-08", school, "all", school, sum(home == school for home, _ in kept) == len(ACTS) + 1
        shown: Any = ((item.value, (school, item.value) in published) for item in PublicationKind)
        yield from (("K-33", school, "all", (school, item), there) for item, there in shown)
