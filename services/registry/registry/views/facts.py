"""What has happened in a school, by key: evidence for its roadmap, counts for its head. The keys are a table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from backbone.database import Database
from backbone.follower import Handler, Handles, Projection
from backbone.letters import Delivery, Message
from contracts.programs import DevelopmentPlanApproved, MeetingHeld, SurveyOpened, TaskChecked

from registry.domain.cycle.approval import SchoolCycleDrafted
from registry.domain.match.agreement import InterestDeclared
from registry.domain.order.order import DeviationRecorded, OrderIssued
from registry.domain.order.repeal import OrderRepealed
from registry.domain.participant.profile import MenteeRegistered, MentorRegistered
from registry.domain.roadmap.evidence import Fact
from registry.domain.roadmap.stages import StageDeviationRecorded
from registry.domain.school.pool import MenteePoolActualised
from registry.views.rows import Rows, add

DEVIATION = "deviation:"

KEYS: Mapping[type[Message], str | Callable[[Any], str | None]] = {
    OrderIssued: lambda fact: f"order:{fact.kind}",
    DeviationRecorded: lambda fact: f"{DEVIATION}{fact.rule}",
    StageDeviationRecorded: lambda fact: f"{DEVIATION}{fact.rule}",
    SchoolCycleDrafted: "cycle",
    MenteePoolActualised: "pool",
    MenteeRegistered: "need",
    MentorRegistered: "mentor",
    InterestDeclared: lambda fact: "trial-meeting" if fact.met_on else None,
    SurveyOpened: lambda fact: f"survey:{fact.form}",
    DevelopmentPlanApproved: "development-plan",
    MeetingHeld: "meeting",
    TaskChecked: "task-checked",
}
"""Under which key a fact is kept; None for one that is no evidence."""

UNDONE: tuple[type[Message], ...] = (OrderRepealed,)
"""What takes all facts of its object away."""


class FactsView:
    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, school: UUID, since: date, until: date) -> dict[str, Fact]:
        """The first day of each key: ever, and from `since` on; nothing after `until`."""
        with self._database.transaction(school) as cursor:
            rows = cursor.execute(
                """SELECT key, min("on") AS ever, min("on") FILTER (WHERE "on" >= %s) AS lately
                   FROM facts WHERE "on" <= %s GROUP BY key""",
                (since, until),
            ).fetchall()
        return {row["key"]: Fact(row["ever"], row["lately"]) for row in rows}

    def deviations(self, school: UUID) -> dict[str, int]:
        """How often each SOFT rule was not kept."""
        with self._database.transaction(school) as cursor:
            rows = cursor.execute(
                """SELECT key, count(*) AS times FROM facts WHERE starts_with(key, %s)
                   GROUP BY key ORDER BY key""",
                (DEVIATION,),
            ).fetchall()
        return {row["key"].removeprefix(DEVIATION): row["times"] for row in rows}


def _keeping(name: str | Callable[[Any], str | None]) -> Handler:
    def keep(rows: Rows, told: Delivery[Any]) -> None:
        key = name if isinstance(name, str) else name(told.fact)
        if key is not None:
            where = {"source": told.source, "place": told.position, "school": told.meta.school}
            add(rows, "facts", {**where, "key": key, "on": told.on, "about": told.aggregate})

    return keep


def _undo(rows: Rows, told: Delivery[Any]) -> None:
    rows.execute("DELETE FROM facts WHERE about = %s", (told.aggregate,))


HANDLES: Handles = {kind: _keeping(name) for kind, name in KEYS.items()} | dict.fromkeys(UNDONE, _undo)
FACTS = Projection("facts", HANDLES, tables=("facts",))
