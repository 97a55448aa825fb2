"""All figures at a day, and how they differ from somebody else's."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from statistics import median

from mentoring.story.count import deeds, pairs, people, programs
from mentoring.story.ledger import Ledger

Lines = Iterable[tuple[str | None, Hashable]]
"""A line of a figure's breakdown, and somebody or something that counts in it; None where there are no lines."""

Figures = dict[tuple[str, str | None], float | None]
"""Numbers by figure and line; the line None is the whole. None where there is nothing to take a share of."""

DEEDS = ("K-05-actualised", "K-16", "K-16-kind", "K-16-recommended", "K-16-result", "K-28-petitions")
COUNTS: Mapping[str, Callable[[Ledger, date], Lines]] = {
    "K-01": people.mentees,
    "K-01-experience": people.mentees_by_experience,
    "K-01-subject": people.mentees_by_subject,
    "K-01-young": people.mentees_by_age,
    "K-02": people.mentors,
    "K-02-category": people.mentors_by_category,
    "K-02-origin": people.mentors_by_origin,
    "K-02-portfolio": people.mentors_by_portfolio,
    "K-03": pairs.pairs_and_groups,
    "K-03-size": pairs.groups_by_size,
    "K-03-flow": pairs.changes,
    "K-06-state": programs.by_state,
    "K-06-form": programs.by_form,
    "K-06-kind": programs.by_kind,
    "K-07": programs.extensions,
    "K-07-length": programs.by_length,
    "K-10": pairs.by_load,
    "K-18-initiator": programs.by_initiator,
    "K-18-reason": programs.by_reason,
    "K-31": deeds.network,
    "K-34": programs.deviations,
} | {figure: deeds.of(figure) for figure in DEEDS}
SHARES: Mapping[str, Callable[[Ledger, date], Iterable[bool]]] = {
    "K-04": people.beginners_covered,
    "K-05": people.needed_covered,
    "K-10-capacity": pairs.at_capacity,
    "K-18": programs.ended_early,
}


def count(ledger: Ledger, day: date) -> Figures:
    """As of the end of that day."""
    figures: Figures = {}
    for figure, lines in COUNTS.items():
        found: dict[str | None, set[Hashable]] = {None: set()}
        for line, counted in lines(ledger, day):
            found.setdefault(line, set()).add(counted)
            found[None].add(counted)
        figures |= {(figure, line): len(counted) for line, counted in found.items()}
    figures |= {(figure, None): share(list(those(ledger, day))) for figure, those in SHARES.items()}
    waits = people.waits(ledger, day)
    return figures | {("K-13", None): round(median(waits), 1) if waits else None}


def share(those: list[bool]) -> float | None:
    """Per cent of those who are."""
    return round(100 * sum(those) / len(those), 1) if those else None


def differences(own: Figures, told: Figures) -> dict[tuple[str, str | None], tuple[float | None, float | None]]:
    """What is counted here and told there, where they differ. A line that is missing is an empty line."""
    both = {key: (own.get(key, 0), told.get(key, 0)) for key in own.keys() | told.keys()}
    return {key: pair for key, pair in both.items() if pair[0] != pair[1]}
