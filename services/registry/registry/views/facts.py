"""What has happened in a school, by key: evidence for its roadmap, counts for its head. The keys are a table."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from backbone.database import Database
from backbone.follower import Handler, Handles, Projection, Table
from backbone.letters import Delivery, Message
from contracts.codes import OrderKind, PetitionKind, PetitionOutcome, PublicationKind
from contracts.programs import (
    DevelopmentPlanApproved,
    MeetingHeld,
    PetitionDecided,
    PetitionFiled,
    PetitionWithdrawn,
    SurveyClosed,
    SurveyOpened,
    TaskChecked,
)
from contracts.reporting import ReportApproved

from registry.domain.cycle.approval import SchoolCycleDrafted
from registry.domain.library.material import MaterialPublished, MaterialWithdrawn
from registry.domain.match.agreement import InterestDeclared, PlanningMeetingHeld
from registry.domain.order.content import ApproveRegulation, Content
from registry.domain.order.order import DeviationRecorded, OrderIssued
from registry.domain.order.repeal import OrderRepealed
from registry.domain.participant.clearances import ClearanceAttested
from registry.domain.participant.encouragement import MentorTrained
from registry.domain.participant.growth import PortfolioEntryAdded
from registry.domain.participant.profile import MenteeRegistered, MentorRegistered
from registry.domain.practice import PracticeApproved
from registry.domain.publication.publication import PublicationPublished, PublicationWithdrawn
from registry.domain.record.record import RecordAnnulled, RecordMade
from registry.domain.roadmap.evidence import Fact
from registry.domain.roadmap.stages import StageDeviationRecorded
from registry.domain.school.documents import DocumentPublished
from registry.domain.school.pool import MenteePoolActualised
from registry.views import petitions, programs
from registry.views.reports import keep_report
from registry.views.rows import Rows

DEVIATION = "deviation:"
MENTOR, PORTFOLIO = "mentor", "portfolio"
"""Everybody may keep a portfolio; of those kept by mentors the roadmap speaks (R-A.3-D1)."""
PROPOSAL = "proposal"
"""Key of what proposes a reward or an incentive (R-A.7-D3)."""
PROPOSING = (PetitionKind.REWARD, PetitionKind.INCENTIVE)

Keys = str | Callable[[Any], str | tuple[str, ...]]

KEYS: Mapping[type[Message], Keys] = {
    OrderIssued: lambda fact: (f"order:{fact.kind}", *_brought(fact.content)),
    DeviationRecorded: lambda fact: f"{DEVIATION}{fact.rule}",
    StageDeviationRecorded: lambda fact: f"{DEVIATION}{fact.rule}",
    SchoolCycleDrafted: "cycle",
    DocumentPublished: lambda fact: f"document:{fact.kind}",
    MenteePoolActualised: "pool",
    MenteeRegistered: "need",
    MentorRegistered: MENTOR,
    PortfolioEntryAdded: PORTFOLIO,
    ClearanceAttested: "clearance",
    InterestDeclared: lambda fact: "trial-meeting" if fact.met_on else (),
    PlanningMeetingHeld: "planning-meeting",
    RecordMade: lambda fact: f"record:{fact.kind}",
    MaterialPublished: lambda fact: f"material:{fact.kind}",
    PracticeApproved: "practice",
    MentorTrained: "mentor-trained",
    PublicationPublished: lambda fact: "section" if fact.kind is PublicationKind.SECTION else (),
    SurveyOpened: lambda fact: f"survey:{fact.form}",
    SurveyClosed: lambda fact: f"summary:{fact.form}",
    ReportApproved: lambda fact: f"report:{fact.kind}",
    DevelopmentPlanApproved: "development-plan",
    MeetingHeld: "meeting",
    TaskChecked: "task-checked",
    PetitionFiled: lambda fact: PROPOSAL if fact.kind in PROPOSING else (),
}
"""Under which keys a fact is kept; under none where it is no evidence."""

UNDONE: tuple[type[Message], ...] = (
    OrderRepealed,
    RecordAnnulled,
    MaterialWithdrawn,
    PublicationWithdrawn,
    PetitionWithdrawn,
)
"""What takes all facts of its object away."""


class FactsView:
    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, school: UUID, since: date, until: date) -> dict[str, Fact]:
        """The first day of each key: ever, and from `since` on; nothing after `until`."""
        with self._database.transaction(school) as cursor:
            rows = cursor.execute(
                """SELECT key, min("on") AS ever, min("on") FILTER (WHERE "on" >= %(since)s) AS lately
                   FROM facts WHERE "on" <= %(until)s
                       AND (key <> %(portfolio)s OR about IN (SELECT about FROM facts WHERE key = %(mentor)s))
                   GROUP BY key""",
                {"since": since, "until": until, "portfolio": PORTFOLIO, "mentor": MENTOR},
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


def _brought(content: Content) -> Iterator[str]:
    """What the order on the regulation brings with it."""
    if isinstance(content, ApproveRegulation):
        yield from (f"annex:{annex}" for annex in content.annexes)
        if content.year_starts:
            yield f"order:{OrderKind.APPROVE_ROADMAP}"


def _keeping(keys: Keys) -> Handler:
    def keep(rows: Rows, told: Delivery[Any]) -> None:
        found = keys if isinstance(keys, str) else keys(told.fact)
        where = {"source": told.source, "place": told.position, "school": told.meta.school}
        for key in (found,) if isinstance(found, str) else found:
            rows["facts"].add({**where, "key": key, "on": told.on, "about": told.aggregate})

    return keep


def _undo(rows: Rows, told: Delivery[Any]) -> None:
    for fact in rows["facts"].find("about", told.aggregate):
        rows["facts"].remove((fact["source"], fact["place"], fact["key"]))


def _undo_refused(rows: Rows, told: Delivery[PetitionDecided]) -> None:
    if told.fact.outcome is PetitionOutcome.REFUSED:
        _undo(rows, told)


def _in_turn(*handlers: Handler) -> Handler:
    def handle(rows: Rows, told: Delivery[Any]) -> None:
        for handler in handlers:
            handler(rows, told)

    return handle


HANDLES: Handles = {
    **{kind: _keeping(keys) for kind, keys in KEYS.items()},
    **dict.fromkeys(UNDONE, _undo),
    PetitionFiled: _in_turn(_keeping(KEYS[PetitionFiled]), petitions.on_filed),
    PetitionDecided: _in_turn(_undo_refused, petitions.on_closed),
    PetitionWithdrawn: _in_turn(_undo, petitions.on_closed),
    ReportApproved: _in_turn(_keeping(KEYS[ReportApproved]), keep_report),
    **programs.HANDLES,
}
FACTS = Projection(
    "facts",
    HANDLES,
    tables=(
        Table("facts", key=("source", "place", "key"), by=("about",)),
        Table("approved_reports"),
        Table("program_ends", key=("program",)),
        Table("open_petitions"),
    ),
)
