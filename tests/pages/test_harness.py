"""What tests of pages rely on would notice: each thing that it looks for is put before it."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.pages.harness import PHONE, Watched, axe, reached_by_tab, scrolls_sideways

HOME, FOREIGN = "http://home.example", "http://elsewhere.example"
HEAD = "<!doctype html><html lang=ru><head><title>Проба</title></head><body>"


@pytest.fixture
def probe(context: BrowserContext) -> Page:
    """Nothing that it asks for leaves this machine."""
    context.route("**/*", lambda route: route.fulfill(status=404 if "lost" in route.request.url else 200, body=HEAD))
    return context.new_page()


def shown(page: Page, body: str) -> Watched:
    watched = Watched()
    watched.watch(page)
    page.goto(HOME)
    page.set_content(HEAD + body)
    page.wait_for_load_state()
    return watched


def test_a_sound_page_passes(probe: Page) -> None:
    watched = shown(probe, "<main><h1>Проба</h1><a href='/a'>Дальше</a></main>")
    watched.assert_well()
    assert axe(probe) == []
    reached, wanted = reached_by_tab(probe)
    assert reached == wanted
    assert len(wanted) == 1
    assert not scrolls_sideways(probe)


def test_violations_are_found_with_their_place(probe: Page) -> None:
    shown(probe, "<main><img src='/a.png'><p style='color:#ccc;background:#fff'>Бледно</p></main>")
    assert {found.partition(":")[0] for found in axe(probe)} == {"image-alt", "color-contrast"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>nowhere()</script>", "nowhere is not defined"),
        ("<script>console.error('so')</script>", "so"),
        ("<img alt='' src='/lost.png'>", "404"),
        (f"<img alt='' src='{FOREIGN}/a.png'>", "another host"),
    ],
)
def test_errors_and_foreign_hosts_are_heard(probe: Page, body: str, told: str) -> None:
    watched = shown(probe, body)
    with pytest.raises(AssertionError, match=told):
        watched.assert_well()


def test_what_the_keyboard_does_not_reach_is_missed(probe: Page) -> None:
    shown(probe, "<a href='/a'>Да</a><a href='/b' tabindex='-1'>Нет</a>")
    reached, wanted = reached_by_tab(probe)
    assert (len(reached), len(wanted)) == (1, 2)


def test_a_page_wider_than_the_screen_is_seen(probe: Page) -> None:
    probe.set_viewport_size({"width": PHONE, "height": 800})
    shown(probe, f"<div style='width:{PHONE + 50}px'>Широко</div>")
    assert scrolls_sideways(probe)
