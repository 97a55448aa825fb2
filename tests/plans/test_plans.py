"""Whatever is read over HTTP is found by an index, and a page in the midst of a list costs what the first costs."""

from collections.abc import Callable, Iterator

import pytest
from mentoring.roles import Databases
from mentoring.servers import Servers

from tests.plans.plans import Asked, Plan, watching
from tests.plans.services import SERVICES, Reader, reading

SMALL = {
    "schools": "as many rows as the municipality has schools",
    "origins": "a row for each school",
    "positions": "a row for each follower and source",
}
PAGES = ("get_dashboard", "get_all_figures", "get_figure_page", "get_events_page")
COUNTED = ("list_figure_events", "get_figure", "get_statistics", "export_figures", *PAGES)
"""Counting reads all rows that there are of the school or of the municipality; what was counted is kept. The events of
a figure are found by counting it: a page costs as much as the figure, the first as much as any other."""
ENDLESS = ("stream_inbox", "stream_changes")
SCANS = ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan")


@pytest.fixture(scope="module", params=SERVICES)
def readers(
    request: pytest.FixtureRequest, database: Callable[[], Databases], servers: Servers
) -> Iterator[list[Reader]]:
    with reading(request.param, database(), servers) as found:
        yield [reader for reader in found if reader.operation not in ENDLESS]


def test_no_growing_table_is_read_whole(readers: list[Reader]) -> None:
    found = set()
    for reader in (one for one in readers if one.operation not in COUNTED):
        with watching(reader.database) as seen:
            reader.read()
        found |= {(reader.operation, *fault) for asked in seen for fault in whole(asked)}
    assert found == set()


def test_a_page_in_the_midst_is_found_as_the_first_is_and_without_sorting(readers: list[Reader]) -> None:
    paged = 0
    for reader in (one for one in readers if one.paged and one.operation not in COUNTED):
        with watching(reader.database) as first:
            status = reader.read()
        if status != 200:
            continue
        with watching(reader.database) as further:
            assert reader.read_on(), reader.operation
        pages = [asked for asked in (*first, *further) if asked.plan["Node Type"] == "Limit"]
        assert {tuple(asked.shape) for asked in pages if asked.text == pages[-1].text} == {tuple(pages[-1].shape)}
        assert not [asked.text for asked in pages if "Sort" in {node["Node Type"] for node in asked.nodes}]
        paged += 1
    assert paged > 0


def whole(asked: Asked) -> Iterator[tuple[str, str]]:
    """The tables that are read from one end to the other, unless a page ends it."""
    for plan, bounded in scans(asked.plan):
        name = plan.get("Relation Name") or plan["Index Name"]
        without = plan["Node Type"] == "Seq Scan" or ("Index Cond" not in plan and not bounded)
        if without and name not in SMALL:
            yield name, " ".join(asked.text.split())[:200]


def scans(plan: Plan, bounded: bool = False) -> Iterator[tuple[Plan, bool]]:
    """`bounded`: no more is read than what a page holds."""
    if plan["Node Type"] in SCANS:
        yield plan, bounded
    bounded = plan["Node Type"] == "Limit" or (bounded and plan["Node Type"] not in ("Sort", "Aggregate"))
    for below in plan.get("Plans", ()):
        yield from scans(below, bounded)
