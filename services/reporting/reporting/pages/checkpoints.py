"""The newest checkpoints of all logs, for whoever keeps them: then nobody can edit what was before unnoticed."""

from typing import Annotated

from backbone.transparency.witness import Witness
from backbone.web import Provided, Routes
from backbone.web.pages import PAGE
from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from reporting.pages.rendering import page
from reporting.pages.route import HERE, PageRoute

routes = Routes(prefix=HERE, tags=["dashboard"], kind=PageRoute)


@routes.get("/checkpoints", response_class=HTMLResponse, responses=PAGE)
async def show_checkpoints(request: Request, witness: Annotated[Witness, Provided(Witness)]) -> Response:
    """Контрольные точки журналов."""
    return page(request, "checkpoints.html", {"told": await witness.told()})
