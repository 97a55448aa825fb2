"""Others' contracts: what is learned from each, what it makes due, who is told."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from backbone.errors import Busy
from backbone.follower import Reaction
from backbone.intent import Intent
from backbone.letters import Delivery
from contracts import programs, registry
from contracts.base import Contract
from psycopg import Cursor
from psycopg.rows import DictRow

from notifications import knowledge
from notifications.application import Notifications
from notifications.domain.notification import NotificationRequested
from notifications.notices import NOTICES
from notifications.reminders import series
from notifications.telling import Occasion, requests

LEARNED: dict[type[Contract], Callable[[Cursor[DictRow], Delivery[Any]], None]] = {
    registry.SchoolRegistered: knowledge.school_opened,
    registry.HeadChanged: knowledge.head_changed,
    registry.CuratorAppointed: knowledge.curator_appointed,
    registry.ActingHeadAppointed: knowledge.acting_head_appointed,
    registry.RegulationEditionApproved: knowledge.edition_approved,
    programs.ProgramStarted: knowledge.people_of_program,
    programs.ProgramMentorReplaced: knowledge.people_of_program,
    programs.ProgramGroupChanged: knowledge.people_of_program,
}
DUE: dict[type[Contract], Callable[[Cursor[DictRow], Delivery[Any], ZoneInfo], None]] = {
    programs.ProgramStarted: series.program_ends,
    programs.ProgramExtended: series.program_ends,
    programs.ProgramCompleted: series.program_over,
    programs.ProgramTerminated: series.program_over,
    programs.MeetingScheduled: series.meeting_soon,
    programs.MeetingRescheduled: series.meeting_soon,
    programs.MeetingCancelled: series.meeting_over,
    programs.MeetingHeld: series.meeting_over,
    programs.MeetingMissed: series.meeting_over,
    registry.MenteePoolActualised: series.pool_actualised,
    registry.RegulationEditionApproved: series.pool_never_actualised,
}
ABOUT = frozenset({"survey", "program", "match", "order", "participant", "edition"})
"""Fields that name what a notification leads to; the first in a contract is its subject."""


class RegistryBehind(Busy):
    """A program's message has overtaken the registry's about its school; it is read again a little later."""


def react(app: Notifications, intent: Intent, told: Delivery[Contract]) -> None:
    """Learning is safe to repeat, and comes in its own transaction: a repeated command would leave it out."""
    kind, zone = type(told.fact), app.clock.time_zone
    with app.database.transaction() as cursor:
        if learn := LEARNED.get(kind):
            learn(cursor, told)
        if make_due := DUE.get(kind):
            make_due(cursor, told, zone)
        requested = _requests(cursor, told, intent.today, zone)
    if requested:
        app.request(intent, told.meta.event_id, requested)


def _requests(
    cursor: Cursor[DictRow], told: Delivery[Contract], today: date, zone: ZoneInfo
) -> list[NotificationRequested]:
    fact, meta = told.fact, told.meta
    happened = meta.recorded_at.astimezone(zone).date()
    if told.source == "programs" and not knowledge.is_led(cursor, meta.school):
        raise RegistryBehind

    def who(name: str) -> Sequence[UUID]:
        if name in (knowledge.HEAD, knowledge.CURATOR):
            return knowledge.holders(cursor, meta.school, name, happened, meta.recorded_at)
        named = getattr(fact, name)
        return named if isinstance(named, tuple) else (named,)

    about = next((name for name in type(fact).model_fields if name in ABOUT), None)
    occasion = Occasion(today, fact.model_dump(mode="json"), about, getattr(fact, about) if about else None, meta.actor)
    return requests(occasion, [notice for notice in NOTICES.get(type(fact), ()) if notice.fits(fact)], who)


REACTIONS = Reaction("reactions", {kind: react for kind in {**NOTICES, **LEARNED, **DUE}})
