"""What a past decision is asked again by. The arithmetic is that of the services: RuleParameters holds it for both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.codes import Code
from contracts.regulation import RuleParameters

Row = dict[str, Any]
Due = Callable[[RuleParameters, date], date]


class Verdict(Code):
    REFUSED = "refused", "было бы отказано"
    REASON = "reason", "потребовалась бы причина"
    LATE = "late", "было бы просрочено"


@dataclass(frozen=True)
class Check:
    """`rows` selects the decisions: school, subject, happened (the business date), event and what `broken` looks at. It
    may use `%(window)s`. `told` words a decision, with the row's fields as placeholders."""

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
