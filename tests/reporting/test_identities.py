"""Numbers that are always bound to each other are declared to be: who adds a figure is told which."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import combinations, permutations
from random import Random

import numpy as np
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Measure
from reporting.figures.identities import IDENTITIES, NESTED, Layer, Number
from scipy.optimize import linprog

from tests.reporting.histories import history
from tests.reporting.municipality import BIRTH
from tests.reporting.published import Published, numbers, on, over
from tests.reporting.seeded import seeded

HISTORIES, TOWNS = 120, 6
SOMETIMES, OFTEN = 3, 40
"""Schools on days in which there is anybody: fewer tell of no number that it is another, or among others."""
Sum = Counter[Number]
COINCIDENCES = {
    "K-01-experience/1-3 <= K-01-young/young",
    "K-01-subject/unknown + K-01-subject/physics = K-01-experience",
    "K-01/waiting <= K-11-conversion#rest",
    "K-01/waiting <= K-11-conversion/trial#rest",
    "K-02-category/unknown <= K-01",
    "K-02-category/unknown <= K-01-experience",
    "K-02-origin/internal <= K-01",
    "K-02-origin/internal <= K-01-experience",
    "K-02-origin/internal <= K-03",
    "K-02-origin/unknown <= K-01",
    "K-02-origin/unknown <= K-01-experience",
    "K-02-portfolio/none <= K-02-trained/untrained",
    "K-03-flow/formed <= K-11",
    "K-03-flow/formed <= K-11/ordered",
    "K-03-flow/replaced <= K-11",
    "K-03-flow/replaced <= K-11/ordered",
    "K-03-size/3 <= K-02",
    "K-03-size/3 <= K-02-category",
    "K-03/pair <= K-02",
    "K-03/pair <= K-02-category",
    "K-07-length <= K-11",
    "K-10/2 <= K-03-size",
    "K-10/2 <= K-03-size/2",
    "K-10/3 <= K-03-size",
    "K-11-conversion/analysed <= K-05#rest",
    "K-11-conversion/confirmed#rest <= K-05#rest",
    "K-11-conversion/started#rest <= K-05#rest",
    "K-11-conversion/trial#rest <= K-05#rest",
    "K-11-days <= K-11-conversion#rest",
    "K-11-days/ordered <= K-11-conversion#rest",
    "K-23-respondent/mentee = K-23/comfort",
    "K-23-respondent/mentee = K-23/usefulness",
    "K-32/approved <= K-11",
}
"""Of these histories: who teaches, who answers, and how rarely somebody has two pairs, programs, or a portfolio."""


class Samples:
    """Of each number, how many there were in each school on each day."""

    def __init__(self, published: list[Published]) -> None:
        rows = [told for one in published for told in _by_school(one)]
        names = sorted({number for told in rows for number in told}, key=str)
        columns = {number: np.array([told.get(number, 0) for told in rows]) for number in names}
        self.columns = {number: column for number, column in columns.items() if np.count_nonzero(column) >= SOMETIMES}

    def never_positive(self) -> Iterator[tuple[str, Sum]]:
        """What is bound in all of them: its name, and a sum; of equal numbers one is looked at."""
        different = {column.tobytes(): number for number, column in reversed(self.columns.items())}
        for number, column in self.columns.items():
            if (first := different[column.tobytes()]) != number:
                yield from ((f"{first} = {number}", Counter({first: sign, number: -sign})) for sign in (1, -1))
        often = [number for number in different.values() if np.count_nonzero(self.columns[number]) >= OFTEN]
        for one, other in combinations(often, 2):
            if whole := different.get((self.columns[one] + self.columns[other]).tobytes()):
                name = f"{one} + {other} = {whole}"
                yield from ((name, Counter({one: sign, other: sign, whole: -sign})) for sign in (1, -1))
        for some, every in permutations(often, 2):
            if (self.columns[some] <= self.columns[every]).all():
                yield f"{some} <= {every}", Counter({some: 1, every: -1})


def _by_school(published: Published) -> list[dict[Number, int]]:
    rows: dict[object, dict[Number, int]] = {}
    for (row, number), n in numbers(published).items():
        rows.setdefault(row, {})[number] = n
    return [told for row, told in rows.items() if row]


@cache
def samples(period: bool) -> Samples:
    """Of histories as chance will have them, and of such as may happen."""
    told = [history(Random(seed)) for seed in range(HISTORIES)] + [seeded(seed, 6) for seed in range(TOWNS)]
    published = []
    for number, one in enumerate(told):
        random = Random(number)
        day = BIRTH + timedelta(days=random.randint(0, 40) + (number >= HISTORIES) * 30)
        since = day - timedelta(days=random.randint(1, 20))
        everything = one.everything
        published.append(over(everything, since, day + timedelta(days=1)) if period else on(everything, day))
    return Samples(published)


class Declared:
    """What follows from what is declared, and from what figures are."""

    def __init__(self, samples: Samples) -> None:
        self._place = {number: place for place, number in enumerate(samples.columns)}
        self._samples = samples
        equal = [*self._same(), *self._made_up()]
        less = [*self._among(), *self._lines()]
        self._known = {
            "A_eq": np.array([self._row(it) for it in equal]),
            "b_eq": np.zeros(len(equal)),
            "A_ub": np.array([self._row(it) for it in less]),
            "b_ub": np.zeros(len(less)),
        }

    def never_positive(self, wanted: Sum) -> bool:
        found = linprog(-self._row(wanted), bounds=(0, 1), **self._known)
        assert found.success, found.message
        return bool(found.fun > -1e-6)

    def _row(self, wanted: Sum) -> np.ndarray:
        row = np.zeros(len(self._place))
        for number, factor in wanted.items():
            if number in self._place:
                row[self._place[number]] += factor
        return row

    def _same(self) -> Iterator[Sum]:
        """Over a period not all of them are."""
        for group in IDENTITIES:
            for one, other in combinations([it for it in group if it in self._place], 2):
                if (self._samples.columns[one] == self._samples.columns[other]).all():
                    yield Counter({one: 1, other: -1})

    def _among(self) -> Iterator[Sum]:
        groups = [pair for group in IDENTITIES for pair in combinations(group, 2)]
        for one, other in (*NESTED, *groups, *((b, a) for a, b in groups)):
            known = one in self._place and other in self._place
            if known and (self._samples.columns[one] <= self._samples.columns[other]).all():
                yield Counter({one: 1, other: -1})

    def _made_up(self) -> Iterator[Sum]:
        for whole in self._place:
            layers = [Number(whole.figure, whole.line, layer) for layer in (Layer.PART, Layer.REST)]
            if whole.layer is Layer.ALL and FIGURES[whole.figure].measure is Measure.SHARE:
                yield Counter({whole: -1, **dict.fromkeys(layers, 1)})
            lines = [it for it in self._place if it.line and (it.figure, it.layer) == (whole.figure, whole.layer)]
            if whole.line is None and lines:
                total = np.sum([self._samples.columns[it] for it in lines], axis=0)
                if np.array_equal(total, self._samples.columns[whole]):
                    yield Counter({whole: -1, **dict.fromkeys(lines, 1)})

    def _lines(self) -> Iterator[Sum]:
        for number in self._place:
            whole = Number(number.figure, None, number.layer)
            if number.line and whole in self._place:
                yield Counter({number: 1, whole: -1})


def undeclared(period: bool) -> set[str]:
    """Between figures."""
    declared = Declared(samples(period))
    across = ((name, it) for name, it in samples(period).never_positive() if len({one.figure for one in it}) > 1)
    return {name for name, it in across if not declared.never_positive(it)}


def test_whatever_is_always_bound_is_declared() -> None:
    assert undeclared(period=False) | undeclared(period=True) == COINCIDENCES


def test_every_name_that_is_declared_is_that_of_a_number() -> None:
    assert Counter(number for group in IDENTITIES for number in group).most_common(1)[0][1] == 1
    for number in {it for group in (*IDENTITIES, *NESTED) for it in group}:
        figure = FIGURES[number.figure]
        assert figure.persons, number
        assert number.line is None or not figure.labels or number.line in figure.labels, number
        assert number.layer is Layer.ALL or figure.measure is Measure.SHARE, number
