"""A page of the plan, for whoever is signed in."""

from starlette.requests import Request
from starlette.responses import Response

from workplace import plan
from workplace.blocks import Asked
from workplace.gateway import Refusal
from workplace.paging import NO_PAGE, tell
from workplace.rendering import rendered
from workplace.requests import visiting
from workplace.showing import address

FIRST = "today"


async def show(request: Request) -> Response:
    """Raises Refusal, SignedOut."""
    visit = await visiting(request)
    name, id_ = request.path_params.get("page", FIRST), request.path_params.get("id", "")
    page = plan.pages().get(name)
    if page is None:
        raise Refusal(404, NO_PAGE)
    query = {key: value for key, value in request.query_params.items() if key != "done"}
    asked = Asked(address(request.url.path, query), id_, query)
    title, blocks = await tell(visit, page, asked)
    return rendered(request, "page.html", visit, title=title, blocks=blocks, query=query)
