"""Rules of the regulation as dated data. The mechanism only: which rules there are, each service's domain says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from backbone.errors import ReasonRequired, RuleBroken


class Severity(StrEnum):
    HARD = "hard"
    """Refuses."""
    SOFT = "soft"
    """Passes with a recorded reason."""
    INFO = "info"
    """Is told, hinders nothing."""


@dataclass(frozen=True)
class Rule:
    """In force from `valid_from` up to, not including, `valid_to`; None has no end. `clause` is the regulation's."""

    id: str
    title: str
    clause: str
    severity: Severity
    valid_from: date
    valid_to: date | None = None

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    def overlaps(self, other: "Rule") -> bool:
        return self.id == other.id and (self.in_force(other.valid_from) or other.in_force(self.valid_from))


class Catalogue:
    """Raises ValueError for two rules of one id in force on the same day."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            editions = self._rules.setdefault(rule.id, [])
            if any(rule.overlaps(other) for other in editions):
                raise ValueError(f"rule {rule.id} is in the catalogue twice for the same days")
            editions.append(rule)

    def __iter__(self) -> Iterator[Rule]:
        return (rule for editions in self._rules.values() for rule in editions)

    def rule(self, id: str, on: date) -> Rule:
        """Raises LookupError where no such rule is in force on the date."""
        rule = self.find(id, on)
        if rule is None:
            raise LookupError(f"no rule {id} is in force on {on}")
        return rule

    def latest(self, id: str) -> Rule | None:
        """Whatever the day: for telling what a rule says."""
        return max(self._rules.get(id, ()), key=lambda rule: rule.valid_from, default=None)

    def find(self, id: str, on: date) -> Rule | None:
        return next((rule for rule in self._rules.get(id, ()) if rule.in_force(on)), None)


def require(condition: bool, rule: str, detail: str, field: str | None = None) -> None:
    """A HARD rule: raises RuleBroken unless the condition holds."""
    if not condition:
        raise RuleBroken(rule, detail, field=field)


def soft(condition: bool, rule: str, detail: str, reasons: Mapping[str, UUID]) -> UUID | None:
    """A SOFT rule: None where it is kept, the given reason where it is not: a deviation to record.

    Raises ReasonRequired where it is not kept and no reason is given.
    """
    if condition:
        return None
    if rule not in reasons:
        raise ReasonRequired(rule, detail)
    return reasons[rule]
