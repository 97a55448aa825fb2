"""Orders about pairs and groups (3.3, 6.2)."""

from typing import Literal
from uuid import UUID

from contracts.codes import OrderKind

from registry.domain.order.content.base import Content, Persons


class FixPairs(Content):
    kind: Literal[OrderKind.FIX_PAIRS] = OrderKind.FIX_PAIRS
    matches: Persons


class ReplaceMentor(Content):
    kind: Literal[OrderKind.REPLACE_MENTOR] = OrderKind.REPLACE_MENTOR
    match: UUID
    mentor: UUID
