"""From templates to answers: what a browser may do with a page."""

from collections.abc import Mapping
from typing import Final

from backbone.web.pages import packed
from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from reporting.pages import words
from reporting.pages.files import address

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Content-Language": "ru", "Cross-Origin-Opener-Policy": "same-origin"}

_templates = Environment(
    loader=PackageLoader("reporting", "pages/templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["address"] = address
_templates.filters |= {"day": words.day, "number": words.number, "change": words.change, "value": words.value}


def page(request: Request, template: str, shown: Mapping[str, object], status: int = 200) -> Response:
    made = _templates.get_template(template).render(shown)
    return packed(request, made.encode(), HEADERS | {"Content-Type": "text/html; charset=utf-8"}, status)
