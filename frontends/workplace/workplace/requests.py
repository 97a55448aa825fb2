"""What every page does with a request: who asks, whether a form is ours, where to go back to."""

from collections.abc import Mapping
from hmac import compare_digest
from typing import Any

from starlette.requests import Request

from workplace.gateway import Gateway, Refusal
from workplace.session import Session
from workplace.visit import Visit

PROOF = "_proof"


async def visiting(request: Request) -> Visit:
    """Raises SignedOut, Refusal."""
    gateway: Gateway = request.app.state.gateway
    session = Session.current(request)
    return Visit(gateway, await gateway.catalogue(), session, request.app.state.zone)


def proven(session: Session, sent: Mapping[str, Any]) -> None:
    """Raises Refusal for a form that was not made here for this person."""
    if not compare_digest(str(sent.get(PROOF, "")), session.proof):
        raise Refusal(403, {"title": "Форма устарела", "detail": "Откройте форму заново и отправьте её ещё раз."})


def back_of(told: str) -> str:
    """A page of ours, whatever was told."""
    ours = told.startswith("/") and not told.startswith(("//", "/\\"))
    return told if ours else "/"
