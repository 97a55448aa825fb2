"""Sentences for tests of aggregates: given(Program, …events).when(lambda p: p.extend(…)).then(…events)."""

from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import DomainError, RuleBroken
from backbone.events import Event

A = TypeVar("A", bound=Aggregate)
SOME_ID = UUID(int=1)


class Scenario(Generic[A]):
    def __init__(self, aggregate: A) -> None:
        self._aggregate = aggregate
        self._refusal: DomainError | None = None

    def when(self, decide: Callable[[A], object]) -> "Scenario[A]":
        try:
            decide(self._aggregate)
        except DomainError as refusal:
            self._refusal = refusal
        return self

    def then(self, *expected: Event) -> A:
        """The decision recorded exactly these events."""
        if self._refusal is not None:
            raise AssertionError(f"refused: {self._refusal!r}") from self._refusal
        assert self._aggregate.pending == list(expected)
        return self._aggregate

    def then_refused(self, code_or_rule: str) -> DomainError:
        """The decision was refused with this rule id or code, and nothing was recorded."""
        assert self._refusal is not None, f"not refused; recorded {self._aggregate.pending}"
        said = self._refusal.rule if isinstance(self._refusal, RuleBroken) else getattr(self._refusal, "code", None)
        said = said or getattr(self._refusal, "rule", None)
        assert said == code_or_rule, f"refused with {said}, not {code_or_rule}"
        assert self._aggregate.pending == []
        return self._refusal


def given(kind: type[A], *events: Event, id: UUID = SOME_ID) -> Scenario[A]:
    return Scenario(kind.replay(id, events))
