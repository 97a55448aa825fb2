"""Programs by state, form, kind and length; extensions, early ends, deviations."""

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from uuid import UUID

from contracts.codes import ProgramState

from mentoring.story.ledger import Ledger, Program

Lines = Iterator[tuple[str, Hashable]]


def months(start: date, until: date) -> int:
    """Full calendar months; the 31st counts as reached on the last day of a shorter month."""
    last_of_month = (until + timedelta(days=1)).day == 1
    reached = until.day >= start.day or last_of_month
    return 12 * (until.year - start.year) + until.month - start.month - (not reached)


def running(ledger: Ledger, day: date) -> dict[UUID, Program]:
    return in_state(ledger, day, ProgramState.RUNNING)


def in_state(ledger: Ledger, day: date, state: ProgramState) -> dict[UUID, Program]:
    return {id: program for id, program in ledger.programs.items() if program.state.at(day) is state}


def by_state(ledger: Ledger, day: date) -> Lines:
    for state in ProgramState:
        yield from ((state.value, id) for id in in_state(ledger, day, state))


def by_form(ledger: Ledger, day: date) -> Lines:
    yield from (
        (form.value, id) for id, program in running(ledger, day).items() for form in program.forms.at(day) or ()
    )


def by_kind(ledger: Ledger, day: date) -> Lines:
    yield from (
        (kind.value, id) for id, program in running(ledger, day).items() for kind in program.kinds.at(day) or ()
    )


def by_length(ledger: Ledger, day: date) -> Lines:
    for id, program in running(ledger, day).items():
        if period := program.period.at(day):
            yield str(months(*period)), id


def extensions(ledger: Ledger, day: date) -> Lines:
    for number, (on, previous, until) in enumerate(ledger.extensions):
        if on <= day:
            yield str(months(previous, until)), number


def by_initiator(ledger: Ledger, day: date) -> Lines:
    for id, program in in_state(ledger, day, ProgramState.TERMINATED).items():
        if program.ended_by:
            yield program.ended_by[0].value, id


def by_reason(ledger: Ledger, day: date) -> Lines:
    for id, program in in_state(ledger, day, ProgramState.TERMINATED).items():
        if program.ended_by:
            yield program.ended_by[1].group, id


def ended_early(ledger: Ledger, day: date) -> list[bool]:
    """Of all that have ended."""
    early = [True for _ in in_state(ledger, day, ProgramState.TERMINATED)]
    return early + [False for _ in in_state(ledger, day, ProgramState.COMPLETED)]


def deviations(ledger: Ledger, day: date) -> Lines:
    yield from ((rule, number) for number, (on, rule) in enumerate(ledger.deviations) if on <= day)
