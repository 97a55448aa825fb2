"""Which numbers of several figures are one and the same: who sees the one knows the other (INV-28).

A number is named by its figure, `/line` of the breakdown, and of a share `#part` (those who are) or `#rest` (those who
are not); of anything else the name means how many are behind it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
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


STEPS = ("analysed", "proposed", "trial", "confirmed", "ordered", "started")
AFTER = ("12", "24", "36")
SAME = (
    # Mentees: waiting or in pairs, in pairs, waiting, with a program that is running.
    ("K-01", "K-05"),
    ("K-01/paired", "K-01-experience", "K-01-subject", "K-01-young"),
    ("K-01/waiting", "K-13"),
    ("K-01-experience/unknown", "K-01-young/unknown"),
    ("K-01-form", "K-05#part"),
    # Mentors: leading, in the bank, trained, of other organisations.
    ("K-02/acting", "K-02-category", "K-02-origin", "K-10"),
    ("K-02/offered", "K-02-portfolio", "K-02-trained", "K-10-capacity", "K-15"),
    ("K-02-trained/trained", "K-15#part"),
    ("K-02-trained/untrained", "K-15#rest"),
    ("K-02-origin/external", "K-31/mentor"),
    # Groups; programs that are running or have ended.
    ("K-03/group", "K-03-size"),
    ("K-06-state/running", "K-06-form", "K-06-kind", "K-06-purpose", "K-07-length", "K-17-program"),
    ("K-06-state/terminated", "K-18#part", "K-18-initiator", "K-18-reason"),
    ("K-06-state/completed", "K-18#rest"),
    # Who has said that he needs a mentor, at each step.
    ("K-11/need", *(f"K-11-conversion/{step}" for step in STEPS)),
    # What is recorded: contests, recommendations, interactions, meetings, answers.
    ("K-16", "K-16-kind/contest-participation", "K-16-result"),
    ("K-16-kind/contest-recommendation", "K-16-recommended"),
    ("K-16-kind/structure-interaction", "K-16-structure"),
    ("K-17/held", "K-17-hours"),
    ("K-26/answered", "K-26-answer"),
    # Questionnaires; where people work afterwards.
    ("K-23", "K-23-form", "K-23-respondent", "K-23-spread"),
    ("K-24", "K-24-municipality", "K-24-cohort"),
    *((f"K-24/{after}", f"K-24-municipality/{after}") for after in AFTER),
    ("K-24#part", "K-24-cohort#part"),
    ("K-24#rest", "K-24-cohort#rest"),
)
"""On a day, or over a period, these are equal in whatever the rules allow to happen: where they are, they are one."""

AMONG = (
    # From a need to a program.
    ("K-01", "K-11"),
    ("K-01/paired", "K-11/ordered"),
    ("K-11/ordered", "K-01/paired"),
    ("K-01/waiting", "K-11/need"),
    ("K-11/need", "K-01"),
    ("K-05#part", "K-11/started"),
    *((f"K-11-conversion/{step}#part", f"K-11/{step}") for step in STEPS),
    *((f"K-11-days/{step}", f"K-11-conversion/{step}#part") for step in STEPS),
    *((f"K-11-days/{step}", f"K-11/{step}") for step in STEPS),
    ("K-11-days", "K-11"),
    ("K-11-days", "K-11/need"),
    ("K-11-days", "K-11-conversion#part"),
    ("K-11-conversion/trial#part", "K-11-conversion/proposed#part"),
    ("K-11-conversion/confirmed#part", "K-11-conversion/proposed#part"),
    # Whom nobody has told of has told nothing.
    ("K-01-experience/unknown", "K-01-subject/unknown"),
    ("K-02-origin/unknown", "K-02-category/unknown"),
    # Who leads has a pair or group, which has mentees.
    ("K-02/acting", "K-03"),
    ("K-03", "K-01/paired"),
    ("K-10", "K-02/acting"),
    ("K-10", "K-03"),
    ("K-10/1", "K-03/pair"),
    ("K-10-capacity#part", "K-10"),
    ("K-02-portfolio", "K-02/offered"),
    # Programs.
    ("K-17-program", "K-06-state"),
    ("K-06-state/running", "K-17-program"),
    ("K-18", "K-06-state"),
    ("K-06-state/completed", "K-18"),
    ("K-18#rest", "K-06-state/completed"),
    ("K-31/program", "K-06-state/running"),
    # Records, petitions, practices.
    ("K-24", "K-16-kind/employment-outcome"),
    ("K-24#part", "K-24-municipality#part"),
    *((f"K-24/{after}#part", f"K-24-municipality/{after}#part") for after in AFTER),
    ("K-24-cohort", "K-24"),
    ("K-26/answered", "K-26-answer"),
    ("K-27", "K-28-petitions/release"),
    ("K-28-proposals", "K-28-petitions/improvement"),
    ("K-32/approved", "K-32/described"),
)
"""The first counts some of those whom the second counts, on a day or over a period: where it does, that is known."""

IDENTITIES = tuple(tuple(map(Number.named, names)) for names in SAME)
NESTED = tuple((Number.named(some), Number.named(all_)) for some, all_ in AMONG)


FAMILIES = tuple(frozenset(number.figure for number in group) for group in (*IDENTITIES, *NESTED))


@cache
def kin(figure: str) -> frozenset[str]:
    """This one, and all whose numbers are bound to its."""
    found = frozenset({figure})
    while (more := found.union(*(family for family in FAMILIES if family & found))) != found:
        found = more
    return found
