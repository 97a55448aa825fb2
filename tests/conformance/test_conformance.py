"""No row of the regulation is left out, and the page says what is true."""

import ast

import pytest

from tests.conformance.__main__ import PAGE
from tests.conformance.gather import evidence, marked
from tests.conformance.page import page
from tests.conformance.rows import rows, unmet


def test_every_row_has_a_test_or_a_reason_why_it_cannot() -> None:
    tested = {id for id, found in evidence(rows()).items() if found.tests}
    assert rows().keys() - tested == unmet().keys()


def test_whatever_speaks_of_a_row_speaks_of_one_that_exists() -> None:
    assert evidence(rows()).keys() <= rows().keys()


def test_every_hard_row_has_a_rule_or_the_code_that_serves_it() -> None:
    found = evidence(rows())
    hard = [id for id, row in rows().items() if "HARD" in row.binding and id not in unmet()]
    assert [id for id in hard if not found[id].rules and not found[id].operations and not found[id].events] == []


@pytest.mark.parametrize(("binding", "service"), [("K", "reporting"), ("N", "notifications"), ("T", "notifications")])
def test_what_is_measured_told_and_reminded_of_is_shown_where_it_comes_out(binding: str, service: str) -> None:
    found = evidence(rows())
    bound = [id for id, row in rows().items() if binding in row.binding and id not in unmet()]
    assert [id for id in bound if not any(test.startswith(f"tests/{service}/") for test in found[id].tests)] == []


def test_the_page_is_that_of_the_sources() -> None:
    assert PAGE.read_text() == page(rows(), evidence(rows()), unmet()), "run `make conformance` and commit the page"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("@pytest.mark.row('R-1.1-01', 'R-1.1-02')\ndef test_a(): pass", [("test_a", {"R-1.1-01", "R-1.1-02"})]),
        ("@pytest.mark.row('R-1.1-01')\ndef helper(): pass", []),
        (
            "@pytest.mark.parametrize('n', [pytest.param(2, marks=pytest.mark.row('R-1.1-01'))])\ndef test_a(n): pass",
            [("test_a", {"R-1.1-01"})],
        ),
        ("def test_a(): pass", []),
    ],
)
def test_marks_are_read_from_the_source(source: str, found: list[tuple[str, set[str]]]) -> None:
    assert list(marked(ast.parse(source))) == found
