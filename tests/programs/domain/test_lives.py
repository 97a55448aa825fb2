"""Whatever people try, in whatever order: what the regulation forbids never comes to be."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from backbone.errors import DomainError
from contracts.codes import DecisionCause, Form, Kind, OrderKind, ProgramState, TerminationReason
from contracts.months import plus_months
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from programs.domain import (
    amendment,
    completion,
    decisions,
    extension,
    group,
    lifecycle,
    moving,
    plan,
    progress,
    replacement,
    suspension,
    termination,
)
from programs.domain.amendment import AmendmentProposed
from programs.domain.orders import Order
from programs.domain.parts import ActivityState, Part, Participant
from programs.domain.plan import ActivityPlanned
from programs.domain.program import ENDED, Program

from tests.programs.given import (
    ACTIVITY,
    DIFFICULTY,
    GROUP,
    HEAD,
    MATCH,
    MENTEE,
    RESULT,
    SECOND,
    START,
    TERMS,
    TEXT,
    THIRD,
    named,
    outlined,
    planned,
)

Try = Callable[[Program, Participant, date, int], None]
PARTS = st.sampled_from([Part.MENTOR, Part.MENTOR, Part.MENTEE, Part.CURATOR, Part.HEAD])


def person(program: Program, part: Part, number: int = 0) -> Participant:
    """One of the program as it is now."""
    people = {Part.MENTOR: [program.mentor], Part.MENTEE: program.mentees, Part.CURATOR: [program.curator]}
    candidates = people.get(part, [HEAD.person])
    return Participant(candidates[number % len(candidates)], part)


def everybody(decide: Callable[[Program, Participant, date], None]) -> Try:
    """Each of the program says yes, or all but the last."""

    def attempt(program: Program, by: Participant, on: date, number: int) -> None:
        all_ = [person(program, Part.MENTOR), *(person(program, Part.MENTEE, one) for one in range(3))]
        for one in all_[: len(all_) - (number % 4 == 0)]:
            with suppress(DomainError):
                decide(program, one, on)

    return attempt


def ordered(kind: OrderKind, on: date, number: int, until: date | None = None) -> Order:
    return Order(named(f"order {number % 5}"), kind, on - timedelta(days=number % 3), MATCH, until)


def outline(program: Program, by: Participant, on: date, number: int) -> None:
    kinds = [Kind.GROUP, Kind.SITUATIONAL][: 1 + number % 2]
    event = outlined(on=on, kinds=kinds, start=START, until=plus_months(START, number % 15))
    plan.outline(program, event, frozenset(), {})


def submit(program: Program, by: Participant, on: date, number: int) -> None:
    lifecycle.submit(program, by, {"R-4.2-03": TEXT, "R-4.2-04": TEXT}, on)


def review(program: Program, by: Participant, on: date, number: int) -> None:
    lifecycle.review(program, number % 4 > 0, TEXT, on)


def approve(program: Program, by: Participant, on: date, number: int) -> None:
    lifecycle.approve(program, HEAD, {}, on)


def start(program: Program, by: Participant, on: date, number: int) -> None:
    lifecycle.start(program, person(program, Part.MENTOR), on)


def propose_extension(program: Program, by: Participant, on: date, number: int) -> None:
    extension.propose(program, by, plus_months(START, number % 15), None, on)


def add(program: Program, by: Participant, on: date, number: int) -> None:
    new = planned(f"activity {number}", START + timedelta(days=number))
    plan.plan_activity(program, ActivityPlanned(on=on, planned=new), {})


def amend(program: Program, by: Participant, on: date, number: int) -> None:
    removed = tuple(list(program.activities)[: number % 3])
    forms = (Form.HEAD_TEACHER,) if number % 2 else None
    added = (planned(f"added {number}", START + timedelta(days=number)),)
    amendment.propose(program, by, AmendmentProposed(on=on, by=by.person, forms=forms, added=added, removed=removed))


def put_in_force(program: Program, by: Participant, on: date, number: int) -> None:
    order = ordered(OrderKind.AMEND_PROGRAM, on, number) if number % 2 else None
    amendment.approve(program, order, on)


def extend(program: Program, by: Participant, on: date, number: int) -> None:
    until = program.extension.until if program.extension else on
    extension.approve(program, ordered(OrderKind.EXTEND_PROGRAM, on, number, until), {}, on)


def finish(program: Program, by: Participant, on: date, number: int) -> None:
    for activity in list(program.activities)[: number % 4]:
        progress.finish_activity(program, by, activity, on)


def regroup(program: Program, by: Participant, on: date, number: int) -> None:
    """The registry changes groups only, and makes a pair only of a group of one."""
    if Kind.GROUP in program.kinds:
        mentees = some_of_them(number)
        as_pair = len(mentees) == 1 and number % 2 == 0
        group.change_group(program, mentees, named(f"o {number}"), on, as_pair=as_pair)


def one_after_another(*steps: Try) -> Try:
    """A whole procedure, as far as it goes."""

    def attempt(program: Program, by: Participant, on: date, number: int) -> None:
        for step in steps:
            with suppress(DomainError):
                step(program, by, on, number)

    return attempt


TRIES: list[Try] = [
    outline,
    add,
    amend,
    put_in_force,
    extend,
    finish,
    lambda it, by, on, n: plan.record_difficulty(it, by, DIFFICULTY.model_copy(update={"on": on})),
    lambda it, by, on, n: plan.expect_result(it, RESULT.model_copy(update={"on": on})),
    lambda it, by, on, n: plan.remove_item(it, ACTIVITY.planned.activity, on),
    submit,
    everybody(lifecycle.agree),
    review,
    approve,
    start,
    propose_extension,
    everybody(extension.agree),
    everybody(amendment.agree),
    lambda it, by, on, n: completion.complete(it, ordered(OrderKind.COMPLETE_PROGRAM, on, n), n % 5 > 0, on),
    lambda it, by, on, n: termination.request(it, by, TerminationReason.HEALTH, TEXT, on),
    everybody(termination.agree),
    everybody(lambda it, by, on: termination.state(it, by, TEXT, on)),
    lambda it, by, on, n: termination.withdraw(it, by, on),
    lambda it, by, on, n: termination.terminate(it, ordered(OrderKind.TERMINATE_PROGRAM, on, n), on),
    lambda it, by, on, n: replacement.replace_mentor(it, named(f"mentor {n % 2}"), named("o"), on),
    regroup,
    lambda it, by, on, n: decisions.need(it, DecisionCause.LEFT, by.person, on),
    lambda it, by, on, n: suspension.suspend(it, ordered(OrderKind.SUSPEND_PROGRAM, on, n), on),
    lambda it, by, on, n: suspension.resume(it, ordered(OrderKind.RESUME_PROGRAM, on, n), on),
    lambda it, by, on, n: moving.move(it, ordered(OrderKind.MOVE_PROGRAM, on, n), named("next"), TERMS, on),
]
PROCEDURES: list[Try] = [
    one_after_another(propose_extension, everybody(extension.agree), extend),
    one_after_another(amend, everybody(amendment.agree), put_in_force),
    one_after_another(submit, everybody(lifecycle.agree), review, approve, start),
]
STEP = st.tuples(st.sampled_from(TRIES + PROCEDURES * 3), PARTS, st.integers(0, 7), st.integers(0, 99))


@settings(max_examples=500, deadline=None)
@for_all(st.sampled_from([1, 5, len(GROUP), len(GROUP)]), st.lists(STEP, min_size=5, max_size=60))
def test_no_life_of_a_program_breaks_the_regulation(begun: int, steps: list[tuple[Try, Part, int, int]]) -> None:
    program, on = Program.replay(named("p"), GROUP[:begun]), START
    for attempt, part, days, number in steps:
        on += timedelta(days=days)
        had_ended, recorded = program.has_ended, len(program.pending)
        try:
            attempt(program, person(program, part, number), on, number)
        except DomainError:
            assert len(program.pending) == recorded or attempt is finish, "refused, and yet something happened"
        assert not had_ended or len(program.pending) == recorded, "something happened after the end"
        lawful(program)
        consistent(program)
    history = [*GROUP[:begun], *program.pending]
    assert vars(Program.replay(named("p"), history)) | {"pending": []} == vars(program) | {"pending": []}
    for day in {event.on for event in history}:
        lawful(Program.replay(named("p"), [event for event in history if event.on <= day]))


def some_of_them(number: int) -> list[UUID]:
    """From nobody to all three."""
    return [one.person for bit, one in enumerate((MENTEE, SECOND, THIRD)) if number >> bit & 1]


def consistent(program: Program) -> None:
    """What holds of a program as it is now, whatever was dated back."""
    assert program.mentees
    assert Kind.GROUP in program.kinds or len(program.mentees) == 1
    assert program.agreed <= frozenset(program.mentees)
    assert not program.decisions or not program.has_ended


def lawful(program: Program) -> None:
    if program.period:
        assert plus_months(program.period.start, 3) <= program.period.until <= plus_months(program.period.start, 12)
    if program.state not in (ProgramState.DRAFT, ProgramState.SUBMITTED, *ENDED):
        if program.state in (ProgramState.AGREED, ProgramState.REVIEWED):
            assert program.agreed == frozenset(program.mentees)
        assert program.forms
        assert program.results
        assert program.activities
        assert program.traits
    if program.state is ProgramState.COMPLETED:
        assert all(one.state is not ActivityState.PLANNED for one in program.activities.values())
