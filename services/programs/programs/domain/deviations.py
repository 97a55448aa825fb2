"""SOFT rules: passed with a reason, and counted."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, NamedTuple
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


class Preferred(NamedTuple):
    """A SOFT rule, and whether it is kept."""

    kept: bool
    rule: str
    detail: str


def allow(program: Program, kept: bool, rule: str, detail: str, reasons: dict[str, UUID], on: date) -> None:
    """Records the deviation where the rule is not kept; refuses where no reason was given."""
    allow_all(program, [Preferred(kept, rule, detail)], reasons, on)


def allow_all(program: Program, preferred: Sequence[Preferred], reasons: dict[str, UUID], on: date) -> None:
    """Of several rules, nothing is recorded unless there is a reason for each that is not kept."""
    given = [(one.rule, soft(one.kept, one.rule, one.detail, reasons)) for one in preferred]
    for rule, reason in given:
        if reason is not None:
            program.record(DeviationRecorded(on=on, rule=rule, reason=reason))
