"""An attacker: what he knows of one day, or of two, and a solver."""

from collections.abc import Collection
from dataclasses import replace
from random import Random

import numpy as np
from reporting.disclosure.hiding import Cell
from reporting.figures.identities import Layer
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.reporting.knowledge import Equation, Knowledge, Unknown
from tests.reporting.published import Published, numbers

MOST = 10_000
LUCK = 12
"""How often he looks for any other world before he asks for each number by itself."""


class Attacker:
    """`later`: what was published on another day; he knows of each number how much it has changed since. `hidden` are
    the cells that he sees on neither."""

    def __init__(self, published: Published, hidden: Collection[Cell], later: Published | None = None) -> None:
        days = [numbers(one) for one in (published, later) if one is not None]
        nothing = {unknown: 0 for day in days for unknown in day}
        self._days = [Knowledge(nothing | day, hidden) for day in days]
        self._first = self._days[0]
        self._changes = [self._vector(day) - self._vector(self._first) for day in self._days]

    def pinned(self) -> list[Unknown]:
        """The hidden numbers of people for which there is one possible value only."""
        left, random = self.secrets, Random(0)
        for _ in range(LUCK):
            left = self._same(left, {unknown: random.choice((-1, 1)) for unknown in left}) if left else left
        for unknown in sorted(left, key=str):
            for sign in (1, -1):
                left = self._same(left, {unknown: sign}) if unknown in left else left
        return sorted(left, key=str)

    @property
    def secrets(self) -> set[Unknown]:
        """But for those that another figure shows, or whose parts do: so many in a share that is hidden. That nobody is
        in the one part of a share is no secret, and so is not how many are in the other."""
        first = self._first
        return {it for it in first.unknown if first.numbers[it] and not first.is_told(*it) and not self._everybody(it)}

    def _everybody(self, unknown: Unknown) -> bool:
        row, number = unknown
        whole = replace(number, layer=Layer.ALL)
        return number != whole and self._first.of(row, number) == self._first.of(row, whole)

    def _same(self, left: set[Unknown], wanted: Equation) -> set[Unknown]:
        """Those that are what they are in that world, too, in which the wanted are as small as possible."""
        goal = np.zeros(len(self._first.place))
        for unknown, factor in wanted.items():
            goal[self._first.place[unknown]] = factor
        least = np.max([day.least - change for day, change in zip(self._days, self._changes, strict=True)], axis=0)
        bounds, whole = Bounds(np.maximum(least, 0), MOST), np.ones(len(goal))
        found = milp(goal, constraints=self._constraints(), bounds=bounds, integrality=whole)
        assert found.success, found.message
        world = np.rint(found.x)
        return {it for it in left if world[self._first.place[it]] == self._first.numbers[it]}

    def _constraints(self) -> list[LinearConstraint]:
        return [
            LinearConstraint(day.matrix, *(limit - day.matrix @ change for limit in day.limits))
            for day, change in zip(self._days, self._changes, strict=True)
        ]

    def _vector(self, day: Knowledge) -> np.ndarray:
        return np.array([day.numbers[unknown] for unknown in self._first.unknown])
