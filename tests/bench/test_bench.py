"""The benchmark measures something and says it whole. How fast anything is, no test asks."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from mentoring.roles import ensure_databases
from mentoring.servers import Servers
from mentoring.settings import SERVICES

from tests.bench.append import BASELINES, OURS, append
from tests.bench.chart import drawn
from tests.bench.contenders import Contender, driven
from tests.bench.delivery import delivery
from tests.bench.figures import Figure
from tests.bench.grown import grown
from tests.bench.http import http
from tests.bench.part import Effort, Found, Part
from tests.bench.peers.npm import CannotInstall
from tests.bench.projecting import projecting
from tests.bench.rebuilding import rebuilding
from tests.bench.report import machine, page, verdict
from tests.bench.results import Measured, read, with_new, write
from tests.bench.start import start


@pytest.fixture(autouse=True)
def _no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests fetch nothing: peers are absent here, and it is said."""

    def refuse() -> None:
        raise CannotInstall("this is a test")

    monkeypatch.setattr("tests.bench.append.installed", refuse)


def measured(found: Found) -> Measured:
    return Measured(datetime(2026, 11, 30, 16, 22, tzinfo=UTC), 0.7, found)


def test_everybody_is_measured_and_every_figure_has_its_range(servers: Servers, tmp_path: Path) -> None:
    said: list[str] = []
    found = append(servers, Effort(rounds=2, seconds=0.05), said.append)
    assert "skipped: Emmett and message-db: this is a test" in said
    assert list(found.absent) == ["append, beside Emmett", "append, beside message-db"]
    everybody = [*OURS, *BASELINES, "pgbench", "JetStream"]
    assert [line.partition("  ")[0] for line in found.lines[1 : len(everybody) + 1]] == everybody
    write(tmp_path / "bench.json", {"append": measured(found)})
    written = json.loads((tmp_path / "bench.json").read_text())["figures"]
    assert [figure["at_least"] for figure in written if "at_least" in figure] == [20, 0.5, 1.5]
    assert all(0 < figure["min"] <= figure["median"] == figure["value"] <= figure["max"] for figure in written)


def test_a_log_is_filled_to_each_size_before_it_is_measured(servers: Servers) -> None:
    found = grown(servers, Effort(rounds=2, seconds=0.05, scale=1000, growth=(1, 3)), lambda _: None)
    assert [(figure.data, figure.value > 0) for figure in found.figures] == [(1, True), (3, True)] * 2
    with psycopg.connect(ensure_databases(servers.postgres, "grown_3", servers.secrets).url) as connection:
        filled = connection.execute("SELECT count(*) FROM boxes_events WHERE notification_id <= 30").fetchone()
    assert filled == (30,)


def test_a_start_is_timed_and_everything_that_runs_then_is_weighed(servers: Servers) -> None:
    found = start(servers, Effort(rounds=2, seconds=0.05, scale=100, growth=(30,)), lambda _: None)
    names = ["supervisor", "nursery", "postgres", "nats", "devhost", *SERVICES, "workplace", "everything"]
    told = [line.split()[0] for line in found.lines if not line.startswith("at ")]
    assert told == names
    by_name = {figure.name: figure.value for figure in found.figures}
    assert by_name.pop("CPU at rest, share of one core") >= 0, "so short a rest may be less than a tick of its clock"
    assert all(value > 0 for value in by_name.values())


def test_the_page_and_the_chart_tell_every_figure_and_what_is_missing() -> None:
    found = Found(
        ["a line"],
        [
            Figure("ours / theirs", (2.0,), at_least=4),
            Figure("size", (1.0, 3.0), at_most=4),
            *(Figure("kept", (1.0 / data,), data=data) for data in (1, 10)),
        ],
        ["beside others"],
    )
    results = {"append": measured(found)}
    assert verdict(results) == "Goals met: 1, not met: 1; not measured here: beside others"
    written = page(results, machine())
    assert "2026-11-30 16:22 UTC, load before it 0.7" in written
    assert "| ours / theirs | at least 4 | 2.00 (2.00–2.00) |  | **not met** |" in written
    assert "| kept |  | 1.00 (1.00–1.00) | 0.10 (0.10–0.10) |  |" in written
    assert "a line" in written
    svg = drawn(found.figures)
    assert svg == drawn(found.figures)
    assert ">0.50<" in svg
    assert ">2.00<" in svg


def test_a_part_measured_anew_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    first, second, anew = (
        measured(Found(["a line"], [Figure("size", (value, 2.0))], ["others"])) for value in (1, 3, 5)
    )
    write(tmp_path / "bench.json", {"append": first, "http": second})
    results = with_new(read(tmp_path / "bench.json"), {"append": anew}, ["append", "http", "start"])
    assert list(results.items()) == [("append", anew), ("http", second)]
    assert read(tmp_path / "none.json") == {}


@pytest.mark.parametrize("part", [delivery, projecting, rebuilding], ids=lambda part: part.__name__)
def test_every_part_finds_what_it_looks_for(servers: Servers, part: Part) -> None:
    found = part(servers, Effort(rounds=2, seconds=0.1, scale=2_000, growth=(1, 3)), lambda _: None)
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


def test_a_service_answers_as_expected_beside_an_app_that_does_nothing(servers: Servers) -> None:
    """A load ends with an error at the first answer of another status."""
    found = http(servers, Effort(rounds=2, seconds=0.05, scale=4, growth=(1, 2)), print)
    assert [figure.data for figure in found.figures] == [1] * 4 + [2] * 4
    assert all(figure.value > 0 for figure in found.figures)
