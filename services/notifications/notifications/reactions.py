"""Others' contracts: what is learned from each, what it makes due, who is told."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from backbone.errors import Busy
from backbone.follower import Reaction
from backbone.intent import MUNICIPALITY, Intent
from backbone.letters import Delivery
from contracts import programs, registry, reporting
from contracts.base import Contract
from psycopg import Cursor
from psycopg.rows import DictRow

from notifications import history, knowledge
from notifications.application import Notifications
from notifications.domain.notification import NotificationRequested
from notifications.notices import NOTICES
from notifications.reminders import campaigns, course, reports
from notifications.reminders.deadlines import CLOSING, OPENING
from notifications.reminders.planning import close, plan
from notifications.reminders.terms import planned, subject
from notifications.telling import Occasion, requests

LEARNED: dict[type[Contract], Callable[[Cursor[DictRow], Delivery[Any]], None]] = {
    registry.SchoolRegistered: knowledge.school_opened,
    registry.HeadChanged: knowledge.head_changed,
    registry.CuratorAppointed: knowledge.curator_appointed,
    registry.ActingHeadAppointed: knowledge.acting_head_appointed,
    registry.RegulationEditionApproved: knowledge.edition_approved,
    registry.ParticipantRegistered: knowledge.joined,
    registry.ParticipantLeft: knowledge.gone,
    registry.ParticipantForgotten: knowledge.gone,
    programs.ProgramStarted: knowledge.program_started,
    programs.ProgramExtended: knowledge.period_of_program,
    programs.ProgramMentorReplaced: knowledge.people_of_program,
    programs.ProgramGroupChanged: knowledge.people_of_program,
    programs.ProgramSuspended: course.paused,
    programs.ProgramResumed: course.resumed,
    programs.ProgramCompleted: course.over,
    programs.ProgramTerminated: course.over,
    programs.SurveyAnswered: course.answered,
}
DUE: dict[type[Contract], Callable[[Cursor[DictRow], Delivery[Any], ZoneInfo], None]] = {
    registry.SchoolRegistered: campaigns.school_joins,
    registry.SchoolCycleApproved: reports.year_begins,
    programs.ProgramStarted: reports.program_begins,
    programs.MentorReported: reports.mentor_reported,
    programs.ProgramTerminated: reports.ended_early,
    reporting.ReportSubmitted: reports.report_submitted,
    reporting.CampaignAnnounced: campaigns.announced,
    reporting.CampaignExtended: campaigns.extended,
    reporting.ReturnFiled: campaigns.filed,
}
"""Beside what the table of deadlines says."""


LEAVING = (registry.ParticipantLeft, registry.ParticipantForgotten)


class RegistryBehind(Busy):
    """A program's message has overtaken the registry's about its school; it is read again a little later."""


def react(app: Notifications, intent: Intent, told: Delivery[Contract]) -> None:
    """Learning is safe to repeat, and comes in its own transaction: a repeated command would leave it out."""
    kind, zone = type(told.fact), app.clock.time_zone
    with app.database.transaction() as cursor:
        if learn := LEARNED.get(kind):
            learn(cursor, told)
        terms(cursor, told, zone)
        if make_due := DUE.get(kind):
            make_due(cursor, told, zone)
        if app.too_old(told.meta.recorded_at):
            history.being_read(cursor, told.source, app.clock.now())
        requested = _requests(cursor, told, intent.today, zone)
    if kind in LEAVING:
        leave(app, told)
    if requested:
        app.request(intent, told.meta.event_id, requested, told.meta.recorded_at)


def leave(app: Notifications, told: Delivery[Any]) -> None:
    """Whoever has left is shown nothing any more."""
    feed = app.feed(told.meta.school, told.fact.participant)
    if feed and feed.since:
        app.revoke_feed(Intent.caused_by(told.meta, "notifications.feeds", app.clock.today()), told.fact.participant)


def terms(cursor: Cursor[DictRow], told: Delivery[Contract], zone: ZoneInfo) -> None:
    """What the message closes, and what it opens."""
    fact, meta = told.fact, told.meta
    for row in CLOSING.get(type(fact), ()):
        for key in row.closed[type(fact)](fact):
            close(cursor, f"{row.kind}:{key}", told.position)
    if opening := OPENING.get(type(fact)):
        parameters = knowledge.parameters(cursor, meta.edition)
        for row in opening:
            for opened in row.opened[type(fact)](told, parameters, zone):
                position = 0 if opened.weak else told.position
                plan(cursor, meta.school, position, planned(row, told, opened, parameters, zone))


def _requests(
    cursor: Cursor[DictRow], told: Delivery[Contract], today: date, zone: ZoneInfo
) -> list[NotificationRequested]:
    fact, meta = told.fact, told.meta
    happened = meta.recorded_at.astimezone(zone).date()
    if told.source != "registry" and meta.school != MUNICIPALITY and not knowledge.is_led(cursor, meta.school):
        raise RegistryBehind

    def who(name: str) -> Sequence[UUID]:
        if name in (knowledge.HEAD, knowledge.CURATOR):
            return knowledge.holders(cursor, meta.school, name, happened, meta.recorded_at)
        if name == knowledge.EVERYBODY:
            return knowledge.everybody(cursor, meta.school, meta.recorded_at)
        named = getattr(fact, name)
        return named if isinstance(named, tuple) else (named,)

    about, about_id = subject(fact) or (None, None)
    facts = {**fact.model_dump(mode="json"), "sequence": told.position}
    occasion = Occasion(today, facts, about, about_id, meta.actor)
    return requests(occasion, [notice for notice in NOTICES.get(type(fact), ()) if notice.fits(fact)], who)


REACTIONS = Reaction("reactions", {kind: react for kind in {**NOTICES, **LEARNED, **DUE, **OPENING, **CLOSING}})
