"""What the routes share: the application, texts, reasons, places of what a program contains."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Intent, Receipt
from backbone.web import Created, Provided, with_reasons
from pydantic import Field

from programs.application import Programs

App = Annotated[Programs, Provided(Programs)]

Text = Annotated[str, Field(min_length=1, max_length=4000, examples=["Трудно удержать внимание класса"])]
"""Free text: it goes to the vault and never into an event."""

Optional = Annotated[str | None, Field(max_length=4000, examples=["По итогам полугодия"])]

Reasons = Annotated[
    dict[str, Annotated[str, Field(min_length=1, max_length=4000)]],
    Field(max_length=10, examples=[{}], description="Причины отступления от мягких правил, по номеру правила."),
]


def reasoned(intent: Intent, app: Programs, reasons: dict[str, str]) -> Intent:
    if intent.actor.person is None:
        raise NotFound
    return with_reasons(intent, app.vault, intent.actor.person, reasons)


def added(receipt: Receipt, intent: Intent, program: UUID, collection: str, item: str) -> Created:
    """The answer speaks of what was added: its id, and its place in the document of the program."""
    return Created(replace(receipt, id=intent.new_id(item)), at=f"/programs/{program}#/{collection}")
