"""What differs between the kinds of report."""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.codes import ReportKind


@dataclass(frozen=True)
class Traits:
    """`figures`: those it shows unless others are named; none means all. `cosigned`: its plan needs the head before it
    is compiled. `mentors_report`: it rests on a report of every mentor who was active in its period. `as_of`: it shows
    the last day of its period and everything up to it, not the period."""

    document: str
    clause: str
    figures: tuple[str, ...] = ()
    cosigned: bool = False
    mentors_report: bool = False
    as_of: bool = False


KINDS: Mapping[ReportKind, Traits] = {
    ReportKind.MONITORING: Traits("D-22", "п. 3.4", cosigned=True),
    ReportKind.ANALYTICAL: Traits("D-24", "п. 3.4, прил., этап 7", mentors_report=True),
    ReportKind.STATISTICAL: Traits("D-25", "п. 3.4", ("K-01", "K-02", "K-03", "K-04", "K-05", "K-18"), as_of=True),
}
