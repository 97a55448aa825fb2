"""The events behind a figure: those it was counted from, and no other."""

from datetime import date

import httpx
import pytest
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.question import Question
from reporting.grounds import grounds

from tests.reporting.asking import HEAD, answered, cells, events
from tests.reporting.municipality import TakeIn, named
from tests.reporting.year import a_year

AUTUMN = Question.as_of(date(2025, 10, 15))
WINTER = Question.as_of(date(2026, 2, 1))
HALF = Question(date(2025, 9, 1), date(2026, 1, 1))


def test_a_count_rests_on_what_made_each_of_its_members(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    assert events(reporting, AUTUMN, "K-03") == ["MentorAssigned", "MentorAssigned"]
    assert events(reporting, WINTER, "K-03") == ["MentorReplaced"]
    assert events(reporting, WINTER, "K-07") == ["ProgramExtended"]
    assert events(reporting, WINTER, "K-18-reason") == ["ProgramTerminated"]


def test_coverage_rests_on_the_staff_list_and_on_the_programs(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    assert events(reporting, AUTUMN, "K-04") == ["ParticipantRegistered"] * 3 + ["ProgramStarted"] * 2


def test_a_line_of_a_breakdown_has_its_own_events(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    assert events(reporting, AUTUMN, "K-03", key="group") == ["MentorAssigned"]
    assert events(reporting, AUTUMN, "K-03", key="no such line") == []


def test_behind_every_number_there_are_events_and_behind_none_there_are_none(
    reporting: Reporting, take: TakeIn
) -> None:
    take(a_year().everything)
    school_b = Question(HALF.since, HALF.until, named("b"))
    for figure in FIGURES:
        assert events(reporting, HALF, figure)
        assert bool(events(reporting, school_b, figure)) == bool(cells(reporting, school_b, figure, named("b"))[None].n)


@pytest.mark.row("R-1.3-05", "R-3.5-09")
@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(("figure", "roles"), [("K-12", {None}), ("K-28", {None}), ("K-03", {"curator"})])
def test_in_which_role_somebody_said_no_is_told_to_nobody(
    client: httpx.Client, figure: str, roles: set[str | None]
) -> None:
    told = answered(client, f"/statistics/{figure}/events", HEAD, as_of="2026-02-01")
    assert {event["role"] for event in told["items"]} == roles


def test_events_are_listed_by_pages_without_a_gap(reporting: Reporting, take: TakeIn) -> None:
    take(a_year().everything)
    everything = grounds(reporting.database, HALF, FIGURES["K-05"], None, None, 100).events
    after, found = None, []
    while page := grounds(reporting.database, HALF, FIGURES["K-05"], None, after, 2).events:
        found += page
        after = (page[-1]["on"], page[-1]["id"])
    assert found == everything
