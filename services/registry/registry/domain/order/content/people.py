"""Orders about people (3.2, 3.3)."""

from typing import Literal

from contracts.codes import OrderKind

from registry.domain.order.content.base import Content, Persons


class AppointMentors(Content):
    kind: Literal[OrderKind.APPOINT_MENTORS] = OrderKind.APPOINT_MENTORS
    persons: Persons
