"""What a past decision is asked again by. The arithmetic is that of the services: RuleParameters holds it for both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.codes import Code
from contracts.regulation import RuleParameters

Row = dict[str, Any]
Due = Callable[[RuleParameters, date], date]


PLANNED = """planned AS (
    SELECT school, subject, since, event, position, ends, previous_ends,
        (array_agg(starts) FILTER (WHERE starts IS NOT NULL) OVER until_then)[1] AS starts
    FROM program_periods
    WINDOW until_then AS (PARTITION BY subject ORDER BY position DESC ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
)"""
"""Periods of programs, each with the start that was told last: an extension tells none."""


class Verdict(Code):
    REFUSED = "refused", "было бы отказано"
    REASON = "reason", "потребовалась бы причина"
    LATE = "late", "было бы просрочено"


@dataclass(frozen=True)
class Check:
    """`rows` selects the decisions: school, subject, happened (the business date), event and what `broken` looks at. It
    may use `%(window)s` and read from `planned`. `told` words a decision, with the row's fields as placeholders."""

    rule: str
    clause: str
    title: str
    verdict: Verdict
    told: str
    rows: str
    broken: Callable[[RuleParameters, Row], bool]


def late(rule: str, clause: str, title: str, told: str, rows: str, due: Due) -> Check:
    """Of what has to happen by a day that is reckoned from the row's `before`."""

    def broken(parameters: RuleParameters, row: Row) -> bool:
        return bool(due(parameters, row["before"]) < row["happened"])

    return Check(rule, clause, title, Verdict.LATE, told, rows, broken)
