"""Figures on a day, over a period, and as they were known: given what was told, what is counted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from contracts.codes import PetitionKind, ReliefGround
from contracts.programs import MeetingScheduled
from contracts.registry import MentorRelieved
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.question import Question

from tests.reporting.asking import Numbers, cells, events, numbers
from tests.reporting.municipality import NOON, Municipality, TakeIn, named
from tests.reporting.year import a_year

AUTUMN = Question.as_of(date(2025, 10, 15))
WINTER = Question.as_of(date(2026, 2, 1))
SUMMER = Question.as_of(date(2026, 6, 1))
YEAR = Question(date(2025, 9, 1), date(2026, 9, 1))


@pytest.mark.parametrize(
    ("figure", "question", "counted"),
    [
        ("K-01", Question.as_of(date(2025, 9, 12)), {None: 4, "waiting": 4}),
        ("K-01", AUTUMN, {None: 4, "paired": 3, "waiting": 1}),
        ("K-01", SUMMER, {None: 1, "waiting": 1}),
        ("K-01", YEAR, {None: 4, "paired": 3, "waiting": 4}),
        ("K-01-experience", AUTUMN, {None: 3, "under-1": 1, "1-3": 1, "over-3": 1}),
        ("K-01-form", AUTUMN, {None: 3, "teacher-teacher": 3}),
        ("K-01-subject", AUTUMN, {None: 3, "physics": 2, "chemistry": 1, "unknown": 1}),
        ("K-01-young", AUTUMN, {None: 3, "young": 2, "older": 1}),
        ("K-02", AUTUMN, {None: 2, "offered": 2, "appointed": 2, "acting": 2}),
        ("K-02", WINTER, {None: 2, "offered": 2, "appointed": 2, "acting": 1}),
        ("K-02-category", AUTUMN, {None: 2, "highest": 1, "unknown": 1}),
        ("K-02-origin", AUTUMN, {None: 2, "internal": 2}),
        ("K-02-portfolio", AUTUMN, {None: 2, "kept": 1, "none": 1}),
        ("K-02-trained", AUTUMN, {None: 2, "trained": 1, "untrained": 1}),
        ("K-03", AUTUMN, {None: 2, "pair": 1, "group": 1}),
        ("K-03", WINTER, {None: 1, "pair": 1}),
        ("K-03-size", AUTUMN, {None: 1, "2": 1}),
        ("K-03-flow", WINTER, {None: 2, "formed": 2, "replaced": 1, "closed": 1}),
        ("K-03-flow", Question(date(2026, 1, 1), date(2026, 7, 1)), {None: 1, "replaced": 1, "closed": 1}),
        ("K-04", AUTUMN, {None: 66.7}),
        ("K-05", AUTUMN, {None: 75.0}),
        ("K-05", WINTER, {None: 50.0}),
        ("K-06-state", Question.as_of(date(2025, 9, 21)), {None: 2, "approved": 2}),
        ("K-06-state", WINTER, {None: 2, "running": 1, "terminated": 1}),
        ("K-06-kind", AUTUMN, {None: 2, "traditional": 1, "group": 1}),
        ("K-06-kind", Question.as_of(date(2025, 11, 1)), {None: 2, "traditional": 1, "group": 1, "virtual": 1}),
        ("K-06-form", YEAR, {None: 2, "teacher-teacher": 2}),
        ("K-07", AUTUMN, {None: 0}),
        ("K-07", WINTER, {None: 1, "2": 1}),
        ("K-07-length", AUTUMN, {None: 2, "3": 1, "6": 1}),
        ("K-07-length", WINTER, {None: 1, "5": 1}),
        ("K-08", AUTUMN, {None: 50.0}),
        ("K-08", Question.as_of(date(2025, 9, 19)), {None: 0.0}),
        ("K-08-act", Question.as_of(date(2025, 9, 6)), {None: 1, "approve-regulation": 1, "appoint-curator": 1}),
        ("K-09", AUTUMN, {None: 100.0}),
        ("K-09", Question.as_of(date(2025, 11, 1)), {None: 50.0}),
        ("K-09", WINTER, {None: 33.3}),
        ("K-10", AUTUMN, {None: 2, "1": 1, "2": 1}),
        ("K-10-capacity", AUTUMN, {None: 50.0}),
        (
            "K-11",
            AUTUMN,
            {None: 4, "need": 4, "analysed": 1, "proposed": 1, "trial": 1, "confirmed": 1, "ordered": 3, "started": 3},
        ),
        (
            "K-11-conversion",
            AUTUMN,
            {
                None: 41.7,
                "analysed": 25.0,
                "proposed": 25.0,
                "trial": 25.0,
                "confirmed": 25.0,
                "ordered": 75.0,
                "started": 75.0,
            },
        ),
        (
            "K-11-days",
            AUTUMN,
            {
                None: 10.0,
                "analysed": 3.0,
                "proposed": 7.0,
                "trial": 8.0,
                "confirmed": 8.0,
                "ordered": 10.0,
                "started": 26.0,
            },
        ),
        ("K-12", AUTUMN, {None: 2, "offered": 1, "agreed": 1}),
        ("K-13", AUTUMN, {None: 35.0}),
        ("K-13", YEAR, {None: 10.0}),
        ("K-14", AUTUMN, {None: 10.0}),
        ("K-15", AUTUMN, {None: 50.0}),
        ("K-16", WINTER, {None: 1, "regional": 1}),
        ("K-16-result", WINTER, {None: 1, "winner": 1}),
        ("K-16-recommended", WINTER, {None: 1, "regional": 1}),
        ("K-17", AUTUMN, {None: 3, "held": 2, "missed": 1}),
        ("K-17", WINTER, {None: 4, "held": 2, "missed": 1, "planned": 1}),
        ("K-17-hours", AUTUMN, {None: 2.2}),
        ("K-17-program", WINTER, {None: 1.0}),
        ("K-17-program", Question(date(2025, 10, 7), date(2025, 10, 9)), {None: 0.5}),
        ("K-18", AUTUMN, {None: None}),
        ("K-18", WINTER, {None: 100.0}),
        ("K-18", SUMMER, {None: 50.0}),
        ("K-18-initiator", SUMMER, {None: 1, "mentor": 1}),
        ("K-18-reason", SUMMER, {None: 1, "circumstances": 1}),
        ("K-19", WINTER, {None: 50.0}),
        ("K-19-attendance", WINTER, {None: 100.0}),
        ("K-20", AUTUMN, {None: None}),
        ("K-20", Question.as_of(date(2025, 11, 15)), {None: 0.0}),
        ("K-20", WINTER, {None: 50.0}),
        ("K-21", AUTUMN, {None: 0.0}),
        ("K-21", WINTER, {None: 50.0}),
        ("K-22", WINTER, {None: 3.0, "methods": 3.0}),
        ("K-23", WINTER, {None: 76.7, "comfort": 85.0, "support": 60.0}),
        ("K-23-respondent", WINTER, {None: 76.7, "mentee": 70.0, "mentor": 90.0}),
        ("K-23-form", WINTER, {None: 76.7, "satisfaction": 76.7}),
        ("K-23-spread", WINTER, {None: 3, "good": 1, "high": 2}),
        ("K-23-response", WINTER, {None: 75.0, "satisfaction": 75.0}),
        ("K-24", WINTER, {None: 50.0, "12": 50.0}),
        ("K-24-municipality", WINTER, {None: 100.0, "12": 100.0}),
        ("K-24-cohort", WINTER, {None: 0.0, "2025+12": 0.0}),
        ("K-25", WINTER, {None: 2.0}),
        ("K-26", WINTER, {None: 3, "answered": 2, "open": 1}),
        ("K-26-answer", WINTER, {None: 6.0}),
        ("K-27", WINTER, {None: 1}),
        ("K-28", WINTER, {None: 1, "agreed": 1}),
        ("K-28-petitions", WINTER, {None: 3, "release": 2, "improvement": 1}),
        ("K-29", WINTER, {None: 1}),
        ("K-30", AUTUMN, {None: 3, "form": 1, "kind": 2}),
        ("K-31", WINTER, {None: 1, "partnership": 1}),
        ("K-32", WINTER, {None: 1, "described": 1, "approved": 1}),
        ("K-33", AUTUMN, {None: 7.1}),
        ("K-35", AUTUMN, {None: 50.0}),
        ("K-34", SUMMER, {None: 1, "INV-08": 1}),
    ],
)
def test_a_year_of_two_schools(
    reporting: Reporting, take: TakeIn, figure: str, question: Question, counted: Numbers
) -> None:
    take(a_year().everything)
    assert numbers(reporting, question, figure) == counted


def test_every_figure_is_counted_in_the_year_of_the_example(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    half = Question(date(2025, 9, 1), date(2026, 1, 1))
    assert [figure for figure in FIGURES if not cells(reporting, half, figure)[None].n] == []


def test_the_sum_of_schools_is_the_municipality_where_nobody_belongs_to_two(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    schools = [cells(reporting, AUTUMN, "K-01", named(school))[None].n for school in ("a", "b")]
    assert (schools, cells(reporting, AUTUMN, "K-01")[None].n) == ([3, 1], 4)


def test_the_day_of_an_extension_is_the_first_on_which_it_counts(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    before, on = (Question.as_of(date(2025, 12, day)) for day in (9, 10))
    assert (numbers(reporting, before, "K-07"), numbers(reporting, on, "K-07")) == ({None: 0}, {None: 1, "2": 1})


def test_a_program_is_not_running_any_more_on_the_day_it_ends(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    before, on = (numbers(reporting, Question.as_of(date(2025, 12, day)), "K-06-state") for day in (19, 20))
    assert (before, on) == ({None: 2, "running": 2}, {None: 2, "running": 1, "terminated": 1})


def test_a_replaced_mentor_carries_nobody_from_the_day_of_the_replacement(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    before, on = (numbers(reporting, Question.as_of(date(2026, 1, day)), "K-10-capacity") for day in (19, 20))
    assert (before, on) == ({None: 50.0}, {None: 0.0})


def test_coverage_without_staff_is_no_number_and_says_why(reporting: Reporting, take: TakeIn) -> None:
    municipality = Municipality()
    municipality.school("a")
    take(municipality.everything)
    cell = cells(reporting, AUTUMN, "K-04", named("a"))[None]
    assert (cell.value, cell.n) == (None, 0)
    assert cell.reason == "Школа не указала ни одного педагога со стажем до 3 лет: охват не определён"


def test_coverage_of_staff_without_programs_is_zero(reporting: Reporting, take: TakeIn) -> None:
    municipality = Municipality()
    municipality.school("a")
    municipality.person("a", "novice", experience=1)
    municipality.person("a", "master", experience=20)
    take(municipality.everything)
    cell = cells(reporting, AUTUMN, "K-04", named("a"))[None]
    assert (cell.value, cell.part, cell.n, cell.reason) == (0.0, 0, 1, None)


def test_before_the_first_school_there_are_no_numbers_at_all(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    found = cells(reporting, Question.as_of(date(2025, 8, 31)), "K-03")
    assert {(cell.value, cell.reason) for cell in found.values()} == {(None, "На эту дату нет зарегистрированных школ")}


def test_a_school_counts_from_its_registration_on(reporting: Reporting, take: TakeIn) -> None:
    municipality = Municipality()
    municipality.school("old", date(2025, 9, 1))
    municipality.school("new", date(2025, 11, 1))
    take(municipality.everything)
    assert not cells(reporting, AUTUMN, "K-03", named("new"))
    assert cells(reporting, WINTER, "K-03", named("new"))[None].value == 0


def test_programs_told_before_their_school_and_people_are_counted_with_what_is_known(
    reporting: Reporting, take: TakeIn
) -> None:
    told = a_year().told
    take([*told["programs"], *[delivery for delivery in told["registry"] if "Assigned" in delivery.fact.TYPE]])
    assert numbers(reporting, AUTUMN, "K-06-state", named("a")) == {None: 2, "running": 2}
    assert numbers(reporting, AUTUMN, "K-01-experience") == {None: 3, "unknown": 3}


def test_who_leaves_neither_waits_nor_is_to_be_covered(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.leaves("b", "fay", date(2025, 10, 10))
    take(municipality.everything)
    assert numbers(reporting, AUTUMN, "K-13") == {None: None}
    assert numbers(reporting, AUTUMN, "K-04") == {None: 100.0}
    assert numbers(reporting, Question(date(2025, 10, 1), date(2025, 11, 1)), "K-13") == {None: 30.0}


def test_asking_again_while_waiting_does_not_begin_anew(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.asks("b", "fay", date(2025, 10, 1))
    take(municipality.everything)
    assert numbers(reporting, AUTUMN, "K-13") == {None: 35.0}


def test_who_asks_again_after_a_program_waits_again_from_that_day(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.asks("a", "dan", date(2026, 1, 12))
    take(municipality.everything)
    assert numbers(reporting, WINTER, "K-13", named("a")) == {None: 20.0}


def test_half_of_the_waits_are_shorter_than_the_median_and_nine_tenths_than_p90(
    reporting: Reporting, take: TakeIn
) -> None:
    municipality = Municipality()
    municipality.school("a")
    for number in range(11):
        municipality.asks("a", f"mentee {number}", date(2025, 10, 15) - timedelta(days=number))
    take(municipality.everything)
    cell = cells(reporting, AUTUMN, "K-13")[None]
    assert (cell.value, cell.p90, cell.n) == (5.0, 9.0, 11)


@pytest.mark.parametrize(
    ("start", "until", "months"),
    [
        (date(2025, 11, 30), date(2026, 2, 28), "3"),
        (date(2025, 11, 30), date(2026, 2, 27), "2"),
        (date(2025, 11, 2), date(2026, 11, 2), "12"),
    ],
)
def test_months_are_calendar_months_clipped_to_the_end_of_a_month(
    reporting: Reporting, take: TakeIn, start: date, until: date, months: str
) -> None:
    municipality = Municipality()
    municipality.school("a")
    municipality.program("a", "program", "mentor", ["mentee"]).started(start, until)
    take(municipality.everything)
    assert numbers(reporting, Question.as_of(start), "K-07-length") == {None: 1, months: 1}


def test_what_is_recorded_late_counts_from_when_it_was_true_but_not_in_what_was_known(
    reporting: Reporting, take: TakeIn
) -> None:
    municipality = a_year()
    known = max(delivery.meta.recorded_at for delivery in municipality.everything)
    municipality.match_ended("a", "pair", "ben", ["cat"], date(2025, 10, 10))
    take(municipality.everything)
    assert numbers(reporting, AUTUMN, "K-03") == {None: 1, "group": 1}
    as_known = Question.as_of(date(2025, 10, 15), known_at=known)
    assert numbers(reporting, as_known, "K-03") == {None: 2, "pair": 1, "group": 1}


def test_nothing_was_known_before_anything_was_recorded(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    question = Question.as_of(date(2025, 10, 15), known_at=NOON - timedelta(hours=1))
    assert {cell.value for figure in FIGURES for cell in cells(reporting, question, figure).values()} == {None}


def test_who_joins_a_group_counts_in_it_from_that_day(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.regrouped("a", "group", "ben", ["dan", "eve", "cat"], date(2025, 10, 10))
    take(municipality.everything)
    before, on = (numbers(reporting, Question.as_of(date(2025, 10, day)), "K-03-size") for day in (9, 10))
    assert (before, on) == ({None: 1, "2": 1}, {None: 1, "3": 1})
    assert numbers(reporting, AUTUMN, "K-03-flow") == {None: 2, "formed": 2}


def test_who_joins_a_program_is_covered_from_that_day_and_who_leaves_no_longer(
    reporting: Reporting, take: TakeIn
) -> None:
    municipality = Municipality()
    municipality.school("a")
    for novice in ("cat", "dan"):
        municipality.person("a", novice, experience=1)
    program = municipality.program("a", "program", "ann", ["cat", "eve"])
    program.started(date(2025, 10, 1), date(2026, 4, 1))
    program.regrouped(date(2025, 10, 10), ["cat", "dan"])
    program.regrouped(date(2025, 10, 20), ["dan"])
    take(municipality.everything)
    days = [Question.as_of(date(2025, 10, day)) for day in (9, 10, 20)]
    assert [numbers(reporting, day, "K-04")[None] for day in days] == [50.0, 100.0, 50.0]
    over = Question(date(2025, 10, 20), date(2025, 11, 1))
    assert numbers(reporting, over, "K-01-form") == {None: 1, "teacher-teacher": 1}


def test_who_is_relieved_is_appointed_no_longer_and_leads_until_he_is_replaced(
    reporting: Reporting, take: TakeIn
) -> None:
    municipality = a_year()
    relieved = {"order": named("order"), "ground": ReliefGround.RESIGNATION, "effective": date(2025, 10, 10)}
    municipality.tell("a", date(2025, 10, 1), MentorRelieved(participant=named("ann"), **relieved))
    take(municipality.everything)
    before, on = (numbers(reporting, Question.as_of(date(2025, 10, day)), "K-02") for day in (9, 10))
    assert (before["appointed"], on["appointed"], on["acting"]) == (2, 1, 2)


def test_what_was_planned_for_a_day_and_not_done_is_not_done_in_time(reporting: Reporting, take: TakeIn) -> None:
    municipality = Municipality()
    municipality.school("a")
    program = municipality.program("a", "program", "ann", ["cat"])
    plan = {"visit": date(2025, 10, 5), "talk": date(2025, 10, 5), "lesson": date(2025, 11, 5)}
    program.started(date(2025, 10, 1), date(2026, 4, 1), plan)
    program.finished("visit", date(2025, 10, 4), plan["visit"])
    take(municipality.everything)
    days = [Question.as_of(date(2025, 10, day)) for day in (3, 5, 6)]
    assert [numbers(reporting, day, "K-19") for day in days] == [{None: None}, {None: 100.0}, {None: 50.0}]


def test_a_release_that_was_undone_is_not_counted_from_that_day(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.petitions("a", "rest", PetitionKind.RELEASE, date(2025, 10, 1), date(2025, 10, 2))
    municipality.undone("a", "rest", date(2025, 10, 8))
    take(municipality.everything)
    days = [Question.as_of(date(2025, 10, day)) for day in (7, 8)]
    assert [numbers(reporting, day, "K-27") for day in days] == [{None: 1}, {None: 0}]


def test_a_mentor_who_changes_what_he_offers_did_not_become_one_anew(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.offers("a", "eve", date(2026, 1, 10), 1)
    take(municipality.everything)
    january = Question(date(2026, 1, 1), date(2026, 2, 1))
    assert (numbers(reporting, WINTER, "K-29"), numbers(reporting, january, "K-29")) == ({None: 1}, {None: 0})


def test_disciplinary_proposals_are_in_no_number(reporting: Reporting, take: TakeIn) -> None:
    municipality = a_year()
    municipality.petitions("a", "blame", PetitionKind.DISCIPLINE, date(2025, 10, 1), date(2025, 10, 2))
    municipality.petitions("a", "rest", PetitionKind.RELEASE, date(2025, 10, 1), date(2025, 10, 2))
    take(municipality.everything)
    assert numbers(reporting, AUTUMN, "K-28-petitions") == {None: 1, "release": 1}
    assert len(events(reporting, AUTUMN, "K-28-petitions")) == 1


@pytest.mark.parametrize(("hour", "minute", "counted"), [(19, 30, date(2025, 9, 30)), (20, 30, date(2025, 10, 1))])
def test_a_planned_meeting_is_counted_on_its_day_where_the_school_is(
    reporting: Reporting, take: TakeIn, hour: int, minute: int, counted: date
) -> None:
    """At half past eleven in the evening, and at half past midnight."""
    municipality = Municipality()
    municipality.school("a")
    at = datetime(2025, 9, 30, hour, minute, tzinfo=UTC)
    people = {"program": named("program"), "mentor": named("ann"), "mentees": (named("cat"),)}
    fact = MeetingScheduled.model_validate({"meeting": named("m"), "at": at, "day": counted, "remote": False, **people})
    municipality.tell("a", date(2025, 9, 20), fact)
    take(municipality.everything)
    months = {month: Question(date(2025, month, 1), date(2025, month + 1, 1)) for month in (9, 10)}
    found = {month: numbers(reporting, question, "K-17")[None] for month, question in months.items()}
    assert found == {month: float(month == counted.month) for month in months}
