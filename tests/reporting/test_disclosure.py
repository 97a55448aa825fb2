"""What leaves a school: numbers of few are hidden, said to be so, and found again by nobody (INV-28)."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import httpx
import pytest
from backbone.clock import Clock
from backbone.web import build_app
from backbone.web.testing import running
from mentoring.roles import Databases
from reporting.application import Reporting
from reporting.disclosure.audience import Audience, Smallest
from reporting.disclosure.seen import hidden_of
from reporting.domain.campaign import Campaign, CampaignAnnounced, announce
from reporting.domain.form import Cell
from reporting.figures.catalogue import FIGURES
from reporting.figures.question import Question
from reporting.filled import asked, count, kept_from_office, numbers
from reporting.main import interface
from reporting.report import Counted, report

from tests.reporting.asking import AUTUMN, HEAD, ISSUER, OFFICE, answered, documents
from tests.reporting.attack import Attacker
from tests.reporting.municipality import BIRTH, Municipality, TakeIn, named
from tests.reporting.published import Published

SCHOOLS = [f"school {number}" for number in range(7)]
PUBLISHED = {"office": (3,), "public": (3, 5)}
DAY = Question.as_of(date(2025, 10, 15))


@pytest.fixture
def reluctant(reporting: Reporting, migrated: Databases) -> Iterator[httpx.Client]:
    """Over the same database, as the platform runs it."""
    app = Reporting(migrated.url, Clock())
    with running(build_app(interface(app, ISSUER.verifier, documents(app)))) as client:
        yield client
    app.close()


@pytest.fixture
def pairs(take: TakeIn) -> None:
    """In school a one pair, in b three, in c four; in d nothing happens."""
    told = Municipality()
    for school, mentors in {"a": 1, "b": 3, "c": 4, "d": 0}.items():
        told.school(school)
        for number in range(mentors):
            told.assigned(
                school, f"{school}{number}", f"{school} mentor {number}", [f"{school} mentee {number}"], BIRTH
            )
    take(told.everything)


@pytest.fixture
def town_of_seven(take: TakeIn) -> None:
    take(_a_municipality(Random(28)).everything)


def _a_municipality(random: Random) -> Municipality:
    """Schools of every size, in each of them pairs and groups, programs that run or have ended, people who wait."""
    told = Municipality()
    for school in SCHOOLS:
        told.school(school)
        for number in range(random.choice([0, 1, 2, 4, 9])):
            mentor, mentees = (
                f"{school} mentor {number}",
                [f"{school} {number} {it}" for it in range(random.randint(1, 3))],
            )
            for person in [mentor, *mentees]:
                told.person(school, person, experience=random.randint(0, 5), external=random.random() < 0.2)
            for mentee in mentees:
                told.asks(school, mentee, date(2025, 9, 2))
            told.offers(school, mentor, date(2025, 9, 2), random.randint(1, 4))
            if random.random() < 0.8:
                told.assigned(school, f"{mentor}'s", mentor, mentees, date(2025, 9, 5))
                program = told.program(school, f"{mentor}'s program", mentor, mentees)
                program.drafted(date(2025, 9, 6))
                program.started(date(2025, 9, 10), date(2026, 3, 10))
                if random.random() < 0.3:
                    program.completed(date(2025, 10, 10))
    return told


def cells(client: httpx.Client, headers: dict[str, str], figure: str = "K-03", **query: str) -> dict[Any, Any]:
    """By school and line."""
    told = answered(client, f"/statistics/{figure}", headers, **AUTUMN, **query)["figures"][0]["cells"]
    return {(cell["school"], cell["key"]): cell for cell in told}


@pytest.mark.usefixtures("pairs")
def test_small_numbers_and_what_would_reveal_them_are_hidden_and_said_to_be(reluctant: httpx.Client) -> None:
    told = cells(reluctant, OFFICE)
    small, companion = told[str(named("a")), "pair"], told[str(named("b")), "pair"]
    for cell in (small, companion):
        assert (cell["hidden"], cell["value"], cell["n"]) == (True, None, None)
        assert cell["reason"] == "Меньше 3 или позволило бы узнать такое число"
    for place, value in {(str(named("c")), "pair"): 4, (None, "pair"): 8, (str(named("d")), "pair"): 0}.items():
        assert (told[place]["value"], told[place]["hidden"], told[place]["reason"]) == (value, False, None)


@pytest.mark.usefixtures("pairs")
def test_the_school_itself_sees_its_own_numbers_and_what_the_office_sees_of_them(reluctant: httpx.Client) -> None:
    assert cells(reluctant, HEAD)[str(named("a")), "pair"]["value"] == 1
    own = {place: cell for place, cell in cells(reluctant, OFFICE).items() if place[0] == str(named("a"))}
    assert cells(reluctant, HEAD, seen_by="office") == own
    assert cells(reluctant, OFFICE, school=str(named("a"))) == own


@pytest.mark.usefixtures("pairs")
def test_what_everybody_sees_has_a_threshold_of_its_own(reluctant: httpx.Client) -> None:
    told = answered(reluctant, "/statistics/K-03", OFFICE, as_of="2025-10-31", seen_by="public")["figures"][0]["cells"]
    published = {(cell["school"], cell["key"]): cell for cell in told}
    assert published[str(named("c")), "pair"]["reason"] == "Меньше 5 или позволило бы узнать такое число"
    refused = reluctant.get("/statistics", headers=OFFICE, params={"seen_by": "school"})
    assert refused.status_code == 403


@pytest.mark.usefixtures("pairs")
@pytest.mark.parametrize(
    "asked",
    [
        {"as_of": "2025-10-30"},
        {"from": "2025-10-01", "to": "2025-11-01"},
        {"as_of": "2025-10-31", "known_at": "2025-11-01T00:00:00Z"},
    ],
)
def test_what_is_published_is_as_of_the_last_day_of_a_month(reluctant: httpx.Client, asked: dict[str, str]) -> None:
    """No two days, no period, no two moments of one day are to be compared."""
    refused = reluctant.get("/statistics/K-03", headers=OFFICE, params={**asked, "seen_by": "public"})
    assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (422, "as_of")
    assert reluctant.get("/statistics/K-03", headers=OFFICE, params=asked).status_code == 200


@pytest.mark.usefixtures("pairs")
def test_events_behind_what_is_hidden_are_withheld_and_the_list_says_so(reluctant: httpx.Client) -> None:
    answer = reluctant.get("/statistics/K-03/events", headers=OFFICE, params=AUTUMN)
    assert {event["school"] for event in answer.json()["items"]} == {str(named("c"))}
    assert answer.headers["X-Withheld"] == "true"
    own = reluctant.get("/statistics/K-03/events", headers=HEAD, params=AUTUMN)
    assert (len(own.json()["items"]), own.headers.get("X-Withheld")) == (1, None)


@pytest.mark.usefixtures("pairs")
def test_a_file_hides_what_the_answer_hides(reluctant: httpx.Client) -> None:
    rows = answered(reluctant, "/exports/figures", OFFICE, **AUTUMN, figure="K-03", format="json")["rows"]
    states = {row["school"]: row["state"] for row in rows if row["line"] == "pair"}
    assert states == {
        None: "число",
        str(named("a")): "скрыто",
        str(named("b")): "скрыто",
        str(named("c")): "число",
        str(named("d")): "число",
    }


@pytest.mark.usefixtures("pairs")
def test_what_an_institution_has_done_is_no_secret(reluctant: httpx.Client) -> None:
    told = cells(reluctant, OFFICE, "K-33")
    assert not any(cell["hidden"] for cell in told.values())


@pytest.mark.usefixtures("town_of_seven")
@pytest.mark.parametrize("audience", list(PUBLISHED))
def test_from_everything_published_nobody_reckons_what_is_hidden(reporting: Reporting, audience: str) -> None:
    counted = report(reporting.database, DAY, FIGURES.values()).figures
    attacker = Attacker(_published(counted), hidden_of(counted, PUBLISHED[audience]))
    assert attacker.pinned() == []
    assert len(attacker.secrets) > 100


@pytest.mark.usefixtures("town_of_seven")
def test_of_one_figure_the_same_is_hidden_as_of_all_together(reluctant: httpx.Client) -> None:
    together = answered(reluctant, "/statistics", OFFICE, **AUTUMN)["figures"]
    for figure in together:
        if figure["id"] in ("K-01-experience", "K-15", "K-18-reason", "K-03-size"):
            told = cells(reluctant, OFFICE, figure["id"])
            assert told == {(cell["school"], cell["key"]): cell for cell in figure["cells"]}


@pytest.mark.usefixtures("town_of_seven")
def test_every_small_number_of_people_is_hidden_in_the_answer(reluctant: httpx.Client, client: httpx.Client) -> None:
    full, told = (answered(it, "/statistics", OFFICE, **AUTUMN)["figures"] for it in (client, reluctant))
    for before, after in zip(full, told, strict=True):
        if FIGURES[before["id"]].persons != 1:
            continue
        for cell, seen in zip(before["cells"], after["cells"], strict=True):
            assert seen["hidden"] or not _small(cell)
            assert seen["hidden"] or {**cell, "hidden": False} == seen


@pytest.mark.usefixtures("pairs")
def test_the_office_is_shown_of_returns_what_it_is_shown_of_their_figures(reporting: Reporting) -> None:
    """And less where a school has filed a small number in place of another."""
    cells_of_form = (
        Cell(code="1", title="Пар", figure="K-03", key="pair"),
        Cell(code="2", title="Раздел", figure="K-33"),
    )
    campaign = Campaign(named("campaign"))
    days = {"until": date(2025, 10, 16), "opens": date(2025, 10, 16), "closes": date(2025, 10, 20)}
    announce(campaign, CampaignAnnounced(on=BIRTH, title="Сведения", cells=cells_of_form, since=None, **days))
    told = count(reporting.database, campaign, asked(campaign, None, date(2025, 10, 16)))
    filed = {named(school): numbers(campaign, told, named(school)) for school in "abcd"}
    kept = kept_from_office(campaign, told, filed, (3,))
    assert kept == {"1": {named("a"), named("b")}, "2": frozenset()}

    few = tuple(number.model_copy(update={"value": 2}) for number in filed[named("c")])
    assert named("c") in kept_from_office(campaign, told, filed | {named("c"): few}, (3,))["1"]


def _small(cell: Any) -> bool:
    counts = [cell["n"], *([cell["part"], cell["n"] - cell["part"]] if cell["part"] is not None else [])]
    return any(0 < one < 3 for one in counts)


def _published(counted: list[Counted]) -> Published:
    return [
        (it.figure, [(cell.school, cell.key, cell.n or 0, cell.part or 0) for cell in it.cells])
        for it in counted
        if it.figure.persons
    ]


def test_the_thresholds_are_declared() -> None:
    assert [Smallest().for_(audience) for audience in Audience] == [(), (3,), (3, 5)]
    assert Smallest(office=4, public=10).for_(Audience.PUBLIC) == (4, 10)
