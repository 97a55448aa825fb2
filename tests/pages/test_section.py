"""A school's public section as visitors see it: in a browser, on the platform and put up on another site."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.harness import PHONE, Watched, axe, elsewhere, reached_by_tab, scrolls_sideways
from tests.registry.conftest import town
from tests.registry.given_section import ANNA, SITE, filled, own_page, withdrawn
from tests.registry.town import School, Town

__all__ = ["town"]

PARTS = ("news", "programs", "people", "practices", "results", "materials", "acts")
WITH_PAGES = {"news": "Школа наставников", "practices": "Открытый урок", "materials": "Памятка"}
OLEG = "Сидоров Олег Ильич"


@pytest.fixture(scope="module")
def school(town: Town, browser: Browser) -> School:
    """Nothing in these tests changes it, unless it is said."""
    assert browser
    return elsewhere(lambda: filled(town.school()))


@pytest.fixture
def first(school: School) -> str:
    return str(school.town.client.base_url.join(f"/public/{school.id}"))


@pytest.fixture
def uploaded(school: School, tmp_path: Path) -> Iterator[str]:
    """The first page of an archive that was unpacked on a plain web server."""
    answer = elsewhere(lambda: school.ask("curator", "/section/export", address=SITE))
    with ZipFile(BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path / "mentoring")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/mentoring/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *told: object) -> None:
        """Nobody reads it."""


@pytest.mark.parametrize("width", [1280, PHONE])
@pytest.mark.parametrize("part", ["", *(f"/{part}" for part in PARTS)])
def test_pages_are_accessible_and_fit_the_screen(page: Page, first: str, part: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(first + part)
    assert axe(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("width", [1280, PHONE])
@pytest.mark.parametrize("part", WITH_PAGES)
def test_what_has_a_page_of_its_own_is_one_step_away(page: Page, first: str, part: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(first)
    page.locator(f"section[aria-labelledby={part}] h3").get_by_role("link", name=WITH_PAGES[part]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WITH_PAGES[part])
    assert axe(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("link", name="показать все").click()
    expect(page.get_by_role("navigation").locator("[aria-current=page]")).to_have_attribute(
        "href", f"../{first[-36:]}/{part}"
    )


def test_there_is_nothing_the_keyboard_does_not_reach(page: Page, first: str) -> None:
    page.goto(first)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="К содержанию")).to_be_focused()
    reached, wanted = reached_by_tab(page)
    assert reached == wanted
    assert len(wanted) > len(PARTS)


def test_on_paper_there_is_what_is_told_and_no_menu(page: Page, first: str) -> None:
    page.goto(first)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("heading", name="Нормативные акты")).to_be_visible()


def test_who_takes_the_consent_back_is_gone_when_the_page_is_asked_for_again(town: Town, page: Page) -> None:
    school = elsewhere(lambda: filled(town.school()))
    page.goto(str(town.client.base_url.join(f"/public/{school.id}/people")))
    expect(page.get_by_text(ANNA)).to_be_visible()
    elsewhere(lambda: withdrawn(school, "mentor", own_page(school)))
    page.get_by_role("navigation").get_by_role("link", name="Нормативные акты").click()
    page.get_by_role("navigation").get_by_role("link", name="Наставники и наставляемые").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Наставники и наставляемые")
    expect(page.get_by_text(ANNA)).to_have_count(0)


def test_an_archive_is_a_site(page: Page, uploaded: str) -> None:
    page.goto(uploaded)
    assert axe(page) == []
    expect(page.get_by_role("navigation").get_by_role("list")).to_have_css("list-style-type", "none")
    expect(page.get_by_role("contentinfo")).to_contain_text("По состоянию на")
    page.get_by_role("link", name="Школа наставников").click()
    expect(page.get_by_text("Приходите <все> & с друзьями")).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Наставники и наставляемые").click()
    expect(page.get_by_text(OLEG)).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Наставничество", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Наставничество")


def test_what_is_not_there_is_said_in_the_same_dress(page: Page, first: str, watched: Watched) -> None:
    watched.expected = (404,)
    page.goto(f"{first}/news/{first[-36:]}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Не найдено")
    expect(page.locator("main")).to_have_css("max-width", "960px")
    assert axe(page) == []
