"""The dashboard as people see and use it: in a browser, over a running service."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from backbone.identity import Role
from playwright.sync_api import BrowserContext, Page, expect

from tests.pages.harness import PHONE, Watched, axe, elsewhere, reached_by_tab, scrolls_sideways
from tests.pages.signing import signed_in
from tests.reporting.conftest import town
from tests.reporting.municipality import named
from tests.reporting.town import Town

__all__ = ["town"]

AUTUMN, YEAR_AFTER = "as_of=2025-10-15", "as_of=2026-10-15"
PAGES = {
    "the dashboard": f"/dashboard?{YEAR_AFTER}",
    "a period": "/dashboard?from=2025-09-01&to=2026-09-01",
    "nothing yet": "/dashboard?as_of=2020-01-01",
    "all figures": f"/dashboard/figures?{AUTUMN}",
    "a figure": f"/dashboard/statistics/K-06-state?{AUTUMN}",
    "events": f"/dashboard/statistics/K-01/events?{AUTUMN}",
    "no events": "/dashboard/statistics/K-18/events?as_of=2020-01-01",
}
Visit = Callable[[str], Page]


@pytest.fixture
def ready(town: Town) -> Town:
    elsewhere(town.catch_up)
    return town


@pytest.fixture
def visit(ready: Town, context: BrowserContext, page: Page) -> Visit:
    """As the office."""
    signed_in(context, ready.client.base_url, ready.issuer.token(Role.OFFICE))

    def visited(path: str) -> Page:
        page.goto(str(ready.client.base_url.join(path)))
        return page

    return visited


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("width", [1280, PHONE])
def test_pages_are_accessible_and_fit_the_screen(visit: Visit, page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(path)
    assert axe(page) == []
    assert not scrolls_sideways(page)


def test_who_is_not_signed_in_is_led_to_the_page_where_one_does(ready: Town, page: Page) -> None:
    page.goto(str(ready.client.base_url.join(f"/dashboard/figures?{AUTUMN}")))
    expect(page.get_by_role("heading", level=1)).to_have_text("Вход")
    expect(page.get_by_role("link", name="Войти")).to_have_attribute(
        "href", f"/dashboard/sign-in/begin?to=/dashboard/figures%3F{AUTUMN.replace('=', '%3D')}"
    )
    assert axe(page) == []


def test_the_keyboard_reaches_everything(visit: Visit, page: Page) -> None:
    visit(f"/dashboard?{AUTUMN}&school={named('b')}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="К содержанию")).to_be_focused()
    reached, wanted = reached_by_tab(page)
    assert reached == wanted
    assert len(wanted) > 50


def test_every_chart_has_its_table_and_is_drawn_from_it(visit: Visit, page: Page) -> None:
    visit(f"/dashboard?{YEAR_AFTER}")
    figures = page.locator("figure.shown")
    assert figures.count() == 14
    for figure in figures.all():
        expect(figure.get_by_role("table")).to_have_count(1)
    charts = page.get_by_role("img", name=re.compile("Диаграмма: .* в таблице ниже"))
    expect(charts.nth(4).locator("canvas")).to_be_visible()
    assert charts.count() <= figures.count()


def test_without_scripts_the_numbers_are_there(ready: Town, visit: Visit, page: Page) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    signed_in(context, ready.client.base_url, ready.issuer.token(Role.OFFICE))
    bare = context.new_page()
    bare.goto(str(ready.client.base_url.join(f"/dashboard?{AUTUMN}")))
    expect(bare.locator("#K-06-state-line").get_by_role("row", name="реализуется")).to_contain_text("2")
    context.close()


def total(statistics: Any) -> Any:
    return next(it for it in statistics["figures"][0]["cells"] if it["school"] is None and it["key"] is None)


@pytest.mark.parametrize("figure", ["K-01", "K-03", "K-34"])
def test_each_number_is_that_of_the_interface_and_leads_to_its_events(
    ready: Town, visit: Visit, page: Page, figure: str
) -> None:
    visit(f"/dashboard/figures?{AUTUMN}")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=figure, exact=True))
    number = row.get_by_role("cell").nth(2).get_by_role("link")
    told = total(ready.client.get(f"/statistics/{figure}?{AUTUMN}").json())
    expect(number).to_have_text(str(told["value"]))
    number.click()
    behind = ready.client.get(f"/statistics/{figure}/events?{AUTUMN}").json()["items"]
    expect(page.locator("tbody tr")).to_have_count(len(behind))
    places = page.locator("tbody code").all_text_contents()
    assert places == [f"{event['source']}:{event['position']}" for event in behind]


def test_what_was_chosen_stands_in_the_address(visit: Visit, page: Page) -> None:
    visit("/dashboard")
    page.get_by_label("На дату").fill("2025-10-15")
    page.get_by_label("Школа", exact=True).select_option(label="Школа b")
    page.get_by_role("button", name="Показать").click()
    expect(page).to_have_url(re.compile(rf"as_of=2025-10-15.*school={named('b')}"))
    expect(page.locator("#K-05-school tbody tr")).to_have_count(1)
    page.reload()
    expect(page.get_by_label("На дату")).to_have_value("2025-10-15")
    expect(page.locator(".asked")).to_have_text("Показатели на 15.10.2025 · Школа b")
    expect(page.locator("#K-05-school tbody tr")).to_have_count(1)


def test_wrong_dates_are_told_with_the_field(visit: Visit, page: Page, watched: Watched) -> None:
    watched.expected = (422,)
    visit("/dashboard?from=2025-09-01&to=2025-01-01")
    expect(page.get_by_role("listitem")).to_have_text("До: Период кончается раньше, чем начинается")
    assert axe(page) == []


def test_the_year_before_stands_beside(visit: Visit, page: Page) -> None:
    visit(f"/dashboard?{YEAR_AFTER}")
    row = page.locator("#K-06-state-line").get_by_role("row", name="реализуется")
    assert row.get_by_role("cell").all_inner_texts() == ["0", "2", "−2"]


def test_no_data_is_no_zero_and_says_why(visit: Visit, page: Page) -> None:
    visit("/dashboard?as_of=2020-01-01")
    tile = page.locator(".tile").filter(has_text="Охват молодых педагогов")
    expect(tile).to_contain_text("нет данных")
    expect(tile).to_contain_text("На эту дату нет зарегистрированных школ")


def test_a_source_that_has_stopped_is_told(ready: Town, visit: Visit, page: Page) -> None:
    visit(f"/dashboard?{AUTUMN}")
    expect(page.locator("#freshness")).to_contain_text("Реестр: учтено всё, что записано по")
    expect(page.locator("#freshness")).not_to_contain_text("остановлен")
    stall(ready, "'a message that nobody understands'")
    visit(f"/dashboard?{AUTUMN}")
    expect(page.locator("#freshness .stalled")).to_contain_text("Реестр")
    assert axe(page) == []
    stall(ready, "NULL")


def stall(town: Town, error: str) -> None:
    with town.app.database.transaction() as cursor:
        cursor.execute(f"UPDATE positions SET error = {error} WHERE source = 'registry' AND follower = 'views'")


def test_the_map_of_the_year_says_where_each_school_is(visit: Visit, page: Page) -> None:
    visit(f"/dashboard?{YEAR_AFTER}")
    row = page.locator("#year").get_by_role("row", name="Школа b")
    expect(row).to_contain_text("нет данных: «дорожная карта» не утверждена")
    expect(page.locator("#year").get_by_role("row", name="Школа a").get_by_role("cell")).to_have_count(7)


def test_an_open_page_shows_what_is_told_while_it_is_open(ready: Town, visit: Visit, page: Page) -> None:
    """And only what has changed is drawn anew, and marked."""
    visit("/dashboard")
    tile = page.locator(".tile").filter(has_text="Наставляемые, чел.").get_by_role("link")
    before = int(tile.inner_text())
    ready.told.asks("b", f"late {uuid4()}", ready.app.clock.today())
    elsewhere(ready.publish)
    expect(tile).to_have_text(str(before + 1), timeout=20_000)
    expect(tile).to_have_class("moved")
    expect(page.get_by_role("status")).to_contain_text("Показатели обновлены")


def test_a_head_sees_the_own_school_alone(ready: Town, context: BrowserContext, page: Page, watched: Watched) -> None:
    watched.expected = (404,)
    signed_in(context, ready.client.base_url, ready.issuer.token(Role.HEAD, school=named("a"), person=uuid4()))
    page.goto(str(ready.client.base_url.join(f"/dashboard?{AUTUMN}")))
    expect(page.get_by_label("Школа", exact=True)).to_have_count(0)
    expect(page.locator("#K-05-school tbody tr")).to_have_count(1)
    expect(page.locator("#year tbody tr")).to_have_count(1)
    page.goto(str(ready.client.base_url.join(f"/dashboard?school={named('b')}")))
    expect(page.get_by_role("heading", level=1)).to_have_text("Не найдено")


def test_on_paper_there_are_numbers_and_no_buttons(visit: Visit, page: Page) -> None:
    visit(f"/dashboard?{AUTUMN}")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Показать")).to_be_hidden()
    expect(page.get_by_role("button", name="Выйти")).to_be_hidden()
    expect(page.locator("#K-04-school table")).to_be_visible()
    expect(page.locator("#freshness")).to_be_visible()
