"""An order while it takes effect: what everybody whom it touches needs to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from backbone.rules import soft


@dataclass
class Act:
    """`reasons` are those given for SOFT rules that are not kept; `deviations` those that were needed, by rule."""

    order: UUID
    dated: date
    signer: UUID
    reasons: Mapping[str, UUID] = field(default_factory=dict)
    deviations: dict[str, UUID] = field(default_factory=dict)

    def prefer(self, kept: bool, rule: str, detail: str) -> None:
        """A SOFT rule: raises ReasonRequired where it is not kept without a reason."""
        reason = soft(kept, rule, detail, self.reasons)
        if reason is not None:
            self.deviations[rule] = reason
