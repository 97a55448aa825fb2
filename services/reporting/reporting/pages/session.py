"""Signing in: the token of the platform's own identity provider, kept by the browser where no script reads it."""

from typing import Annotated

from backbone.errors import Forbidden
from backbone.identity import InvalidToken
from backbone.web import Routes
from backbone.web.api import served
from backbone.web.pages import PAGE
from fastapi import Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from reporting.access import LEADERS
from reporting.pages.rendering import page
from reporting.pages.route import HERE, SESSION, SIGN_IN, PageRoute

routes = Routes(prefix=HERE, tags=["dashboard"], kind=PageRoute)
Token = Annotated[str, Form(max_length=8192, examples=["eyJhbGciOiJFUzI1NiIs…"])]
To = Annotated[str, Form(max_length=2048, examples=[HERE])]
Wanted = Annotated[str, Query(alias="to", max_length=2048, description="Куда вернуться после входа.")]


@routes.get("/sign-in", response_class=HTMLResponse, responses=PAGE)
def show_sign_in(request: Request, wanted: Wanted = HERE) -> Response:
    """Вход на панель."""
    again = "Удостоверение больше не действует: войдите снова." if request.cookies.get(SESSION) else None
    return _form(request, wanted, again)


@routes.post("/sign-in", response_class=HTMLResponse, responses=PAGE)
async def sign_in(request: Request, token: Token, to: To = HERE) -> Response:
    """Войти с удостоверением: браузер хранит его в cookie, недоступной сценариям."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden("Войти можно только с этой страницы")
    token = token.strip().removeprefix("Bearer ")
    try:
        LEADERS.admit(await served(request).api.verifier.verify(token))
    except InvalidToken:
        return _form(request, to, "Удостоверение недействительно.", 422)
    except Forbidden as error:
        return _form(request, to, f"{error.detail}.", 403)
    answer = RedirectResponse(_own(to), 303)
    answer.set_cookie(SESSION, token, path=HERE, secure=True, httponly=True, samesite="strict")
    return answer


@routes.post("/sign-out", response_class=HTMLResponse, responses=PAGE)
def sign_out() -> Response:
    """Выйти: браузер забывает удостоверение."""
    answer = RedirectResponse(SIGN_IN, 303, {"Clear-Site-Data": '"cache", "storage"'})
    answer.delete_cookie(SESSION, path=HERE, secure=True, httponly=True, samesite="strict")
    return answer


def _form(request: Request, to: str, refused: str | None, status: int = 200) -> Response:
    return page(request, "sign_in.html", {"to": _own(to), "refused": refused}, status)


def _own(address: str) -> str:
    """Nobody is sent elsewhere from here."""
    return address if address.startswith(HERE) and "\\" not in address else HERE
