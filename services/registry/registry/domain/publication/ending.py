"""When results and cases of a program may be told: how it ended, and what has been reported of it (8.2, A-22)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from backbone.rules import require
from contracts.codes import OrderKind

from registry.domain.match.match import Match, MatchState


class FinalReport(NamedTuple):
    """Approved by the head; the period is half-open."""

    since: date
    until: date
    approved: date

    def tells_of(self, ended: date) -> bool:
        """Of what ended in its period, before it was approved."""
        return self.since <= ended < self.until and ended <= self.approved


@dataclass(frozen=True)
class Ending:
    """`by` is the kind of the order that ended the match, None where it goes on."""

    match: Match | None = None
    by: OrderKind | None = None
    reports: Collection[FinalReport] = ()

    @property
    def completed(self) -> bool:
        return self.match is not None and self.match.state is MatchState.ENDED and self.by is OrderKind.COMPLETE_PROGRAM

    @property
    def reported(self) -> bool:
        """Closed early, and a final report that covers the end has been approved."""
        ended = self.match.ended if self.match else None
        return ended is not None and any(report.tells_of(ended) for report in self.reports)


def must_be_completed(ending: Ending) -> None:
    require(ending.completed, "INV-16", "Кейс публикуется после завершения программы в полном объёме")


def must_be_completed_or_reported(ending: Ending) -> None:
    detail = "Результаты – после завершения программы; прекращённой досрочно – когда утверждён итоговый отчёт о ней"
    require(ending.completed or ending.reported, "INV-16", detail)
