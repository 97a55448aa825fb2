"""Whatever happened, and however it arrived, the figures are what a plain walk through the messages finds."""

from datetime import date, timedelta
from random import Random

import pytest
from backbone.letters import Delivery
from contracts.base import Contract
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Measure, Timing
from reporting.figures.question import Question
from reporting.report import report

from tests.reporting.dump import dump
from tests.reporting.histories import DAYS, HISTORIES, history
from tests.reporting.judge import Judgement, judge
from tests.reporting.municipality import BIRTH, Municipality, TakeIn
from tests.reporting.published import on
from tests.reporting.year import a_year

EVERYTHING_BEFORE = date(2000, 1, 1)
MISJUDGED_ONCE = [(553629016906177088, 11)]
"""Seeds of histories, and days after the first: a program that goes on of which nobody has told who is in it."""
Numbers = dict[tuple[str, object, str | None], tuple[float | None, float | None]]

with_database = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def differences(reporting: Reporting, question: Question, stocks: Judgement, flows: Judgement) -> Numbers:
    """By figure, school and line: what was counted, and what the judge says."""
    found: Numbers = {}
    for item in report(reporting.database, question, FIGURES.values()).figures:
        figure = item.figure
        judgement = stocks if figure.timing is Timing.STOCK else flows
        for cell in item.cells:
            judged = judgement.number(figure.id, figure.measure, cell.school, cell.key)
            if cell.value != judged:
                found[figure.id, cell.school, cell.key] = (cell.value, judged)
    return found


def agree_on(day: date, municipality: Municipality, reporting: Reporting, anew: TakeIn) -> None:
    anew(municipality.everything)
    on_the_day = judge(municipality.everything, day, day + timedelta(days=1))
    until_then = judge(municipality.everything, EVERYTHING_BEFORE, day + timedelta(days=1))
    assert differences(reporting, Question.as_of(day), on_the_day, until_then) == {}


@with_database
@given(HISTORIES, DAYS)
def test_on_any_day(reporting: Reporting, anew: TakeIn, municipality: Municipality, day: date) -> None:
    agree_on(day, municipality, reporting, anew)


@pytest.mark.parametrize(("seed", "day"), MISJUDGED_ONCE)
def test_on_days_once_judged_otherwise(reporting: Reporting, anew: TakeIn, seed: int, day: int) -> None:
    agree_on(BIRTH + timedelta(days=day), history(Random(seed)), reporting, anew)


@with_database
@given(HISTORIES, DAYS, st.integers(1, 20))
def test_over_any_period(
    reporting: Reporting, anew: TakeIn, municipality: Municipality, since: date, length: int
) -> None:
    anew(municipality.everything)
    until = since + timedelta(days=length)
    judgement = judge(municipality.everything, since, until)
    assert differences(reporting, Question(since, until), judgement, judgement) == {}


@with_database
@given(HISTORIES, DAYS)
def test_so_many_are_behind_each_number(
    reporting: Reporting, anew: TakeIn, municipality: Municipality, day: date
) -> None:
    """What the attacks on what is published start from."""
    anew(municipality.everything)
    counted = report(reporting.database, Question.as_of(day), FIGURES.values()).figures
    told = {(it.figure.id, cell.school, cell.key): (cell.n, cell.part or 0) for it in counted for cell in it.cells}
    for figure, cells in on(municipality.everything, day):
        for row, line, n, part in cells:
            assert told.get((figure.id, row, line), (0, 0)) == (n, part if figure.measure is Measure.SHARE else 0)


def test_in_the_year_of_the_example_there_is_something_to_judge_in_every_figure(
    reporting: Reporting, take: TakeIn
) -> None:
    told = a_year().everything
    take(told)
    since, until = date(2025, 9, 1), date(2026, 1, 1)
    judgement = judge(told, since, until)
    assert differences(reporting, Question(since, until), judgement, judgement) == {}
    assert {line[0] for line in judgement.lines} == set(FIGURES)


@with_database
@given(st.data(), HISTORIES)
def test_the_order_between_sources_and_repeated_messages_change_no_row(
    reporting: Reporting, anew: TakeIn, data: st.DataObject, municipality: Municipality
) -> None:
    anew(municipality.everything)
    with reporting.database.transaction() as cursor:
        rows = dump(cursor)
    anew(_mixed(data, municipality))
    with reporting.database.transaction() as cursor:
        assert dump(cursor) == rows


def _mixed(data: st.DataObject, municipality: Municipality) -> list[Delivery[Contract]]:
    """Each source in its own order, in any order between them, with some messages told again."""
    logs = {source: list(log) for source, log in municipality.told.items()}
    mixed: list[Delivery[Contract]] = []
    while waiting := [log for log in logs.values() if log]:
        mixed.append(data.draw(st.sampled_from(waiting)).pop(0))
        if data.draw(st.integers(0, 3)) == 0:
            mixed.append(data.draw(st.sampled_from(mixed)))
    return mixed
