"""Templates, with what each of them needs: the menu, who is signed in, what has just been done."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from workplace import plan, words
from workplace.paging import visible
from workplace.showing import flat
from workplace.visit import Visit

HERE = Path(__file__).parent
templates = Environment(
    loader=PackageLoader("workplace"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.filters["flat"] = flat
templates.globals["new_key"] = lambda: str(uuid4())


def rendered(request: Request, name: str, visit: Visit | None, status: int = 200, **told: Any) -> HTMLResponse:
    page = templates.get_template(name)
    done = request.query_params.get("done", "")
    known = visit and done in visit.catalogue and visit.catalogue[done].title
    return HTMLResponse(
        page.render(
            menu=_menu(visit) if visit else [],
            roles=_roles(visit) if visit else "",
            person=visit.session.person if visit else "",
            proof=visit.session.proof if visit else "",
            here=request.url.path,
            done=known or "",
            **told,
        ),
        status,
    )


def _menu(visit: Visit) -> list[tuple[str, str]]:
    return [(f"/{name}", page.title) for name, page in plan.by_menu() if visible(visit, page)]


def _roles(visit: Visit) -> str:
    labels = words.read("codes")["Role"]
    return ", ".join(labels.get(role, role) for role in sorted(visit.session.roles))
