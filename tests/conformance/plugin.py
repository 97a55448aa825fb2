"""While pytest runs: which rows its tests showed, and that each of them went through the interface."""

from collections import defaultdict
from collections.abc import Generator
from dataclasses import dataclass, field

import pytest

from tests.conformance.requests import Requests


@dataclass(eq=False)
class Shown:
    """Outcomes of tests by row, and the marked tests that sent no request."""

    requests: Requests
    outcomes: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    inside: list[str] = field(default_factory=list)

    def met(self) -> set[str]:
        return {row for row, outcomes in self.outcomes.items() if all(outcomes)}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self.requests.sent = 0
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if call.when == "call" or report.failed:
            self._note(item, report.passed)
        return report

    def _note(self, item: pytest.Item, passed: bool) -> None:
        rows = {row for mark in item.iter_markers("row") for row in mark.args}
        if rows and passed and not self.requests.sent:
            self.inside.append(item.nodeid)
        for row in rows:
            self.outcomes[row].append(passed and self.requests.sent > 0)
