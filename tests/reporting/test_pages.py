"""Pages without a browser: who is let in, what a browser may do with them, and that their words are complete."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest
from backbone.identity import Role
from backbone.web import build_app
from backbone.web.testing import running
from mentoring.roles import Databases
from reporting.application import Reporting
from reporting.figures.catalogue import FIGURES
from reporting.figures.question import Question
from reporting.main import interface
from reporting.pages import dashboard
from reporting.pages.roadmap import roadmaps
from reporting.pages.route import SESSION
from reporting.pages.sections import SECTIONS, SUMMARY
from reporting.pages.words import events
from reporting.views import HANDLES

from tests.reporting.asking import AUTUMN, HEAD, ISSUER, OFFICE, documents
from tests.reporting.municipality import named
from tests.reporting.town import Town

HTML = {"Accept": "text/html"}
TOKEN = ISSUER.token(Role.OFFICE)
PATHS = ["/dashboard", "/dashboard/figures", "/dashboard/statistics/K-03", "/dashboard/statistics/K-03/events"]


def test_what_the_dashboard_shows_there_is() -> None:
    shown = {shown.figure for section in SECTIONS for shown in section.shown}
    assert shown | set(SUMMARY) <= FIGURES.keys()


def test_every_event_that_figures_rest_on_is_put_into_words() -> None:
    assert events().keys() == {contract.TYPE for contract in HANDLES}


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("path", PATHS)
def test_a_browser_without_a_token_is_led_to_the_sign_in_and_back(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers=HTML, params=AUTUMN)
    assert answer.status_code == 303
    place = urlsplit(answer.headers["Location"])
    assert (place.path, parse_qs(place.query)) == ("/dashboard/sign-in", {"to": [f"{path}?as_of=2025-10-15"]})
    assert client.get(path).status_code == 401


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("path", PATHS)
def test_pages_are_open_to_whom_the_figures_are(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers=OFFICE | HTML, params=AUTUMN).status_code == 200
    assert client.get(path, headers=HEAD | HTML, params=AUTUMN).status_code == 200
    for headers, status in ((HEAD, 404), (ISSUER.bearer(Role.MENTOR, school=named("a"), person=uuid4()), 403)):
        refused = client.get(path, headers=headers | HTML, params=AUTUMN | {"school": str(named("b"))})
        assert (refused.status_code, refused.headers["content-type"]) == (status, "text/html; charset=utf-8")


@pytest.mark.usefixtures("year")
def test_the_cookie_opens_pages_and_nothing_else(client: httpx.Client) -> None:
    cookie = {"Cookie": f"{SESSION}={TOKEN}"}
    assert client.get("/dashboard", headers=cookie).status_code == 200
    assert client.get("/statistics", headers=cookie).status_code == 401
    assert client.get("/dashboard", headers={"Cookie": f"{SESSION}=made-up"}).status_code == 401


@pytest.mark.usefixtures("year")
def test_a_page_may_load_its_own_and_nothing_else(client: httpx.Client) -> None:
    answer = client.get("/dashboard", headers=OFFICE, params=AUTUMN)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert not re.search("unsafe|http|\\*|data:", policy)
    assert not re.search("<style|style=|<script(?![^>]*src=)|onclick|javascript:", answer.text)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("year")
def test_files_are_asked_for_once_and_travel_packed(client: httpx.Client) -> None:
    answer = client.get("/dashboard", headers=OFFICE, params=AUTUMN)
    assert answer.headers["Content-Encoding"] == "gzip"
    addresses = set(re.findall(r"/dashboard/static/[^\"]+", answer.text))
    assert {address.rpartition(".")[2] for address in addresses} == {"css", "js", "svg"}
    for address in addresses:
        file = client.get(address)
        assert file.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert file.headers.get("Content-Encoding") == ("gzip" if len(file.content) > 1024 else None)
        changed = re.sub(r"\.[0-9a-f]{16}\.", ".0123456789abcdef.", address)
        assert client.get(changed).status_code == 404
    assert client.get(address, headers={"Accept-Encoding": "identity"}).content == file.content


@pytest.mark.usefixtures("reporting")
@pytest.mark.parametrize("to", ["https://elsewhere.example", "//elsewhere.example", "/dashboard\\..\\x", "/statistics"])
def test_signing_in_leads_nowhere_else(client: httpx.Client, to: str) -> None:
    answer = client.get("/dashboard/sign-in", params={"to": to})
    assert re.findall('begin[^"]*', answer.text) == ["begin?to=/dashboard"]


@pytest.mark.usefixtures("reporting")
def test_who_did_not_begin_here_is_not_signed_in(client: httpx.Client) -> None:
    answer = client.get("/dashboard/sign-in/done", params={"code": "made-up", "state": "made-up"})
    assert (answer.status_code, "set-cookie" in answer.headers) == (422, False)


@pytest.mark.usefixtures("reporting")
def test_a_provider_that_is_away_is_said_to_be(client: httpx.Client) -> None:
    answer = client.get("/dashboard/sign-in/begin")
    assert (answer.status_code, "не отвечает" in answer.text) == (503, True)


@pytest.mark.usefixtures("reporting")
def test_signing_out_clears_what_the_browser_kept(client: httpx.Client) -> None:
    answer = client.post("/dashboard/sign-out")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/dashboard/sign-in")
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("__Host-mentoring-session=", "Max-Age=0", "; Path=/;", "; Secure"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.usefixtures("year")
def test_fields_left_empty_ask_for_nothing(client: httpx.Client) -> None:
    answer = client.get("/dashboard?as_of=2025-10-15&from=&to=&school=", headers=OFFICE)
    assert "на 15.10.2025" in answer.text


@pytest.mark.usefixtures("year")
def test_events_come_in_pages_that_together_are_all(client: httpx.Client) -> None:
    path, found = "/dashboard/statistics/K-05/events?as_of=2025-10-15&limit=2", []
    while path:
        text = client.get(path, headers=OFFICE).text
        found += re.findall(r"<code>(\w+:\d+)</code>", text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        path = f"/dashboard/statistics/K-05/events{following[1].replace('&amp;', '&')}" if following else ""
    behind = client.get("/statistics/K-05/events?as_of=2025-10-15", headers=OFFICE).json()["items"]
    assert found == [f"{event['source']}:{event['position']}" for event in behind]


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2025, 9, 6), {}),
        (date(2025, 9, 15), {1: "ahead", 2: "ahead", 3: "ahead", 4: "ahead"}),
        (date(2025, 11, 19), {1: "done", 2: "late", 3: "ahead", 4: "ahead"}),
        (date(2025, 11, 30), {1: "done", 2: "late", 3: "under-way", 4: "ahead"}),
        (date(2025, 12, 1), {1: "done", 2: "late", 3: "overdue", 4: "ahead"}),
    ],
)
def test_the_map_says_what_became_of_each_stage_by_that_day(
    reporting: Reporting, day: date, states: dict[int, str]
) -> None:
    found = roadmaps(reporting.database, Question.as_of(day))
    assert {number: stage.state for number, stage in found.get(named("a"), {}).items()} == states
    assert roadmaps(reporting.database, Question.as_of(day, named("b"))) == {}
    assert found.keys() <= {named("a")}


@pytest.mark.usefixtures("year")
def test_the_year_before_is_not_waited_for_but_asked_again(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"as_of": "2026-10-15"}
    monkeypatch.setattr(dashboard, "HASTE", -1.0)
    hurried = client.get("/dashboard", headers=OFFICE, params=asked).text
    assert "data-pending" in hurried
    assert "год назад нет данных" not in hurried
    monkeypatch.undo()
    assert "data-pending" not in client.get("/dashboard", headers=OFFICE, params=asked).text


@pytest.mark.usefixtures("year")
def test_what_is_hidden_from_the_office_is_said_to_be_and_leads_to_no_event(
    app: Reporting, migrated: Databases
) -> None:
    strict = Reporting(migrated.url, app.clock)
    try:
        with running(build_app(interface(strict, ISSUER.verifier, documents(strict)))) as client:
            pages = [client.get(path, headers=OFFICE, params=AUTUMN).text for path in PATHS]
            own = client.get("/dashboard", headers=HEAD, params=AUTUMN).text
    finally:
        strict.close()
    assert all("скрыто" in page for page in pages[:3])
    assert "скрыто" not in own
    assert "Часть событий не показана" in pages[3]


def test_who_shows_what_is_true_is_told_as_soon_as_more_is(town: Town) -> None:
    """Of a school only what is its own."""
    town.catch_up()
    bearer = {role: town.issuer.bearer(role, school=named("b"), person=uuid4()) for role in (Role.OFFICE, Role.HEAD)}
    seen = {}
    for role, headers in bearer.items():
        with town.client.stream("GET", "/dashboard/changes", headers=headers) as told:
            seen[role] = data_of(next(line for line in told.iter_lines() if line.startswith("data")))
    assert {*seen[Role.OFFICE].split(",")} == {*town.positions.split(",")} != {*seen[Role.HEAD].split(",")}
    known = {"seen": seen[Role.HEAD]}
    with town.client.stream("GET", "/dashboard/changes", headers=bearer[Role.HEAD], params=known) as told:
        lines = (line for line in told.iter_lines() if line.startswith("data"))
        town.told.deviates("a", "INV-08", town.app.clock.today())
        town.told.asks("b", "late", town.app.clock.today())
        town.publish()
        assert data_of(next(lines)).endswith(f"registry:{len(town.told.told['registry'])}")


def data_of(line: str) -> str:
    return line.removeprefix("data: ").strip('"')
