"""Kept numbers: the same as counted at once, whatever happened before and in between; or true where they say."""

import asyncio
import threading
import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from backbone.follower import rebuild
from backbone.follower.sources import Batch
from backbone.letters import Delivery
from contracts.base import Contract
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mentoring.roles import Databases
from psycopg.rows import DictRow
from reporting import kept
from reporting.application import Reporting
from reporting.disclosure.audience import Audience
from reporting.figures.catalogue import FIGURES
from reporting.figures.question import DAY, Question
from reporting.report import Report, report
from reporting.statistics import Statistics, StillCounting
from reporting.views import SOURCES, VIEWS

from tests.reporting.asking import OFFICE, answered
from tests.reporting.conftest import empty
from tests.reporting.histories import DAYS, HISTORIES
from tests.reporting.municipality import Municipality, TakeIn, named
from tests.reporting.year import a_year

AUTUMN = Question.as_of(date(2025, 10, 15))
YEAR = Question(date(2025, 9, 1), date(2026, 9, 1))
OWN = Audience.SCHOOL
QUESTIONS = st.one_of(
    DAYS.map(Question.as_of),
    st.builds(lambda day, length: Question(day, day + length), DAYS, st.timedeltas(DAY, 20 * DAY)),
)
SCHOOLS = (None, named("a"), named("b"))

with_database = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def statistics(reporting: Reporting) -> Statistics:
    """Answers what holds, and nothing else."""
    return Statistics(reporting.database, reporting.clock, age=timedelta())


@pytest.fixture
def lasting(reporting: Reporting) -> Statistics:
    """Answers what held within the last hour."""
    return Statistics(reporting.database, reporting.clock, age=timedelta(hours=1))


def counted(reporting: Reporting, question: Question) -> Report:
    return report(reporting.database, question, FIGURES.values())


def arrive(reporting: Reporting, take: TakeIn, deliveries: list[Delivery[Contract]]) -> None:
    """With the positions to which they lead."""
    take(deliveries)
    with reporting.database.transaction() as cursor:
        for delivery in deliveries:
            cursor.execute(
                "INSERT INTO positions (follower, source, position) VALUES ('views', %s, %s)"
                " ON CONFLICT (follower, source) DO UPDATE SET position = excluded.position",
                (delivery.source, delivery.position),
            )


def positions(answer: Report) -> dict[str, int]:
    return {source.source: source.position for source in answer.sources}


def number(answer: Report, figure: str, school: str | None = None) -> float | None:
    wanted = named(school) if school else None
    cells = next(item.cells for item in answer.figures if item.figure.id == figure)
    return next(cell.value for cell in cells if cell.school == wanted and cell.key is None)


@with_database
@given(HISTORIES, QUESTIONS, st.lists(st.floats(0, 1), min_size=1, max_size=2))
def test_whatever_is_told_between_two_questions(
    reporting: Reporting,
    take: TakeIn,
    statistics: Statistics,
    municipality: Municipality,
    asked: Question,
    pauses: list[float],
) -> None:
    empty(reporting)
    told = sorted(municipality.everything, key=lambda one: one.meta.recorded_at)
    pauses_at = sorted({int(share * len(told)) for share in pauses} | {len(told)})
    for begin, end in zip([0, *pauses_at], pauses_at, strict=False):
        arrive(reporting, take, told[begin:end])
        for question in (replace(asked, school=school) for school in SCHOOLS):
            assert statistics.answer(question, OWN) == counted(reporting, question)


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("asked", [AUTUMN, YEAR])
def test_in_the_year_of_the_example(reporting: Reporting, statistics: Statistics, asked: Question) -> None:
    for question in (replace(asked, school=school) for school in SCHOOLS):
        for _ in ("counted", "kept"):
            assert statistics.answer(question, OWN) == counted(reporting, question)


def test_what_schools_have_in_common_is_counted_once(
    reporting: Reporting, take: TakeIn, statistics: Statistics
) -> None:
    municipality = Municipality()
    for school in ("a", "b"):
        municipality.school(school)
        program = municipality.program(school, f"{school} program", f"{school} mentor", [f"{school} mentee"])
        program.drafted(date(2025, 9, 2))
        program.started(date(2025, 9, 3), date(2026, 3, 3))
    take(municipality.everything)
    answer = statistics.answer(AUTUMN, OWN)
    assert [number(answer, "K-30", school) for school in ("a", "b", None)] == [2, 2, 2]
    assert number(answer, "K-03-flow") == 0
    assert number(answer, "K-06-state") == 2


def test_numbers_that_hold_no_more_are_told_with_the_positions_at_which_they_were_true(
    reporting: Reporting, take: TakeIn, lasting: Statistics
) -> None:
    municipality = a_year()
    arrive(reporting, take, municipality.everything)
    before = lasting.answer(AUTUMN, OWN)
    municipality.asks("b", "gus", date(2025, 10, 1))
    news = municipality.told["registry"][-1]
    arrive(reporting, take, [news])
    then = lasting.answer(AUTUMN, OWN)
    assert then.figures == before.figures
    assert positions(then) == positions(before)
    assert positions(then)["registry"] == news.position - 1
    assert [school.positions["registry"] for school in then.schools] == [news.position, news.position - 1]
    assert [school.newest for school in then.schools] == [school.newest for school in before.schools]
    assert [source.newest for source in then.sources] == [source.newest for source in before.sources]

    demanded = lasting.answer(AUTUMN, OWN, {"registry": news.position})
    assert demanded == counted(reporting, AUTUMN)
    assert number(demanded, "K-01", "b") == 2


@pytest.mark.parametrize("figure", ["K-03", "K-05"])
def test_one_figure_is_counted_alone_unless_it_is_kept(
    reporting: Reporting, take: TakeIn, statistics: Statistics, figure: str
) -> None:
    take(a_year().everything)
    one = statistics.answer(AUTUMN, OWN, figure=FIGURES[figure])
    assert not rows(reporting)
    everything = statistics.answer(AUTUMN, OWN)
    assert len(rows(reporting)) == 2
    assert statistics.answer(AUTUMN, OWN, figure=FIGURES[figure]) == one
    assert one.figures[0] in everything.figures


def test_what_was_known_earlier_is_not_kept(reporting: Reporting, take: TakeIn, statistics: Statistics) -> None:
    take(a_year().everything)
    question = replace(AUTUMN, known_at=a_year().told["registry"][9].meta.recorded_at)
    assert statistics.answer(question, OWN) == counted(reporting, question)
    assert not rows(reporting)


def test_a_rebuild_drops_what_is_kept(
    reporting: Reporting, migrated: Databases, take: TakeIn, lasting: Statistics
) -> None:
    take(a_year().everything)
    lasting.answer(AUTUMN, OWN)
    rebuilt_of_nothing(reporting, migrated)
    assert not rows(reporting)
    municipality = Municipality()
    municipality.school("a")
    take(municipality.everything)
    assert lasting.answer(AUTUMN, OWN) == counted(reporting, AUTUMN)


def test_a_rebuild_waits_for_who_is_counting_and_drops_what_he_counted(
    reporting: Reporting, migrated: Databases, take: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(a_year().everything)
    looking, rebuilding = kept._last, threading.Thread(target=rebuilt_of_nothing, args=(reporting, migrated))

    def rebuilt_meanwhile(*given: Any) -> dict[str, DictRow]:
        if rebuilding.ident is None:
            rebuilding.start()
            wait_for_its_turn(reporting)
        return looking(*given)

    monkeypatch.setattr(kept, "_last", rebuilt_meanwhile)
    kept.count(reporting.database, replace(AUTUMN, school=named("a")))
    rebuilding.join()
    assert not rows(reporting)


def test_what_another_statement_counted_is_counted_anew(
    reporting: Reporting, take: TakeIn, lasting: Statistics
) -> None:
    take(a_year().everything)
    lasting.answer(AUTUMN, OWN)
    with reporting.database.transaction() as cursor:
        cursor.execute("UPDATE kept_numbers SET counted_by = 'another', lines = '{}'")
    assert lasting.answer(AUTUMN, OWN) == counted(reporting, AUTUMN)


def test_only_so_many_questions_are_kept_and_the_oldest_are_dropped(
    reporting: Reporting, take: TakeIn, statistics: Statistics, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(a_year().everything)
    monkeypatch.setattr(kept, "QUESTIONS", 2)
    for day in (1, 2, 3):
        statistics.answer(Question.as_of(date(2025, 10, day), named("a")), OWN)
    assert {row["until"] for row in rows(reporting)} == {date(2025, 10, day) for day in (3, 4)}


def test_todays_numbers_are_there_before_anybody_asks(
    reporting: Reporting, take: TakeIn, statistics: Statistics
) -> None:
    take(a_year().everything)
    statistics.refresh()
    today = Question.as_of(reporting.clock.today())
    impatient = Statistics(reporting.database, reporting.clock, age=timedelta(), patience=-1)
    assert impatient.answer(today, OWN) == counted(reporting, today)
    with pytest.raises(StillCounting):
        impatient.answer(AUTUMN, OWN)


@pytest.mark.usefixtures("year")
def test_who_asks_for_more_than_can_be_counted_at_once_is_asked_to_come_again(
    client: httpx.Client, app: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "statistics", Statistics(app.database, app.clock, patience=-1))
    answer = client.get("/statistics", headers=OFFICE)
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (503, "not-yet")
    assert answer.headers["Retry-After"]


@pytest.mark.usefixtures("year")
def test_a_school_is_shown_only_what_is_kept_of_it(reporting: Reporting, statistics: Statistics) -> None:
    statistics.answer(AUTUMN, OWN)
    with reporting.database.transaction(named("a")) as cursor:
        assert [row["school"] for row in cursor.execute("SELECT school FROM kept_numbers")] == [named("a")]


@pytest.mark.usefixtures("year")
def test_the_answer_says_of_each_school_at_which_positions_it_is_true(client: httpx.Client) -> None:
    schools = answered(client, "/statistics", OFFICE)["schools"]
    assert [school["positions"] for school in schools] == [{"programs": 0, "registry": 0}] * 2


def wait_for_its_turn(reporting: Reporting) -> None:
    """Until the rebuild waits for those who read."""
    with reporting.database.transaction() as cursor:
        while not cursor.execute(
            "SELECT pid FROM pg_locks WHERE relation = 'switching'::regclass AND NOT granted"
        ).fetchone():
            time.sleep(0.01)


class Silent:
    """A source that tells nothing."""

    def __init__(self, name: str) -> None:
        self.name = name

    async def read(self, position: int, sequence: int, limit: int) -> Batch:
        return Batch([], 0)


def rebuilt_of_nothing(reporting: Reporting, databases: Databases) -> None:
    silence = {source: Silent(source) for source in SOURCES}
    asyncio.run(rebuild(reporting, databases.owner_url, [VIEWS], silence, lambda _: None))


def rows(reporting: Reporting) -> list[DictRow]:
    with reporting.database.transaction() as cursor:
        return cursor.execute("SELECT school, until FROM kept_numbers").fetchall()
