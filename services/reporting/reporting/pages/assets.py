"""Scripts and styles for everybody."""

from typing import Any

from backbone.web import Routes
from fastapi import Request, Response

from reporting.pages import files
from reporting.pages.rendering import packed
from reporting.pages.route import HERE, PageRoute

routes = Routes(prefix=HERE, tags=["dashboard"], kind=PageRoute)
FOR_EVER = "public, max-age=31536000, immutable"
FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/css": {"example": "body {…}"}}}}


@routes.get("/static/{name}", response_class=Response, responses=FILE)
def dashboard_file(name: str, request: Request) -> Response:
    """Сценарий или стиль страницы; в адресе – хеш содержания."""
    content, media_type = files.content(name)
    return packed(request, content, {"Cache-Control": FOR_EVER, "Content-Type": media_type})
