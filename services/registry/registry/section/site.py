"""The section as pages and feeds, in one place or another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import format_datetime
from importlib.resources import files
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from backbone.errors import NotFound
from backbone.web.assets import Assets
from jinja2 import Environment, PackageLoader, StrictUndefined

from registry.section import words
from registry.section.parts import BY_NAME, NEWS, PARTS
from registry.section.published import Contents, Shown
from registry.section.tree import Tree, way

ASSETS = Assets(files("registry") / "section" / "static")
STYLES = "static"
RSS, JSON_FEED = "news.rss", "news.json"
_templates = Environment(
    loader=PackageLoader("registry", "section/templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters |= {
    "day": words.day,
    "paragraphs": words.paragraphs,
    "beginning": words.beginning,
    "for_xml": words.for_xml,
    "count": words.count,
}
_templates.tests["web"] = words.is_web


@dataclass(frozen=True)
class Site:
    """`root` is the address below which the tree lies, with its slash. `made` is the moment of what does not change any
    more by itself, None of what is asked for anew each time."""

    contents: Contents
    tree: Tree
    root: str
    zone: ZoneInfo
    made: datetime | None = None

    def page(self, name: str | None = None, id: UUID | None = None) -> bytes:
        """The first page, that of a part, that of one item. Raises NotFound."""
        here = self.tree.page(name, id)
        if name is None:
            return self._rendered("overview.html", here)
        part = BY_NAME.get(name)
        if part is None:
            raise NotFound
        if id is None:
            return self._rendered("part.html", here, part=part)
        item = next((one for one in self.contents.items[part.kind] if part.each and one["id"] == id), None)
        if item is None:
            raise NotFound
        return self._rendered("item.html", here, part=part, item=item)

    def rss(self) -> bytes:
        """RSS 2.0 of all news."""
        return self._rendered(RSS, self.tree.feed(RSS), at=lambda item: format_datetime(self._midnight(item)))

    def json_feed(self) -> bytes:
        """JSON Feed 1.1 of all news."""
        told = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": f"{NEWS.title}: {self.contents.school.short_name}",
            "language": "ru",
            "home_page_url": self.address(self.tree.first),
            "feed_url": self.address(self.tree.feed(JSON_FEED)),
            "items": [self._feed_item(item) for item in self.contents.items[NEWS.kind]],
        }
        return orjson.dumps(told)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Everything that there is, by its place in the tree."""
        yield self.tree.page(), self.page()
        for part in PARTS:
            yield self.tree.page(part.name), self.page(part.name)
            for item in self.contents.items[part.kind] if part.each else ():
                yield self.tree.page(part.name, item["id"]), self.page(part.name, item["id"])
        yield self.tree.feed(RSS), self.rss()
        yield self.tree.feed(JSON_FEED), self.json_feed()
        for file in ASSETS.folder.iterdir():
            yield f"{STYLES}/{ASSETS.names[file.name]}", file.read_bytes()

    def address(self, there: str) -> str:
        return self.root + there

    def _rendered(self, template: str, here: str, **shown: Any) -> bytes:
        common = {
            "school": self.contents.school,
            "counts": self.contents.counts,
            "items": self.contents.items,
            "parts": PARTS,
            "news": NEWS,
            "tree": self.tree,
            "to": lambda there: way(here, there),
            "style": _styles(here),
            "address": self.address,
            "made": self.made and self.made.astimezone(self.zone),
        }
        return _templates.get_template(template).render(common | shown).encode()

    def _feed_item(self, item: Shown) -> Shown:
        told = {"id": f"urn:uuid:{item['id']}", "title": item["title"], "content_text": item["text"]}
        url = {"external_url": item["url"]} if words.is_web(item.get("url")) else {}
        where = {"url": self.address(self.tree.page(NEWS.name, item["id"]))}
        return {**told, **where, **url, "date_published": self._midnight(item).isoformat()}

    def _midnight(self, item: Shown) -> datetime:
        published: date = item["published"]
        return datetime.combine(published, time(), self.zone)


def refusal(here: str, problem: dict[str, Any]) -> bytes:
    """What a browser is shown where there is no page; `here` is the place that was asked for."""
    return _templates.get_template("refusal.html").render(problem=problem, style=_styles(here)).encode()


def _styles(here: str) -> Callable[[str], str]:
    return lambda name: way(here, f"{STYLES}/{ASSETS.names[name]}")
