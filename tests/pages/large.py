"""The office's pages with 25 schools and three years: `python -m tests.pages.large`, `--shots FOLDER` for pictures.

Of each page, on a screen and on a phone: what violates WCAG 2.1 AA, what the console told of, whether it scrolls
sideways, bytes transferred on a first visit, and seconds until its first table is there (median of several visits).
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from mentoring.servers import Servers
from mentoring.settings import Folder, Ports
from mentoring.supervisor import Supervisor
from playwright.sync_api import Browser, BrowserContext, Page

from tests.bench.statistics import Town, town
from tests.pages.harness import PHONE, Watched, axe, browsing, scrolls_sideways
from tests.pages.signing import signed_in

PROGRAMS = 10_000
VISITS = 5
WIDTHS = (1280, PHONE)
PAGES = {
    "dashboard": "/dashboard",
    "a school": "/dashboard?school={school}",
    "a year": "/dashboard?from={since}&to={today}",
    "all figures": "/dashboard/figures",
    "a figure": "/dashboard/statistics/K-06-state",
    "events": "/dashboard/statistics/K-03/events",
}
TABLE = "table tbody tr"


def main(programs: int, shots: Path | None) -> None:
    with _served(programs) as office, browsing() as browser:
        print(f"{'page':14}{'width':>7}{'KiB':>8}{'table, s':>10}{'axe':>5}{'errors':>8}{'sideways':>10}")
        for name, path in PAGES.items():
            for width in WIDTHS:
                _measured(office, browser, name, path, width, shots)


@contextmanager
def _served(programs: int) -> Iterator[Town]:
    with tempfile.TemporaryDirectory(prefix="mentoring-pages-") as root:
        folder = Folder.at(Path(root))
        supervisor, servers = Supervisor(folder.logs, folder.root), Servers(folder, Ports.free())
        try:
            servers.start(supervisor)
            with town(servers, programs, print) as office:
                yield office
        finally:
            supervisor.stop()


def _measured(office: Town, browser: Browser, name: str, path: str, width: int, shots: Path | None) -> None:
    today = office.app.clock.today()
    place = path.format(school=office.school, today=today, since=today.replace(year=today.year - 1))
    address, watched = str(office.client.base_url.join(place)), Watched()
    visits = [_visit(office, browser, address, width, watched) for _ in range(VISITS)]
    with _page(office, browser, width, watched) as page:
        page.goto(address)
        page.wait_for_selector(TABLE)
        violations, sideways = len(axe(page)), scrolls_sideways(page)
        if shots:
            page.screenshot(path=shots / f"{name.replace(' ', '-')}-{width}.png", full_page=True)
    seconds, sizes = zip(*visits, strict=True)
    print(
        f"{name:14}{width:>7}{median(sizes) / 1024:>8.0f}{median(seconds):>10.2f}{violations:>5}"
        f"{len(watched.errors):>8}{'yes' if sideways else 'no':>10}"
    )


def _visit(office: Town, browser: Browser, address: str, width: int, watched: Watched) -> tuple[float, int]:
    """Seconds to the first table and bytes over the wire, with nothing in the browser's cache."""
    with _page(office, browser, width, watched) as page:
        wire, sizes = page.context.new_cdp_session(page), list[int]()
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
        begun = perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(TABLE)
        taken = perf_counter() - begun
        page.wait_for_load_state("load")
        return taken, sum(sizes)


@contextmanager
def _page(office: Town, browser: Browser, width: int, watched: Watched) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(locale="ru-RU", viewport={"width": width, "height": 900})
    signed_in(context, office.client.base_url, office.token)
    page = context.new_page()
    watched.watch(page)
    try:
        yield page
    finally:
        context.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=PROGRAMS)
    parser.add_argument("--shots", type=Path)
    given = parser.parse_args()
    main(given.programs, given.shots)
