"""Signing in through the municipality's provider, and out again.

What a school's own frontend does is the same: send the browser away with a challenge, take the code that it brings
back, exchange it for a token, and keep that where no script and no other site reads it.
"""

from oauthlib.oauth2 import AccessDeniedError, OAuth2Error
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workplace.gateway import Gateway, Refusal
from workplace.provider import Attempt, NoProvider, Provider
from workplace.rendering import rendered
from workplace.requests import back_of, proven, visiting
from workplace.session import SEEN, TOKEN, Session, SignedOut, forget, remember, told

SCHOOL = "registry.get_school"
ATTEMPT = "attempt"
MINUTES = 600
"""Seconds that somebody may take at the provider's."""
NO_PROVIDER = "Служба входа сейчас не отвечает. Попробуйте ещё раз через несколько минут."
DENIED = "Служба входа не подтвердила вход."
AGAIN = "Вход не завершён: начните его ещё раз."
REFUSED = "Удостоверение, которое выдала служба входа, недействительно здесь."


async def ask(request: Request) -> Response:
    return _page(request, back_of(request.query_params.get("back", "")))


async def begin(request: Request) -> Response:
    provider: Provider = request.app.state.provider
    attempt = Attempt.begun(back_of(request.query_params.get("back", "")))
    try:
        response = RedirectResponse(await provider.address(attempt), 303)
    except NoProvider:
        return _page(request, attempt.back, NO_PROVIDER, 503)
    remember(request, response, ATTEMPT, attempt.written(), seconds=MINUTES, from_elsewhere=True)
    return response


async def come_in(request: Request) -> Response:
    """Whoever may see a school may. Raises Refusal where no service answers."""
    provider: Provider = request.app.state.provider
    attempt = Attempt.read(told(request, ATTEMPT))
    if attempt is None:
        return _page(request, "/", AGAIN, 422)
    back = back_of(attempt.back)
    try:
        token = await provider.token(request.url.query, attempt)
    except NoProvider:
        return _page(request, back, NO_PROVIDER, 503)
    except AccessDeniedError:
        return _page(request, back, DENIED, 403)
    except OAuth2Error:
        return _page(request, back, AGAIN, 422)
    if wrong := await _wrong(request, token):
        return _page(request, back, wrong, 403)
    response = rendered(request, "came_in.html", None, title="Вход", back=back)
    remember(request, response, TOKEN, token)
    forget(request, response, ATTEMPT, SEEN)
    return response


async def sign_out(request: Request) -> Response:
    """Raises SignedOut, Refusal."""
    visit = await visiting(request)
    proven(visit.session, dict(await request.form()))
    response = RedirectResponse("/sign-in", 303)
    forget(request, response, TOKEN, SEEN)
    return response


async def _wrong(request: Request, token: str) -> str:
    gateway: Gateway = request.app.state.gateway
    catalogue = await gateway.catalogue()
    try:
        await gateway.read(Session.of(token), catalogue[SCHOOL], {}, {})
    except SignedOut:
        return REFUSED
    except Refusal as refusal:
        if refusal.passing:
            raise
        return f"Рабочее место – для людей школы. {refusal.problem.get('detail', '')}"
    return ""


def _page(request: Request, back: str, wrong: str = "", status: int = 200) -> Response:
    return rendered(request, "sign_in.html", None, status, title="Вход", back=back, wrong=wrong)
