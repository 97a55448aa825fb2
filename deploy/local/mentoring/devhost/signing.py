"""The issuer over HTTP: who one wants to be is asked on a page, and believed."""

from pathlib import Path
from typing import Annotated, Any

from backbone.identity import Role
from fastapi import APIRouter, Form, HTTPException, Query
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel

from mentoring.devhost.authorizing import Asked, Codes, Exchanged, Refused
from mentoring.devhost.issuer import Claims, Issuer
from mentoring.personas import everybody
from mentoring.settings import Folder

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)


class Who(BaseModel):
    """`persona` by its number among those offered; empty, where the other fields say who."""

    persona: str = ""
    role: str = ""
    school: str = ""
    person: str = ""

    def claims(self, folder: Folder) -> Claims:
        """Raises ValueError."""
        if self.persona:
            persona = everybody(folder)[int(self.persona)]
            return Claims.model_validate(persona.model_dump(exclude={"title"}))
        told = {"school": self.school.strip(), "person": self.person.strip()}
        return Claims.model_validate({"roles": [self.role], **{name: value for name, value in told.items() if value}})


class Token(BaseModel):
    access_token: str
    token_type: str = "Bearer"  # noqa: S105
    expires_in: int


def signing(folder: Folder, issuer: Issuer, codes: Codes) -> APIRouter:
    router = APIRouter()

    @router.get("/.well-known/openid-configuration")
    def discovery() -> dict[str, Any]:
        return issuer.discovery()

    @router.get("/jwks")
    def jwks() -> dict[str, Any]:
        return issuer.keys()

    @router.get("/authorize", response_class=HTMLResponse)
    def ask(asked: Annotated[Asked, Query()]) -> Response:
        return _asking(folder, codes, asked)

    @router.post("/authorize", response_class=HTMLResponse)
    def authorize(asked: Annotated[Asked, Query()], who: Annotated[Who, Form()]) -> Response:
        try:
            return RedirectResponse(codes.give(asked, who.claims(folder)), 303)
        except (ValueError, IndexError):
            return _asking(folder, codes, asked, "Такого человека не бывает: проверьте роль и id.")

    @router.post("/token", response_model=None)
    def exchange(exchanged: Annotated[Exchanged, Form()]) -> Token | Response:
        try:
            claims = codes.redeem(exchanged)
        except Refused as refused:
            return JSONResponse({"error": str(refused)}, 400)
        return Token(access_token=issuer.token(claims), expires_in=claims.ttl)

    @router.post("/tokens")
    def token(claims: Claims) -> Token:
        return Token(access_token=issuer.token(claims), expires_in=claims.ttl)

    return router


def _asking(folder: Folder, codes: Codes, asked: Asked, wrong: str = "") -> Response:
    try:
        codes.check(asked)
    except Refused as refused:
        raise HTTPException(400, "Сюда код не отдаётся: адрес возврата не известен") from refused
    page = PAGES.get_template("sign_in.html")
    return HTMLResponse(page.render(personas=everybody(folder), roles=list(Role), wrong=wrong), 422 if wrong else 200)
