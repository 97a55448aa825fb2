"""What a record can say, in ids, codes and numbers. The words beside it are sealed."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.codes import Audience, Direction, EventFormat, Level, RecordResult, Structure
from pydantic import BaseModel, ConfigDict, Field

from registry.domain.signature import CODE

Reach = Annotated[dict[Audience, Annotated[int, Field(ge=1, le=100_000)]], Field(max_length=len(Audience))]


class Facts(BaseModel):
    """`day` is when it happened; `since` and `until` (both included) the term of what it is about. `months` after the
    end of the program the person was asked after. `file` is the number or hash by which a document is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: date
    persons: tuple[UUID, ...] = Field((), max_length=200)
    match: UUID | None = None
    level: Level | None = None
    structure: Structure | None = None
    reach: Reach = {}
    format: EventFormat | None = None
    direction: Direction | None = None
    result: RecordResult | None = None
    months: Literal[12, 24, 36] | None = None
    partner: UUID | None = None
    material: UUID | None = None
    source: UUID | None = None
    invitation: UUID | None = None
    file: str | None = Field(None, pattern=CODE, max_length=64, examples=["01-17/25"])
    since: date | None = None
    until: date | None = None

    @property
    def said(self) -> frozenset[str]:
        """The fields that say something, beside the day, which all have to say."""
        return frozenset(name for name in type(self).model_fields if name != "day" and getattr(self, name))
