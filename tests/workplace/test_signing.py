"""Signing in through the provider: in a real browser, and what nobody gets in with."""

from collections.abc import Iterator
from uuid import UUID

import httpx
import pytest
from backbone.identity import Role
from backbone.web.testing import running
from mentoring.platform import Platform
from mentoring.services import frontends
from playwright.sync_api import Page, expect
from workplace.main import build
from workplace.settings import Settings

from tests.pages.harness import axe, browsing
from tests.workplace.browser import Browser

OFFICE = {"persona": "Управление образования"}


@pytest.fixture
def head(school: UUID) -> dict[str, str]:
    return {"persona": "", "role": "head", "school": str(school), "person": ""}


@pytest.fixture
def asking(platform: Platform) -> Iterator[Browser]:
    """Somebody who has been sent to the provider, and has not said yet who he is."""
    with httpx.Client(base_url=platform.ports.url("workplace"), follow_redirects=True, timeout=60) as http:
        yield Browser(http).go("/sign-in?back=/year").follow("Войти")


@pytest.fixture
def page() -> Iterator[Page]:
    with browsing() as browser:
        yield browser.new_page(locale="ru-RU")


def test_the_education_office_comes_in_to_where_it_wanted_to_be(platform: Platform, page: Page) -> None:
    wanted = f"{platform.access.urls['reporting']}/dashboard/figures"
    page.goto(wanted)
    assert not axe(page)
    page.get_by_role("link", name="Войти").click()
    page.get_by_label("Человек", exact=True).first.select_option(label=OFFICE["persona"])
    assert not axe(page)
    page.get_by_role("button", name="Войти").click()
    expect(page).to_have_url(wanted)
    page.goto(wanted)
    expect(page).to_have_url(wanted)
    assert page.evaluate("document.cookie") == ""
    (cookie,) = page.context.cookies()
    kept = {key: cookie.get(key) for key in ("name", "path", "httpOnly", "secure", "sameSite", "expires")}
    flags = {"httpOnly": True, "secure": True, "sameSite": "Strict", "expires": -1}
    assert kept == {"name": "__Host-mentoring-session", "path": "/", **flags}
    page.get_by_role("button", name="Выйти").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Вход")
    assert page.context.cookies() == []


def test_a_head_comes_in_to_the_workplace_and_leaves_it(platform: Platform, page: Page, head: dict[str, str]) -> None:
    address = platform.ports.url("workplace")
    page.goto(f"{address}/year")
    page.get_by_role("link", name="Войти").click()
    page.get_by_label("Человек", exact=True).first.select_option("")
    page.get_by_text("Другой человек").click()
    page.get_by_label("Роль").select_option(head["role"])
    page.get_by_label("Школа (id)").fill(head["school"])
    page.get_by_role("button", name="Войти").click()
    expect(page).to_have_url(f"{address}/year")
    page.get_by_role("button", name="Выйти").click()
    page.goto(f"{address}/year")
    expect(page).to_have_url(f"{address}/sign-in?back=/year")


def test_the_token_is_out_of_the_reach_of_scripts_and_other_sites(asking: Browser, head: dict[str, str]) -> None:
    came = asking.http.post(asking.at, data=head)
    assert 'content="0; url=/year"' in came.text
    [cookie] = [cookie for cookie in came.headers.get_list("set-cookie") if cookie.startswith("token=")]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict"))


def test_over_tls_a_cookie_belongs_to_one_host(
    platform: Platform, monkeypatch: pytest.MonkeyPatch, school: UUID
) -> None:
    """And one of the plain name, which any neighbour could have set, signs nobody in."""
    [workplace] = frontends(platform.ports)
    for name, value in workplace.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("WORKPLACE_PUBLIC_URL", "https://workplace.example.org")
    token = platform.access.token(Role.HEAD, school=school)
    with running(build(Settings())) as client:
        begun = client.get("/sign-in/begin").headers["set-cookie"]
        assert begun.startswith("__Host-attempt=")
        assert all(word in begun for word in ("; Secure", "; Path=/;", "; HttpOnly"))
        assert "Domain" not in begun
        come_in = [client.get("/", headers={"Cookie": f"{name}={token}"}) for name in ("__Host-token", "token")]
    assert [answer.status_code for answer in come_in] == [200, 303]


def test_a_code_signs_in_only_the_browser_that_asked_and_only_once(asking: Browser, head: dict[str, str]) -> None:
    code = asking.http.post(asking.at, data=head, follow_redirects=False).headers["location"]
    with httpx.Client(base_url=asking.http.base_url) as another:
        assert another.get(code).status_code == 422
        assert "token" not in another.cookies
    kept = dict(asking.http.cookies)
    assert asking.http.get(code).status_code == 200
    again = httpx.get(code, cookies=kept)
    assert (again.status_code, "set-cookie" in again.headers) == (422, False)


def test_a_state_that_was_not_given_here_signs_nobody_in(asking: Browser) -> None:
    answer = asking.http.get("/sign-in/done?code=made-up&state=made-up")
    assert (answer.status_code, "token" in answer.cookies) == (422, False)


def test_whoever_belongs_to_no_school_is_told_so(asking: Browser) -> None:
    office = asking.fill(OFFICE)
    assert (office.status, "для людей школы" in office.page.words) == (403, True)


def test_the_provider_sends_nobody_to_an_address_that_it_does_not_know(asking: Browser) -> None:
    elsewhere = asking.at.replace("sign-in%2Fdone", "sign-in%2Felsewhere")
    assert elsewhere != asking.at
    assert asking.http.get(elsewhere).status_code == 400
    assert asking.http.post(elsewhere, data=OFFICE).status_code == 400


def test_nobody_is_led_elsewhere_afterwards(asking: Browser, head: dict[str, str]) -> None:
    away = asking.go(f"{asking.http.base_url}/sign-in?back=//evil.example").follow("Войти")
    assert 'content="0; url=/"' in away.http.post(away.at, data=head).text


def test_a_provider_that_is_away_is_said_to_be(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    [workplace] = frontends(platform.ports)
    for name, value in workplace.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("WORKPLACE_ISSUER", "http://127.0.0.1:9")
    with running(build(Settings())) as client:
        answer = client.get("/sign-in/begin")
    assert (answer.status_code, "не отвечает" in answer.text) == (503, True)
