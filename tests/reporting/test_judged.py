"""Whatever happened, and however it arrived, the figures are what a plain walk through the messages finds."""

from collections.abc import Sequence
from datetime import date, timedelta

from backbone.letters import Delivery
from contracts.base import Contract
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.counting import Cell, count
from reporting.figures.question import Question

from tests.reporting.dump import dump
from tests.reporting.histories import DAYS, histories
from tests.reporting.judge import Judgement, judge
from tests.reporting.municipality import Municipality, TakeIn, named

COUNTS = (
    *("K-01", "K-02", "K-03", "K-03-flow", "K-06-state", "K-06-form", "K-06-kind"),
    *("K-18-initiator", "K-18-reason", "K-27", "K-28", "K-28-petitions"),
)
SHARES = ("K-04", "K-05", "K-10-capacity")
SCHOOLS = [named("a"), named("b")]
EVERYTHING_BEFORE = date(2000, 1, 1)

with_database = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def cells(reporting: Reporting, question: Question, figure: str) -> list[Cell]:
    with reporting.database.transaction() as cursor:
        return count(cursor, FIGURES[figure], question, SCHOOLS)


def differences(reporting: Reporting, question: Question, judgement: Judgement, figures: Sequence[str]) -> list[Cell]:
    def found(figure: str, cell: Cell) -> float | None:
        if figure in SHARES:
            return judgement.share(figure, cell.school)
        if figure == "K-13":
            return judgement.wait(cell.school)
        return judgement.count(figure, cell.school, cell.key)

    counted = [(figure, cell) for figure in figures for cell in cells(reporting, question, figure)]
    return [cell for figure, cell in counted if cell.value != found(figure, cell)]


@with_database
@given(histories(), DAYS)
def test_on_any_day(reporting: Reporting, anew: TakeIn, municipality: Municipality, day: date) -> None:
    anew(municipality.everything)
    question = Question.as_of(day)
    stocks = [figure for figure in (*COUNTS, *SHARES, "K-13") if FIGURES[figure].timing == "stock"]
    flows = [figure for figure in (*COUNTS, "K-34") if FIGURES[figure].timing == "flow"]
    on_the_day = judge(municipality.everything, day, day + timedelta(days=1))
    until_then = judge(municipality.everything, EVERYTHING_BEFORE, day + timedelta(days=1))
    assert not differences(reporting, question, on_the_day, stocks)
    assert not differences(reporting, question, until_then, flows)


@with_database
@given(histories(), DAYS, st.integers(1, 20))
def test_over_any_period(
    reporting: Reporting, anew: TakeIn, municipality: Municipality, since: date, length: int
) -> None:
    anew(municipality.everything)
    until = since + timedelta(days=length)
    judgement = judge(municipality.everything, since, until)
    assert not differences(reporting, Question(since, until), judgement, (*COUNTS, *SHARES, "K-13", "K-34"))


@with_database
@given(st.data(), histories())
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
