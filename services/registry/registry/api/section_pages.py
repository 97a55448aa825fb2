"""The public section of a school's site as pages and feeds, for everybody."""

from typing import Any
from uuid import UUID

import orjson
from backbone.web import Routes
from backbone.web.guard import GuardedRoute
from backbone.web.pages import PAGE, asked_for_each_time, packed
from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from registry.api.section import ASection, pages_of
from registry.section.published import Section
from registry.section.site import ASSETS, Site, refusal
from registry.section.tree import live

RUSSIAN = {"Content-Language": "ru"}
HTML = {"Content-Type": "text/html; charset=utf-8", **RUSSIAN}
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "


class SectionRoute(GuardedRoute):
    def refused(self, request: Request, error: Exception) -> Response:
        """A page for a browser, the problem document for everybody else."""
        told = super().refused(request, error)
        if "text/html" not in request.headers.get("Accept", ""):
            return told
        shown = refusal(request.url.path.removeprefix("/public/"), orjson.loads(told.body))
        policy = {"Content-Security-Policy": f"{POLICY}'none'"}
        return packed(request, shown, HTML | policy, told.status_code)


routes = Routes(tags=["section"], kind=SectionRoute)


def _described(media_type: str, example: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media_type: {"example": example}}}}


@routes.get("/public/static/{name}", response_class=Response, responses=_described("text/css", "body {…}"))
def section_file(name: str, request: Request) -> Response:
    """Оформление страниц раздела; в адресе – хеш содержания."""
    return ASSETS.answer(name, request)


@routes.get("/public/{school}/news.rss", response_class=Response, responses=_described("application/rss+xml", "<rss>…"))
def section_rss(school: UUID, request: Request, section: ASection) -> Response:
    """Новости и анонсы школы в RSS (R-8.1-07)."""
    headers = {"Content-Type": "application/rss+xml; charset=utf-8", **RUSSIAN}
    return asked_for_each_time(request, _live(school, request, section).rss(), headers)


@routes.get("/public/{school}/news.json", response_class=Response, responses=_described("application/feed+json", "{…}"))
def section_json_feed(school: UUID, request: Request, section: ASection) -> Response:
    """Новости и анонсы школы в JSON Feed (R-8.1-07)."""
    headers = {"Content-Type": "application/feed+json", **RUSSIAN}
    return asked_for_each_time(request, _live(school, request, section).json_feed(), headers)


@routes.get("/public/{school}", response_class=HTMLResponse, responses=PAGE)
def section_page(school: UUID, request: Request, section: ASection) -> Response:
    """Специальный раздел сайта школы: первая страница (R-8.1-01, R-8.2-01)."""
    return _page(_live(school, request, section), request)


@routes.get("/public/{school}/{part}", response_class=HTMLResponse, responses=PAGE)
def section_part(school: UUID, part: str, request: Request, section: ASection) -> Response:
    """Страница части раздела: всё, что в ней опубликовано."""
    return _page(_live(school, request, section), request, part)


@routes.get("/public/{school}/{part}/{item}", response_class=HTMLResponse, responses=PAGE)
def section_item(school: UUID, part: str, item: UUID, request: Request, section: ASection) -> Response:
    """Страница одной публикации: новости, кейса, результатов, методических рекомендаций."""
    return _page(_live(school, request, section), request, part, item)


def _live(school: UUID, request: Request, section: Section) -> Site:
    root, tree = pages_of(section, request), live(school)
    return Site(section.contents(school, root + tree.first), tree, root, section.app.clock.time_zone)


def _page(site: Site, request: Request, part: str | None = None, item: UUID | None = None) -> Response:
    """The school's own sites, and no others, may show it in a frame."""
    policy = POLICY + (" ".join(site.contents.school.origins) or "'none'")
    return asked_for_each_time(request, site.page(part, item), HTML | {"Content-Security-Policy": policy})
