"""The past asked again under another edition: what would have been refused or late."""

from datetime import date
from typing import Any

import httpx
import pytest
from backbone.identity import Role
from contracts.codes import Initiator, Kind, TerminationReason
from contracts.programs import TerminationRequested

from tests.reporting.asking import HEAD, ISSUER, OFFICE
from tests.reporting.municipality import Municipality, TakeIn, named
from tests.reporting.regulated import terms
from tests.reporting.year import a_year

YEAR = {"from": "2025-09-01", "to": "2026-09-01"}

LENIENT = {
    "petition_working_days": 30,
    "proposal_answer_days": 90,
    "help_working_days": 10,
    "group_recovery_working_days": 30,
    "silence_days": 90,
    "interim_survey_months": 12,
    "mentor_report_days": 1,
}
"""Under these nothing of the year of the example is late."""


@pytest.fixture
def decided(take: TakeIn) -> None:
    """Two schools. In `a` ann leads a pair of three months, prolonged to five, and a group of two, which the curator
    ends; the pool is actualised twice. In `b` a program is longer than its edition allows."""
    told = Municipality()
    for school in ("a", "b"):
        told.school(school)
    told.edition("a", hearing_working_days=3)
    told.edition("b", program_max_months=6)
    for on in (date(2025, 9, 20), date(2026, 5, 20)):
        told.pool_actualised("a", on)
    told.assigned("a", "pair", "ann", ["cat"], date(2025, 9, 15))
    program = told.program("a", "pair's program", "ann", ["cat"])
    program.drafted(date(2025, 9, 15))
    program.approved(date(2025, 9, 20), date(2025, 10, 1), date(2026, 1, 1))
    program.started(date(2025, 10, 1), date(2026, 1, 1))
    program.extended(date(2025, 12, 10), date(2026, 1, 1), date(2026, 3, 1))
    _group_ended_by_the_curator(told)
    long = told.program("b", "long program", "fay", ["gus"])
    long.approved(date(2025, 9, 20), date(2025, 10, 1), date(2026, 9, 1))
    take(told.everything)


def _group_ended_by_the_curator(told: Municipality) -> None:
    told.assigned("a", "group", "ann", ["dan", "eve"], date(2025, 9, 16))
    group = told.program("a", "group's program", "ann", ["dan", "eve"])
    group.kinds = (Kind.GROUP,)
    group.approved(date(2025, 9, 20), date(2025, 10, 1), date(2026, 9, 1))
    group.started(date(2025, 10, 1), date(2026, 9, 1))
    asked = TerminationRequested(
        program=group.id,
        mentor=group.mentor,
        mentees=group.mentees,
        initiator=Initiator.CURATOR,
        reason=TerminationReason.MEETINGS_MISSED,
        hearing_until=date(2026, 2, 5),
    )
    told.tell("a", date(2026, 2, 2), asked)
    group.terminated(date(2026, 2, 6), Initiator.CURATOR, TerminationReason.MEETINGS_MISSED)


def ask(client: httpx.Client, headers: dict[str, str], **parameters: object) -> Any:
    answer = client.post("/what-if", headers=headers, json={"parameters": parameters, **YEAR})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"program_min_months": 4}, [("INV-05", "refused", "2025-09-20", "Программа 01.10.2025 – 01.01.2026")]),
        ({"program_max_months": 4}, [
            ("INV-05", "refused", "2025-09-20", "Программа 01.10.2025 – 01.09.2026"),
            ("INV-05", "refused", "2025-12-10", "Программа 01.10.2025 – 01.03.2026"),
        ]),
        ({"group_min_mentees": 3}, [("INV-04", "refused", "2025-09-16", "Группа, наставляемых: 2")]),
        ({"mentor_load_cap": 2}, [("A-30", "reason", "2025-09-16", "У наставника стало наставляемых: 3")]),
        ({"pool_actualisation_months": 6}, [
            ("T-01", "late", "2026-05-20", "Актуализировано 20.05.2026 после 20.09.2025"),
        ]),
        ({"hearing_working_days": 5}, [
            ("T-07", "refused", "2026-02-06", "Прекращена 06.02.2026, о прекращении просили 02.02.2026; "
             "без пояснений обеих сторон"),
        ]),
        ({"program_min_months": 3, "program_max_months": 12}, []),
    ],
)  # fmt: skip
@pytest.mark.row("R-9.2-01")
def test_what_another_edition_would_have_refused_is_listed(
    client: httpx.Client, parameters: dict[str, object], found: list[tuple[str, ...]]
) -> None:
    findings = ask(client, HEAD, **parameters)["findings"]
    assert [(one["rule"], one["verdict"], one["on"], one["detail"]) for one in findings] == found
    assert not any(one["already"] for one in findings)


@pytest.mark.usefixtures("decided")
def test_what_the_edition_of_that_day_did_not_allow_either_is_marked(client: httpx.Client) -> None:
    findings = ask(client, OFFICE, program_max_months=7)["findings"]
    already = {one["school"]: one["already"] for one in findings}
    assert already == {str(named("a")): False, str(named("b")): True}


@pytest.mark.row("R-9.2-01")
@pytest.mark.parametrize(("under", "already"), [(date(2025, 9, 1), [True]), (date(2025, 12, 1), [])])
def test_a_program_stays_on_its_edition_until_it_is_moved(
    client: httpx.Client, take: TakeIn, under: date, already: list[bool]
) -> None:
    """The first edition allows half a year, the second, in force when the program is extended, a whole one."""
    told = Municipality()
    told.school("a")
    told.edition("a", program_max_months=6)
    told.edition("a", date(2025, 12, 1))
    program = told.program("a", "program", "ann", ["cat"])
    program.approved(date(2025, 9, 20), date(2025, 10, 1), date(2026, 4, 1))
    told.under = named(f"a edition {under}")
    program.extended(date(2026, 1, 10), date(2026, 4, 1), date(2026, 8, 1))
    take(told.everything)
    findings = ask(client, HEAD, program_min_months=6)["findings"]
    assert [one["already"] for one in findings if one["on"] == "2026-01-10"] == already


@pytest.mark.usefixtures("decided")
def test_it_is_told_how_many_decisions_were_asked_about(client: httpx.Client) -> None:
    asked = {one["rule"]: one["decisions"] for one in ask(client, HEAD, program_min_months=4)["asked"]}
    assert asked == {
        "INV-05": 3, "INV-04": 2, "A-30": 2, "T-01": 2, "T-07": 1,
        "T-06": 0, "T-13": 0, "T-12": 0, "A-07": 0, "N-08": 0, "T-19": 0, "T-09": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"petition_working_days": 8}, [("T-06", "late", "Подано 03.11.2025, решено 17.11.2025")] * 2),
        ({"proposal_answer_days": 20}, [("T-13", "late", "Предложено 03.11.2025, решено 25.11.2025")]),
        ({"help_working_days": 2}, [("T-12", "late", "Обратились 01.12.2025, ответ 04.12.2025")]),
        ({"group_recovery_working_days": 5}, [("A-07", "late", "Стала меньше 03.11.2025, решено 17.11.2025")]),
        ({"silence_days": 7}, [("N-08", "late", "Встретились 20.10.2025 после 08.10.2025")]),
        ({"mentor_report_days": 14}, [("T-09", "late", "Отчёт 25.05.2026, отчётный период до 31.05.2026")]),
        ({"interim_survey_months": 5}, [
            ("T-19", "refused", "Программа 01.10.2025 – 01.03.2026 завершена без промежуточного опроса"),
        ]),
    ],
)  # fmt: skip
@pytest.mark.row("R-9.2-01")
def test_terms_that_another_edition_would_have_set_are_asked_again(
    client: httpx.Client, take: TakeIn, parameters: dict[str, object], found: list[tuple[str, ...]]
) -> None:
    told = a_year()
    terms(told)
    take(told.everything)
    findings = ask(client, HEAD, **LENIENT | parameters)["findings"]
    assert [(one["rule"], one["verdict"], one["detail"]) for one in findings] == found


@pytest.mark.usefixtures("decided")
def test_the_office_is_not_told_whom_it_concerns_and_a_school_nothing_of_others(client: httpx.Client) -> None:
    assert {one["subject"] for one in ask(client, OFFICE, program_max_months=4)["findings"]} == {None}
    other = ISSUER.bearer(Role.CURATOR, school=named("b"), person=named("bo"))
    assert {one["school"] for one in ask(client, other, program_max_months=4)["findings"]} == {str(named("b"))}


@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize(
    "parameters",
    [{}, {"program_min": 3}, {"program_min_months": 0}, {"program_min_months": "три"}, {"program_min_months": 20}],
)
def test_parameters_that_no_edition_could_have_are_refused(client: httpx.Client, parameters: dict[str, Any]) -> None:
    answer = client.post("/what-if", headers=HEAD, json={"parameters": parameters, **YEAR})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/parameters")


@pytest.mark.usefixtures("decided")
def test_a_combination_that_the_edition_in_force_rules_out_is_refused(client: httpx.Client) -> None:
    asked = {"parameters": {"program_min_months": 8}, **YEAR}
    answer = client.post("/what-if", headers=OFFICE, json=asked)
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (409, "impossible-parameters")
