"""What every test of pages stands on: Debian's browser, and a visit that tolerates no error and no foreign host."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

T = TypeVar("T")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It asks nobody for anything by itself; root may start it."""
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, [tabindex='0']"
PHONE = 390
"""Pixels."""


@contextmanager
def browsing() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "There is no chromium: `make chromium` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watched:
    """What went wrong on a page. A refusal that a test asks for is said on the console too: `expected` are its
    statuses."""

    expected: tuple[int, ...] = ()
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(f"status of {it} " in message.text for it in self.expected):
            self.errors.append(message.text)

    def _see(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)

    def assert_well(self) -> None:
        assert not self.errors, self.errors
        assert len(self.hosts) <= 1, f"asked of another host: {self.hosts}"


def axe(page: Page) -> list[str]:
    """What violates WCAG 2.1 A or AA, each with where it does."""
    found: dict[str, Any] = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}}).response
    return [f"{it['id']}: {node['html']}" for it in found["violations"] for node in it["nodes"]]


def reached_by_tab(page: Page) -> tuple[set[str], set[str]]:
    """What the Tab key comes to from the top of the page, and what it should come to: each told by its place."""
    place = "element => { const all = [...document.querySelectorAll('*')]; return String(all.indexOf(element)) }"
    wanted = page.eval_on_selector_all(FOCUSABLE, f"all => all.filter(it => it.checkVisibility()).map({place})")
    reached: set[str] = set()
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0) }")
    for _ in range(4 * len(wanted) + 10):
        page.keyboard.press("Tab")
        now = page.evaluate(f"() => ({place})(document.activeElement)")
        if now in reached and reached >= set(wanted):
            break
        reached.add(now)
    return reached & set(wanted), set(wanted)


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def elsewhere(work: Callable[[], T]) -> T:
    """Done in another thread: in this one a loop of the browser's driver is running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()
