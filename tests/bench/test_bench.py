"""The benchmark measures something and says it whole. How fast anything is, no test asks."""

import asyncio
import json
from pathlib import Path

import pytest
from mentoring.servers import Servers

from tests.bench.append import NAMES, append
from tests.bench.contenders import Contender, driven
from tests.bench.delivery import delivery
from tests.bench.figures import Figure, write
from tests.bench.part import Effort, Part
from tests.bench.projecting import projecting
from tests.bench.rebuilding import rebuilding


def test_everybody_is_measured_and_every_figure_has_its_range(servers: Servers, tmp_path: Path) -> None:
    said: list[str] = []
    found = append(servers, Effort(rounds=2, seconds=0.05), said.append)
    assert [line for line in said if line.startswith("skipped")]
    assert [line.partition("  ")[0] for line in found.lines[1:]] == list(NAMES)
    write(tmp_path / "bench.json", found.figures)
    written = json.loads((tmp_path / "bench.json").read_text())["figures"]
    assert [figure["at_least"] for figure in written if "at_least" in figure] == [20, 0.5, 1.5]
    assert all(0 < figure["min"] <= figure["median"] == figure["value"] <= figure["max"] for figure in written)


@pytest.mark.parametrize("part", [delivery, projecting, rebuilding], ids=lambda part: part.__name__)
def test_every_part_finds_what_it_looks_for(servers: Servers, part: Part) -> None:
    found = part(servers, Effort(rounds=2, seconds=0.1, scale=2_000), lambda _: None)
    assert len(found.lines) > 1
    assert all(figure.value > 0 for figure in found.figures)
    assert any(figure.goal for figure in found.figures)


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
