"""The terms that follow from a consent taken back, by table 1C of the requirements: T-10, T-11, T-14, T-15."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from contracts import registry
from contracts.base import Contract
from contracts.codes import ConsentPurpose
from contracts.months import plus_months

from tests.simulation.history import History, Told
from tests.simulation.terms import Step, Term, ahead, earliest, late, working_day_before

WEEKLY = 7


def withdrawals(history: History) -> Iterator[Term]:
    """T-10, T-11: until the school says that what rested on the consent has stopped, or there is a new one. A notice
    sets another last day."""
    begun: list[Told[registry.ConsentWithdrawn | registry.StoppingExtended]] = [
        *history.of(registry.ConsentWithdrawn),
        *history.of(registry.StoppingExtended),
    ]
    for told in begun:
        fact, due = told.fact, told.fact.due
        if due is None:
            continue
        same = {"participant": fact.participant, "purpose": fact.purpose, "url": fact.url}
        again = (registry.ConsentGiven, registry.ConsentWithdrawn, registry.StoppingExtended)
        ended = (registry.ProcessingStopped, *again)
        forgotten = history.first(told.at, registry.ParticipantForgotten, participant=fact.participant)
        closed = earliest(history.first(told.at, *ended, **same), None if fact.url else forgotten)
        soon = Step(working_day_before(due), "withdrawal-due", "curator head")
        steps = (soon, late(due, "withdrawal-overdue", "curator head")._replace(every=WEEKLY))
        key = ":".join(str(part) for part in same.values())
        yield Term("withdrawal", key, fact.participant, told.at, due, steps, closed, fact.purpose.value)


def destructions(history: History) -> Iterator[Term]:
    """T-14: where nothing but the consent allowed to keep data, or the employment did and is over. Who is on the staff
    again, or consents again, is known lawfully."""
    begun: list[Told[registry.ConsentWithdrawn | registry.ParticipantLeft]] = [
        *history.of(registry.ConsentWithdrawn),
        *history.of(registry.ParticipantLeft),
    ]
    for told in begun:
        person, due = told.fact.participant, told.fact.destroy_due
        if due is not None:
            yield _destruction(history, told, person, due)


def _destruction(history: History, told: Told[Contract], person: UUID, due: date) -> Term:
    data = {"participant": person, "purpose": ConsentPurpose.PERSONAL_DATA}
    closed = earliest(
        history.first(told.at, registry.ParticipantForgotten, participant=person),
        history.first(told.at, registry.ConsentGiven, registry.ConsentWithdrawn, **data),
        history.first(told.at, registry.ParticipantRegistered, participant=person, external_until=None),
        *(one.at for one in history.of(registry.ParticipantLeft) if one.at > told.at and _opens(one, person)),
    )
    steps = (
        *ahead(due, "destruction-due", "curator head", 7, 1),
        late(due, "destruction-overdue", "curator head")._replace(every=WEEKLY),
    )
    return Term("destruction", str(person), person, told.at, due, steps, closed)


def _opens(left: Told[registry.ParticipantLeft], person: UUID) -> bool:
    return left.fact.participant == person and left.fact.destroy_due is not None


def acts(history: History) -> Iterator[Term]:
    """T-15: three years."""
    for told in history.of(registry.ParticipantForgotten):
        person, due = told.fact.participant, plus_months(told.on, 36)
        steps = (late(due, "destruction-act-over", "head"),)
        yield Term("destruction-act", f"{person}:{told.at}", person, told.at, due, steps)


TERMS = (withdrawals, destructions, acts)
