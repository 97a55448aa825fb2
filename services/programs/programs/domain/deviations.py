"""SOFT rules: passed with a reason, and counted."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.rules import soft

from programs.domain.parts import Deviation
from programs.domain.program import Program, ProgramEvent


class DeviationRecorded(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.DeviationRecorded"
    rule: str
    reason: UUID

    def apply(self, program: Program) -> None:
        program.deviations += (Deviation(self.rule, self.reason),)


def allow(program: Program, kept: bool, rule: str, detail: str, reasons: dict[str, UUID], on: date) -> None:
    """Records the deviation where the rule is not kept; refuses where no reason was given."""
    reason = soft(kept, rule, detail, reasons)
    if reason is not None:
        program.record(DeviationRecorded(on=on, rule=rule, reason=reason))
