"""The public section as pages, feeds and an archive: what stands there, on whose consent, and how soon it is gone."""

import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from hashlib import sha256
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import ZipFile

import feedparser
import httpx
import orjson
import pytest

from tests.registry.given_evidence import paired
from tests.registry.given_section import ANNA, SITE, filled, own_page, published, shown, withdrawn
from tests.registry.town import School

OLEG = "Сидоров Олег Ильич"
PARTS = ("news", "programs", "people", "practices", "results", "materials", "acts")


def read(school: School, below: str = "", **headers: str) -> httpx.Response:
    """As anybody does, once everything recorded is in the lists."""
    school.see("curator", "/publications")
    return school.town.client.get(f"/public/{school.id}{below}", headers=headers)


def seen(school: School, below: str = "") -> str:
    answer = read(school, below)
    assert answer.status_code == 200, answer.text
    return answer.text


def exported(school: School, address: str = SITE, name: str = "curator") -> dict[str, bytes]:
    answer = school.ask(name, "/section/export", address=address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(feed: bytes) -> Any:
    return feedparser.parse(feed)


def everything(files: dict[str, bytes]) -> str:
    return " ".join(content.decode() for content in files.values())


@pytest.mark.row("R-8.1-01", "R-8.1-02", "R-8.1-04", "R-8.1-05", "R-8.1-06", "R-8.1-07", "R-8.2-01")
def test_every_part_stands_on_the_first_page_and_on_its_own(school: School) -> None:
    first = seen(filled(school))
    told = {
        "news": "Школа наставников",
        "programs": "Закончилась",
        "people": ANNA,
        "practices": "Открытый урок",
        "results": "Все цели достигнуты",
        "materials": "Памятка",
        "acts": "273-ФЗ",
    }
    assert set(told) == set(PARTS)
    for part, words in told.items():
        assert words in first, part
        assert words in seen(school, f"/{part}"), part
    assert "Приходите &lt;все&gt; &amp; с друзьями" in first
    assert "Наставников</dt><dd>меньше пяти" in first


def test_links_lead_to_pages_that_are_there(school: School) -> None:
    filled(school)
    base, asked = f"/public/{school.id}", set()
    waiting = {base}
    while waiting:
        here = waiting.pop()
        asked.add(here)
        answer = school.town.client.get(here)
        assert answer.status_code == 200, here
        if answer.headers["Content-Type"].startswith("text/html"):
            waiting |= {normpath(join(dirname(here), to)) for to in local(answer.text)} - asked
    assert {path.removeprefix(base).count("/") for path in asked} >= {0, 1, 2}
    assert len(asked) == 1 + len(PARTS) + 4 + 2 + 2


def local(page: str) -> set[str]:
    found = re.findall(r'href="([^"]+)"', page)
    return {to for to in found if not re.match("https?:|#", to)}


@pytest.mark.row("R-8.1-03")
def test_people_stand_where_they_agreed_to_stand(school: School) -> None:
    """One agreed to the page of the platform, the other to the school's site."""
    page = seen(filled(school), "/people")
    assert (ANNA in page, OLEG in page) == (True, False)
    archive = everything(exported(school))
    assert (ANNA in archive, OLEG in archive) == (False, True)
    assert OLEG not in everything(exported(school, "https://elsewhere.example/x"))
    assert OLEG in everything(exported(school, f"{SITE}/people"))


@pytest.mark.row("R-8.1-03")
def test_only_what_is_agreed_to_is_told_of_a_person(school: School) -> None:
    paired(school)
    shown(school, "mentor", "position", resource=own_page(school))
    page = seen(school, "/people")
    assert "учитель физики" in page
    assert "Имя не публикуется" in page
    assert "Иванова" not in page


@pytest.mark.row("R-8.1-03", "R-8.1-07")
def test_who_takes_the_consent_back_is_gone_from_page_json_feed_and_archive_at_once(school: School) -> None:
    paired(school)
    for address in (own_page(school), SITE):
        shown(school, "mentor", "name", resource=address)
    about = {"persons": [str(school.people["mentor"])], "categories": ["name"], "resource": own_page(school)}
    published(school, "news", title=f"Учитель года: {ANNA}", text="Поздравляем", **about)
    places: dict[str, Callable[[], str]] = {
        "first page": lambda: seen(school),
        "page": lambda: seen(school, "/people"),
        "JSON": lambda: seen(school, "/section"),
        "RSS": lambda: seen(school, "/news.rss"),
        "JSON Feed": lambda: seen(school, "/news.json"),
        "archive": lambda: everything(exported(school)),
    }
    assert {name: ANNA in look() for name, look in places.items()} == dict.fromkeys(places, True)
    tag = read(school).headers["ETag"]
    for address in (own_page(school), SITE):
        withdrawn(school, "mentor", address)
    not_waiting = school.town.client.get(f"/public/{school.id}/people")
    assert ANNA not in not_waiting.text
    assert {name: ANNA in look() for name, look in places.items()} == dict.fromkeys(places, False)
    assert read(school, **{"If-None-Match": tag}).status_code == 200


def test_what_is_taken_down_is_gone_at_once(school: School) -> None:
    school.organised()
    place = published(school, "news", title="Фестиваль", text="Ждём гостей")
    assert "Фестиваль" in seen(school)
    school.do("curator", f"{place}/withdrawal", about=place)
    assert "Фестиваль" not in school.town.client.get(f"/public/{school.id}").text


def test_nobody_may_keep_a_page_without_asking_again(school: School) -> None:
    filled(school)
    for below in ("", "/people", "/news.rss", "/news.json"):
        answer = read(school, below)
        assert answer.headers["Cache-Control"] == "no-cache"
        again = read(school, below, **{"If-None-Match": f'"other", {answer.headers["ETag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == answer.headers["ETag"]
    assert read(school, "/section").headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noarchive">' in seen(school)


def test_pages_load_nothing_from_elsewhere_and_stand_in_frames_of_the_schools_sites_alone(school: School) -> None:
    answer = read(filled(school))
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'; ")
    assert policy.endswith("frame-ancestors https://s1.example")
    assert not re.search(r"<script|<style| style=| on\w+=|javascript:", answer.text)
    school.do("head", "/school/origins", {"origins": []}, about="/school")
    assert read(school).headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


def test_only_addresses_of_the_web_become_links(school: School) -> None:
    school.organised()
    published(school, "news", title="Т", text="javascript:alert(1)", url="https://s1.example/a?b=1&c='x'")
    news = re.search(r'href="[^"]*(/news/[0-9a-f-]{36})"', seen(school))
    assert news
    page = seen(school, news[1])
    assert '<a href="https://s1.example/a?b=1&amp;c=&#39;x&#39;" rel=' in page
    assert 'href="javascript' not in page


@pytest.mark.row("R-8.1-07")
def test_news_are_feeds_with_ids_that_stay(school: School) -> None:
    filled(school)
    published(school, "news", title="Ноль\x0bдевять", text="<b>]]> &")
    first, again = (parsed(read(school, "/news.rss").content) for _ in range(2))
    assert (first.bozo, first.version) == (False, "rss20")
    assert first.feed.link == own_page(school)
    assert [entry.title for entry in first.entries] == ["Нольдевять", "Школа наставников"]
    assert [entry.id for entry in first.entries] == [entry.id for entry in again.entries]
    assert {parsedate_to_datetime(entry.published).date() for entry in first.entries} == {school.today}
    feed = orjson.loads(read(school, "/news.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in first.entries]
    for item, entry in zip(feed["items"], first.entries, strict=True):
        assert item["url"] == entry.link
        path = item["url"].removeprefix(str(school.town.settings.public_url))
        assert item["title"][:4] in school.town.client.get(path).text


@pytest.mark.row("R-8.1-01")
def test_an_archive_is_whole_says_of_when_it_is_and_is_put_up_as_it_is(school: School) -> None:
    files = exported(filled(school))
    manifest = orjson.loads(files["manifest.json"])
    assert manifest["files"].keys() == files.keys() - {"manifest.json"}
    for name, told in manifest["files"].items():
        assert told == {"bytes": len(files[name]), "sha256": sha256(files[name]).hexdigest()}
    assert manifest["rows"] == dict.fromkeys(PARTS, 1)
    assert (manifest["school"], manifest["address"]) == ("Школа № 1", SITE)
    assert manifest["made"].startswith(str(school.today))
    assert "отозвал согласие" in files["README.txt"].decode()
    day = f"По состоянию на {school.today:%d.%m.%Y}"
    pages = {name: content.decode() for name, content in files.items() if name.endswith(".html")}
    assert all(day in page for page in pages.values())
    links = {normpath(join(dirname(name), to)) for name, page in pages.items() for to in local(page)}
    assert links == files.keys() - {"README.txt", "manifest.json"}
    feed = parsed(files["news.rss"])
    assert feed.bozo is False
    assert {entry.link.removeprefix(f"{SITE}/") for entry in feed.entries} <= files.keys()


def test_an_archive_is_for_whoever_keeps_the_section_and_for_an_address_of_the_web(school: School) -> None:
    school.organised()
    assert exported(school, name="head")["index.html"]
    assert school.ask("mentor", "/section/export", address=SITE).status_code == 403
    wrong: dict[str, Any] = school.ask("curator", "/section/export", address="javascript:x").json()
    assert wrong["errors"][0]["parameter"] == "address"
    assert school.ask("curator", "/section/export").json()["errors"][0]["parameter"] == "address"


def test_what_is_not_there_is_said_on_a_page_to_browsers(school: School) -> None:
    browser = {"Accept": "text/html,*/*"}
    nobody = "/public/3fa85f64-5717-4562-b3fc-2c963f66afa6"
    for path in (nobody, f"/public/{school.id}/parts", f"/public/{school.id}/acts/{school.id}"):
        answer = school.town.client.get(path, headers=browser)
        assert (answer.status_code, "<h1>Не найдено</h1>" in answer.text) == (404, True), path
        (style,) = (to for to in local(answer.text) if to.endswith(".css"))
        assert school.town.client.get(normpath(join(dirname(path), style))).status_code == 200
        assert school.town.client.get(path).headers["Content-Type"] == "application/problem+json"


def test_a_section_that_is_empty_says_so(school: School) -> None:
    page = seen(school)
    assert page.count("Пока ничего не опубликовано") == len(PARTS)
    assert parsed(read(school, "/news.rss").content).bozo is False


def test_a_list_that_is_cut_says_so(school: School) -> None:
    school.organised()
    for number in range(4):
        published(school, "news", title=f"Новость {number}", text="Текст")
    assert "Показано 3 из 4" in seen(school)
    assert [f"Новость {number}" in seen(school, "/news") for number in range(4)] == [True] * 4
    assert "Показано" not in seen(school, "/news")
