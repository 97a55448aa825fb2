"""Scripts and styles for everybody."""

from typing import Any

from backbone.web import Routes
from fastapi import Request, Response

from reporting.pages.files import ASSETS
from reporting.pages.route import HERE, PageRoute

routes = Routes(prefix=HERE, tags=["dashboard"], kind=PageRoute)
FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/css": {"example": "body {…}"}}}}


@routes.get("/static/{name}", response_class=Response, responses=FILE)
def dashboard_file(name: str, request: Request) -> Response:
    """Сценарий или стиль страницы; в адресе – хеш содержания."""
    return ASSETS.answer(name, request)
