"""What the effects of orders share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backbone.aggregate import Aggregate

from registry.application.base import Application
from registry.domain.act import Act
from registry.domain.order.content import Content
from registry.domain.school.school import School


@dataclass(frozen=True)
class Effect:
    """Whom an order concerns, and what it changes beside itself."""

    concerns: tuple[UUID, ...]
    changed: tuple[Aggregate, ...] = ()


Effects = Mapping[type[Content], Callable[[Application, School, Act, Any], Effect]]
"""The content is of the class it stands under."""
