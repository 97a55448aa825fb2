"""How much is hidden, and how much of that can be reckoned: `make disclosure`, towns from TOWNS seeds."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter

from reporting.disclosure.hiding import Cell

from tests.reporting.attack import Attacker
from tests.reporting.published import Published, hidden, on, over
from tests.reporting.seeded import seeded

SIZES = (1, 2, 3, 5, 8, 25)
OFFICE, PUBLIC = (3,), (3, 5)
AUTUMN = date(2025, 9, 15)
LINE = "{:<34}{:>9}{:>9}{:>12}{:>16}"


def cells(published: Published) -> set[Cell]:
    """That tell of somebody."""
    return {(figure.id, row, line) for figure, told in published for row, line, n, _ in told if n}


def alone(published: Published, smallest: tuple[int, ...]) -> frozenset[Cell]:
    """As it would be if each figure were the only one."""
    return frozenset[Cell]().union(*(hidden([one], smallest) for one in published))


def publications(town: int, schools: int) -> Iterator[Published]:
    told, day = seeded(town, schools).everything, AUTUMN + timedelta(days=30 + town % 31)
    yield on(told, day)
    yield over(told, AUTUMN, day)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=int, default=20)
    towns = parser.parse_args().towns
    print(LINE.format("", "numbers", "hidden", "of them", "reconstructed"))
    for schools in SIZES:
        published = [one for town in range(towns if schools < 25 else 1) for one in publications(town, schools)]
        for name, smallest in (("office", OFFICE), ("published", PUBLIC)):
            _row(f"{schools} schools, {name}", published, [hidden(one, smallest) for one in published])
        _row(f"{schools} schools, each figure alone", published, [alone(one, OFFICE) for one in published])


def _row(name: str, published: list[Published], places: list[frozenset[Cell]]) -> None:
    begun = perf_counter()
    attackers = [Attacker(one, those) for one, those in zip(published, places, strict=True)]
    pinned, secrets = sum(len(it.pinned()) for it in attackers), sum(len(it.secrets) for it in attackers)
    told, kept = (
        sum(len(cells(one)) for one in published),
        sum(len(cells(one) & those) for one, those in zip(published, places, strict=True)),
    )
    share = f"{100 * kept / max(told, 1):.0f} %"
    print(
        LINE.format(name, told, kept, share, f"{pinned} of {secrets}"), f"  {perf_counter() - begun:.0f} s", flush=True
    )


if __name__ == "__main__":
    main()
