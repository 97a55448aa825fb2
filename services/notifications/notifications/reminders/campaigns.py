"""What the education office collects from all schools: those who prepare and file hear when it begins, before it ends
where nothing is filed yet, and when there is more time (R-3.4-11). A school registered meanwhile is asked too.

The digest leaves it out: what is over only the office can open again.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from backbone.letters import Delivery
from contracts import registry, reporting
from psycopg import Cursor
from psycopg.rows import DictRow

from notifications import knowledge
from notifications.reminders.planning import Due, Planned, close, midnight, morning, plan
from notifications.reminders.terms import Step

Cur = Cursor[DictRow]

TO = "curator head"
TERM = (Step(3, "campaign-due", TO), Step(-1, "campaign-overdue", TO))
BEGUN, LONGER = Step(0, "campaign-opened", TO), Step(0, "campaign-extended", TO)
CAMPAIGNS = (*TERM, BEGUN, LONGER)


def announced(cursor: Cur, told: Delivery[reporting.CampaignAnnounced], zone: ZoneInfo) -> None:
    row = knowledge.campaign_announced(cursor, told)
    for school in knowledge.schools(cursor):
        _ask(cursor, school, row, _day(told, zone), zone)


def school_joins(cursor: Cur, told: Delivery[registry.SchoolRegistered], zone: ZoneInfo) -> None:
    for row in knowledge.campaigns(cursor, told.on):
        _ask(cursor, told.fact.school, row, _day(told, zone), zone)


def extended(cursor: Cur, told: Delivery[reporting.CampaignExtended], zone: ZoneInfo) -> None:
    """Those who have filed need no more time."""
    row = knowledge.campaign_extended(cursor, told)
    for school in _unfiled(cursor, told.fact.campaign):
        _remind(cursor, school, row, _day(told, zone), zone)
        key = f"{_key(row, school)}:{row['closes']}"
        _tell(cursor, school, row, ("campaign-longer", key, told.on, LONGER), zone)


def filed(cursor: Cur, told: Delivery[reporting.ReturnFiled], _: ZoneInfo) -> None:
    close(cursor, f"campaign:{told.fact.campaign}:{told.meta.school}", told.position)


def _ask(cursor: Cur, school: UUID, row: DictRow, arranged: date, zone: ZoneInfo) -> None:
    _tell(cursor, school, row, ("campaign-begun", _key(row, school), row["opens"], BEGUN), zone)
    _remind(cursor, school, row, arranged, zone)


def _tell(cursor: Cur, school: UUID, row: DictRow, said: tuple[str, str, date, Step], zone: ZoneInfo) -> None:
    """On that morning, or at once where it has passed; filing does not unsay it."""
    kind, key, day, step = said
    due = Due(morning(day, zone), step.template, step.to, midnight(row["closes"] + timedelta(days=1), zone))
    _plan(cursor, school, row, (kind, key), [due])


def _remind(cursor: Cur, school: UUID, row: DictRow, arranged: date, zone: ZoneInfo) -> None:
    days = ((step, row["closes"] - timedelta(days=step.before)) for step in TERM)
    over = midnight(row["closes"] + timedelta(days=1), zone)
    dues = [
        Due(morning(day, zone), step.template, step.to, over if step.before >= 0 else None)
        for step, day in days
        if day > arranged
    ]
    _plan(cursor, school, row, ("campaign", _key(row, school)), dues)


def _plan(cursor: Cur, school: UUID, row: DictRow, series: tuple[str, str], dues: list[Due]) -> None:
    kind, key = series
    facts = {name: row[name].isoformat() for name in ("opens", "closes")}
    planned = Planned(kind, key, row["closes"], "campaign", row["campaign"], facts, dues, final=True)
    plan(cursor, school, row["position"], planned)


def _unfiled(cursor: Cur, campaign: UUID) -> Iterable[UUID]:
    series = [f"campaign:{campaign}:{school}" for school in knowledge.schools(cursor)]
    rows = cursor.execute("SELECT school FROM deadlines WHERE series = ANY(%s) AND open", (series,)).fetchall()
    return [row["school"] for row in rows]


def _key(row: DictRow, school: UUID) -> str:
    return f"{row['campaign']}:{school}"


def _day(told: Delivery[Any], zone: ZoneInfo) -> date:
    return told.meta.recorded_at.astimezone(zone).date()
