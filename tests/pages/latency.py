"""How soon a change is on an open page: `python -m tests.pages.latency` on a platform that runs and has the story.

A curator registers a teacher of one year's experience: by that the office's K-04 moves. Measured in the browser's own
terms, from sending the command to the number standing there; the first visit is measured besides.
"""

import argparse
import statistics
import time
from pathlib import Path
from uuid import uuid4

import httpx
from mentoring.access import Access, Persona
from mentoring.personas import remembered
from mentoring.settings import Folder
from mentoring.state import running
from playwright.sync_api import Page

from tests.pages.harness import Watched, browsing
from tests.pages.signing import signed_in

TOLD = "() => document.querySelector('#K-04-school tr.whole td:nth-of-type(2)').textContent"
TIMES = 50
LONGEST = 60_000
"""Milliseconds."""


def main(folder: Folder, times: int) -> None:
    with Access(running(folder).ports) as access, httpx.Client(timeout=30) as client, browsing() as browser:
        context, watched = browser.new_context(locale="ru-RU"), Watched()
        base = access.urls["reporting"]
        signed_in(context, httpx.URL(base), access.token("office"))
        page = context.new_page()
        watched.watch(page)
        first = visit(page, f"{base}/dashboard")
        curator = next(one for one in remembered(folder) if "curator" in one.roles)
        taken = sorted(change(access, client, curator, page) for _ in range(times))
        watched.assert_well()
    print(f"first visit to the first table: {first:.2f} s")
    print(f"command → changed figure on the page, n = {times}: p50 {statistics.median(taken):.2f} s,", end=" ")
    print(f"p99 {taken[min(len(taken) - 1, round(0.99 * len(taken)))]:.2f} s, worst {taken[-1]:.2f} s")


def visit(page: Page, url: str) -> float:
    started = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector("#year table")
    return time.perf_counter() - started


def change(access: Access, client: httpx.Client, curator: Persona, page: Page) -> float:
    before = page.evaluate(TOLD)
    number = uuid4().hex[:8]
    person = {"staff_number": number, "name": "Пробная Проба Пробовна", "email": f"{number}@school.example"}
    traits = {
        "position": "учитель физики",
        "pedagogical": True,
        "deputy_head": False,
        "experience_years": 1,
        "young": True,
        "role_type": "teacher",
    }
    bearer = f"Bearer {access.token_of(curator)}"
    started = time.perf_counter()
    headers = {"Authorization": bearer, "Idempotency-Key": str(uuid4())}
    client.post(f"{access.urls['registry']}/participants", json=person | traits, headers=headers).raise_for_status()
    page.wait_for_function(f"before => ({TOLD})() !== before", arg=before, timeout=LONGEST)
    return time.perf_counter() - started


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".run"))
    parser.add_argument("--times", type=int, default=TIMES)
    given = parser.parse_args()
    main(Folder.named(given.data), given.times)
