"""The summary of the run, and which cells its tests probe: `@pytest.mark.cell("notes", "H")`."""

from collections.abc import Generator, Iterator

import pytest
from mentoring.platform import Platform
from mentoring.story.telling import line_to

from tests.access.matrix import matrix
from tests.access.school import ProbedSchool
from tests.access.summary import Summary

SUMMARY = pytest.StashKey[Summary]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SUMMARY] = Summary()


@pytest.fixture(scope="session")
def access_summary(pytestconfig: pytest.Config) -> Summary:
    return pytestconfig.stash[SUMMARY]


@pytest.fixture(scope="session")
def school(told: Platform) -> Iterator[ProbedSchool]:
    with line_to(told.access) as line:
        yield ProbedSchool(told.access, line)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    cell = item.callspec.params.get("cell") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None
    if isinstance(cell, tuple) and (call.when == "call" or report.failed):
        item.config.stash[SUMMARY].note(cell, report.passed)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    summary = config.stash[SUMMARY]
    if summary.cells or summary.asked:
        terminalreporter.section("access")
        passed = sum(summary.cells.values())
        terminalreporter.line(f"access cells tested {passed}/{len(matrix().cells)}")
        terminalreporter.line(f"operations × roles {summary.asked}")
