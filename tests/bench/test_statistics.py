"""The statistics' part of the benchmark measures what it says. How fast anything is, no test asks."""

from mentoring.servers import Servers

from tests.bench.part import Effort
from tests.bench.statistics import AFTER, WHOLE, statistics


def test_every_question_is_measured_at_every_size(servers: Servers) -> None:
    said: list[str] = []
    found = statistics(servers, Effort(rounds=2, scale=1000), said.append)
    assert [line.partition("  ")[0] for line in found.lines[1:3]] == [WHOLE, AFTER]
    assert [figure.goal for figure in found.figures if figure.goal] == [{"at_most": 1.5}] * 3
    assert all(figure.value > 0 for figure in found.figures)
