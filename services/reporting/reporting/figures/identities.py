"""Which numbers of several figures are one and the same: who sees the one knows the other (INV-28).

A number is named by its figure, `/line` of the breakdown, and of a share `#part` (those who are) or `#rest` (those who
are not); of anything else the name means how many are behind it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Layer(StrEnum):
    ALL = ""
    PART = "part"
    REST = "rest"


@dataclass(frozen=True)
class Number:
    figure: str
    line: str | None = None
    layer: Layer = Layer.ALL

    @classmethod
    def named(cls, name: str) -> Self:
        place, _, layer = name.partition("#")
        figure, _, line = place.partition("/")
        return cls(figure, line or None, Layer(layer))

    def __str__(self) -> str:
        return self.figure + (f"/{self.line}" if self.line else "") + (f"#{self.layer}" if self.layer else "")


SAME = (
    # Mentees: waiting or in pairs, in pairs, waiting, with a program that is running.
    ("K-01", "K-05"),
    ("K-01/paired", "K-01-experience", "K-01-subject", "K-01-young"),
    ("K-01/waiting", "K-13"),
    ("K-01-form", "K-05#part"),
    # Mentors: leading, in the bank, trained, of other organisations.
    ("K-02/acting", "K-02-category", "K-02-origin", "K-10"),
    ("K-02/offered", "K-02-portfolio", "K-02-trained", "K-10-capacity", "K-15"),
    ("K-02-trained/trained", "K-15#part"),
    ("K-02-trained/untrained", "K-15#rest"),
    ("K-02-origin/external", "K-31/mentor"),
    # Groups; programs that are running or have ended.
    ("K-03/group", "K-03-size"),
    ("K-06-state/running", "K-06-form", "K-06-kind", "K-06-purpose", "K-07-length"),
    ("K-06-state/terminated", "K-18#part", "K-18-initiator", "K-18-reason"),
    ("K-06-state/completed", "K-18#rest"),
    # Who has said that he needs a mentor, and how far he has come.
    (
        "K-11/need",
        *(f"K-11-conversion/{step}" for step in ("analysed", "proposed", "trial", "confirmed", "ordered", "started")),
    ),
    # What is recorded: contests, recommendations, interactions, meetings, answers.
    ("K-16", "K-16-kind/contest-participation", "K-16-result"),
    ("K-16-kind/contest-recommendation", "K-16-recommended"),
    ("K-16-kind/structure-interaction", "K-16-structure"),
    ("K-17/held", "K-17-hours"),
    ("K-26/answered", "K-26-answer"),
    # Questionnaires; where people work afterwards.
    ("K-23", "K-23-form", "K-23-respondent", "K-23-spread"),
    ("K-24", "K-24-municipality", "K-24-cohort"),
    ("K-24#part", "K-24-cohort#part"),
    ("K-24#rest", "K-24-cohort#rest"),
    ("K-24/12", "K-24-municipality/12"),
    ("K-24/24", "K-24-municipality/24"),
    ("K-24/36", "K-24-municipality/36"),
)
"""On a day these are always equal in what may happen; over a period some are. Where they are, they are one number."""

IDENTITIES = tuple(tuple(map(Number.named, names)) for names in SAME)


def kin(figures: Iterable[str]) -> frozenset[str]:
    """These, and all whose numbers theirs are bound to."""
    found = frozenset(figures)
    while (more := found.union(*_told_by(found))) != found:
        found = more
    return found


def _told_by(figures: Collection[str]) -> Sequence[set[str]]:
    families = [{number.figure for number in group} for group in IDENTITIES]
    return [family for family in families if not family.isdisjoint(figures)]
