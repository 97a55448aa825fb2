"""The benchmark measures something and says it whole. How fast anything is, no test asks."""

import asyncio
import json
from pathlib import Path

from mentoring.servers import Servers

from tests.bench.append import NAMES, append
from tests.bench.contenders import Contender, driven
from tests.bench.figures import Figure, write
from tests.bench.http import http
from tests.bench.part import Effort


def test_everybody_is_measured_and_every_figure_has_its_range(servers: Servers, tmp_path: Path) -> None:
    said: list[str] = []
    found = append(servers, Effort(rounds=2, seconds=0.05), said.append)
    assert [line for line in said if line.startswith("skipped")]
    assert [line.partition("  ")[0] for line in found.lines[1:]] == list(NAMES)
    write(tmp_path / "bench.json", found.figures)
    written = json.loads((tmp_path / "bench.json").read_text())["figures"]
    assert [figure["at_least"] for figure in written if "at_least" in figure] == [20, 0.5, 1.5]
    assert all(0 < figure["min"] <= figure["median"] == figure["value"] <= figure["max"] for figure in written)


def test_commands_in_flight_are_all_counted() -> None:
    class Counting(Contender):
        given = 0

        async def one(self, n: int) -> int:
            self.given += 1
            await asyncio.sleep(0.001 * n)
            return 1

    contender = Counting("", in_flight=3)
    assert asyncio.run(driven(contender, 0.05))[0] == contender.given


def test_a_figure_is_the_median_of_ratios_within_rounds() -> None:
    figure = Figure("ours / theirs", (2.0, 9.0, 4.0), at_least=3)
    assert figure.value == 4.0
    assert str(figure).endswith("wanted at least 3, met")


def test_a_service_answers_as_expected_beside_an_app_that_does_nothing(servers: Servers) -> None:
    """A load ends with an error at the first answer of another status."""
    found = http(servers, Effort(rounds=2, seconds=0.05, scale=4), print)
    assert len(found.figures) == 4
    assert all(figure.value > 0 for figure in found.figures)
