"""Signing in with a token of the municipality's identity provider, and out again.

A school whose provider offers a login page puts its own way of getting the token here; everything else stays.
"""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workplace.gateway import Gateway, Refusal
from workplace.rendering import rendered
from workplace.requests import back_of, proven, visiting
from workplace.session import SEEN, TOKEN, Session, SignedOut, remember

SCHOOL = "registry.get_school"
REFUSED = "Удостоверение недействительно или истекло. Получите новое и попробуйте ещё раз."


async def ask(request: Request) -> Response:
    return _page(request, back_of(request.query_params.get("back", "")))


async def sign_in(request: Request) -> Response:
    """Whoever may see a school may come in. Raises Refusal where no service answers."""
    sent = await request.form()
    token, back = str(sent.get("token", "")).strip(), back_of(str(sent.get("back", "")))
    gateway: Gateway = request.app.state.gateway
    catalogue = await gateway.catalogue()
    try:
        await gateway.read(Session.of(token), catalogue[SCHOOL], {}, {})
    except SignedOut:
        return _page(request, back, REFUSED, 422)
    except Refusal as refusal:
        if refusal.passing:
            raise
        return _page(request, back, f"Рабочее место – для людей школы. {refusal.problem.get('detail', '')}", 422)
    response = RedirectResponse(back, 303)
    remember(response, TOKEN, token, secure=request.url.scheme == "https")
    response.delete_cookie(SEEN, httponly=True, samesite="strict")
    return response


async def sign_out(request: Request) -> Response:
    """Raises SignedOut, Refusal."""
    visit = await visiting(request)
    proven(visit.session, dict(await request.form()))
    response = RedirectResponse("/sign-in", 303)
    for name in (TOKEN, SEEN):
        response.delete_cookie(name, httponly=True, samesite="strict")
    return response


def _page(request: Request, back: str, wrong: str = "", status: int = 200) -> Response:
    return rendered(request, "sign_in.html", None, status, title="Вход", back=back, wrong=wrong)
