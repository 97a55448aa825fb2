"""Signing in through the municipality's provider; the browser keeps the token where no script reads it."""

from typing import Annotated

from backbone.errors import Forbidden
from backbone.identity import InvalidToken
from backbone.web import Provided, Routes
from backbone.web.api import served
from backbone.web.pages import PAGE
from fastapi import Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from oauthlib.oauth2 import AccessDeniedError, OAuth2Error

from reporting.access import LEADERS
from reporting.pages.provider import Attempt, NoProvider, Provider
from reporting.pages.rendering import page
from reporting.pages.route import HERE, SESSION, SIGN_IN, PageRoute

routes = Routes(prefix=HERE, tags=["dashboard"], kind=PageRoute)
ATTEMPT = "__Host-mentoring-attempt"
LIFE = 600
"""Seconds that somebody may take at the provider's."""
NO_PROVIDER = "Служба входа сейчас не отвечает. Попробуйте ещё раз через несколько минут."
DENIED = "Служба входа не подтвердила вход."
AGAIN = "Вход не завершён: начните его ещё раз."
REFUSED = "Удостоверение, которое выдала служба входа, недействительно здесь."

SignIn = Annotated[Provider, Provided(Provider)]
Wanted = Annotated[str, Query(alias="to", max_length=2048, description="Куда вернуться после входа.")]


@routes.get("/sign-in", response_class=HTMLResponse, responses=PAGE)
def show_sign_in(request: Request, wanted: Wanted = HERE) -> Response:
    """Вход на панель."""
    again = "Удостоверение больше не действует: войдите снова." if request.cookies.get(SESSION) else None
    return _asking(request, wanted, again)


@routes.get("/sign-in/begin", response_class=HTMLResponse, responses=PAGE)
async def begin_sign_in(request: Request, provider: SignIn, wanted: Wanted = HERE) -> Response:
    """К службе входа муниципалитета."""
    attempt = Attempt.begun(_own(wanted))
    try:
        answer = RedirectResponse(await provider.address(attempt), 303)
    except NoProvider:
        return _asking(request, wanted, NO_PROVIDER, 503)
    answer.set_cookie(ATTEMPT, attempt.written(), LIFE, secure=True, httponly=True, samesite="lax")
    return answer


@routes.get("/sign-in/done", response_class=HTMLResponse, responses=PAGE)
async def finish_sign_in(request: Request, provider: SignIn) -> Response:
    """От службы входа: браузер хранит удостоверение в cookie, недоступной сценариям."""
    attempt = Attempt.read(request.cookies.get(ATTEMPT, ""))
    if attempt is None:
        return _asking(request, HERE, AGAIN, 422)
    try:
        token = await provider.token(request.url.query, attempt)
        LEADERS.admit(await served(request).api.verifier.verify(token))
    except NoProvider:
        return _asking(request, attempt.back, NO_PROVIDER, 503)
    except AccessDeniedError:
        return _asking(request, attempt.back, DENIED, 403)
    except OAuth2Error:
        return _asking(request, attempt.back, AGAIN, 422)
    except InvalidToken:
        return _asking(request, attempt.back, REFUSED, 403)
    except Forbidden as error:
        return _asking(request, attempt.back, f"{error.detail}.", 403)
    # A page in between: on the way from another site the browser would not tell a strict cookie.
    answer = page(request, "came_in.html", {"to": _own(attempt.back)})
    answer.set_cookie(SESSION, token, secure=True, httponly=True, samesite="strict")
    answer.delete_cookie(ATTEMPT, secure=True, httponly=True, samesite="lax")
    return answer


@routes.post("/sign-out", response_class=HTMLResponse, responses=PAGE)
def sign_out() -> Response:
    """Выйти: браузер забывает удостоверение."""
    answer = RedirectResponse(SIGN_IN, 303, {"Clear-Site-Data": '"cache", "storage"'})
    answer.delete_cookie(SESSION, secure=True, httponly=True, samesite="strict")
    return answer


def _asking(request: Request, to: str, refused: str | None, status: int = 200) -> Response:
    return page(request, "sign_in.html", {"to": _own(to), "refused": refused}, status)


def _own(address: str) -> str:
    """Nobody is sent elsewhere from here."""
    return address if address.startswith(HERE) and "\\" not in address else HERE
