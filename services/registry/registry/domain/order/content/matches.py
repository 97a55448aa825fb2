"""Orders about pairs and groups (3.3, 6.2)."""

from typing import Literal
from uuid import UUID

from contracts.codes import OrderKind
from pydantic import Field

from registry.domain.order.content.base import Content, Persons


class FixPairs(Content):
    kind: Literal[OrderKind.FIX_PAIRS] = OrderKind.FIX_PAIRS
    matches: Persons


class ChangeGroup(Content):
    """Who joins a group and who leaves it; `convert_to_pair` makes a group of one a pair (R-2.3-08, A-07)."""

    kind: Literal[OrderKind.CHANGE_GROUP] = OrderKind.CHANGE_GROUP
    match: UUID
    joins: tuple[UUID, ...] = Field((), max_length=30)
    leaves: tuple[UUID, ...] = Field((), max_length=30)
    convert_to_pair: bool = False


class ReplaceMentor(Content):
    kind: Literal[OrderKind.REPLACE_MENTOR] = OrderKind.REPLACE_MENTOR
    match: UUID
    mentor: UUID
