"""What the routes share: the application, texts, reasons, places of what a program contains."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Annotated
from uuid import UUID

from backbone.errors import NotFound
from backbone.intent import Intent, Receipt
from backbone.web import Access, Created, Provided, with_reasons
from pydantic import AwareDatetime, Field

from programs.application import Programs

App = Annotated[Programs, Provided(Programs)]

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
"""What lies outside is a slip of the pen, and calendars end somewhere."""

Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime.combine(EARLIEST, time(), UTC), le=datetime.combine(LATEST, time(), UTC)),
]

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


def school_of(reader: Access) -> UUID:
    if reader.school is None:
        raise NotFound
    return reader.school


def person_of(reader: Access) -> UUID:
    if reader.person is None:
        raise NotFound
    return reader.person


def added(receipt: Receipt, intent: Intent, program: UUID, collection: str, item: str) -> Created:
    """The answer speaks of what was added: its id, and its place in the document of the program."""
    return Created(replace(receipt, id=intent.new_id(item)), at=f"/programs/{program}#/{collection}")
