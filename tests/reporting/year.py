"""A year that tests ask about."""

from datetime import date

from contracts.codes import Initiator, Kind, Purpose, TerminationReason

from tests.reporting.municipality import Municipality
from tests.reporting.regulated import regulated


def a_year() -> Municipality:
    """School a: a pair whose program is extended and completed, a group whose program its mentor ends.
    School b: one who waits. Every figure has something to count."""
    told = Municipality()
    told.school("a")
    told.school("b")
    told.edition("a")
    told.pool_actualised("a", date(2025, 9, 4))
    for person, experience in {"ann": 20, "ben": 15, "cat": 0, "dan": 2, "eve": 7}.items():
        told.person("a", person, experience=experience)
    told.person("b", "fay", experience=1)
    for mentor, capacity in {"ann": 1, "ben": 3}.items():
        told.offers("a", mentor, date(2025, 9, 2), capacity)
        told.appointed("a", mentor, date(2025, 9, 3))
    for mentee in ("cat", "dan", "eve"):
        told.asks("a", mentee, date(2025, 9, 5))
    told.asks("b", "fay", date(2025, 9, 10))
    told.deviates("a", "INV-08", date(2025, 9, 3))
    _pair(told)
    _group(told)
    regulated(told)
    return told


def _pair(told: Municipality) -> None:
    told.assigned("a", "pair", "ann", ["cat"], date(2025, 9, 15))
    program = told.program("a", "pair's program", "ann", ["cat"])
    program.purpose = Purpose.ADAPTATION
    program.drafted(date(2025, 9, 15))
    program.approved(date(2025, 9, 20), date(2025, 10, 1), date(2026, 1, 1))
    program.started(date(2025, 10, 1), date(2026, 1, 1))
    program.met(date(2025, 10, 8))
    program.extended(date(2025, 12, 10), date(2026, 1, 1), date(2026, 3, 1))
    told.replaced("a", "pair", "ann", "ben", ["cat"], date(2026, 1, 20))
    program.reported(date(2026, 2, 20))
    program.completed(date(2026, 3, 1))
    told.match_ended("a", "pair", "ben", ["cat"], date(2026, 3, 1))


def _group(told: Municipality) -> None:
    told.assigned("a", "group", "ben", ["dan", "eve"], date(2025, 9, 15))
    program = told.program("a", "group's program", "ben", ["dan", "eve"])
    program.kinds = (Kind.GROUP,)
    program.drafted(date(2025, 9, 15))
    program.approved(date(2025, 9, 20), date(2025, 10, 1), date(2026, 4, 1))
    program.started(date(2025, 10, 1), date(2026, 4, 1))
    program.kinds = (Kind.GROUP, Kind.VIRTUAL)
    program.amended(date(2025, 11, 1))
    program.terminated(date(2025, 12, 20), Initiator.MENTOR, TerminationReason.HEALTH)
    told.match_ended("a", "group", "ben", ["dan", "eve"], date(2025, 12, 20))
