"""The reminders that notifications has really sent: those in the inbox by its log, letters by the mail server."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from mentoring.platform import Platform
from stores import database

from tests.simulation.digest import said
from tests.simulation.terms import Reminder

ASKED, SENT = "notifications.NotificationRequested", "notifications.NotificationSent"


def sent(platform: Platform, templates: Collection[str]) -> Counter[Reminder]:
    """A letter counts as often as the mail server was given it."""
    query = (
        "SELECT originator_id, topic, state FROM notifications_events WHERE topic = ANY(%s) ORDER BY notification_id"
    )
    with database(platform, "notifications") as connection:
        rows = connection.execute(query, ([ASKED, SENT],)).fetchall()
    letters = _letters(platform.folder.mail)
    asked: dict[UUID, Reminder] = {}
    found: Counter[Reminder] = Counter()
    for row in rows:
        id: UUID = row["originator_id"]
        if row["topic"] == ASKED:
            data = orjson.loads(row["state"])["data"]
            if data["template"] in templates:
                asked[id] = _reminder(data)
        elif id in asked:
            found[asked[id]] += letters[str(id)] if asked[id].channel == "email" else 1
    return found


def _reminder(data: dict[str, Any]) -> Reminder:
    facts = data["facts"]
    detail = f"stage={facts['stage']}" if "stage" in facts else ""
    if data["template"].startswith("withdrawal"):
        detail = facts["purpose"]
    if "matters" in facts:
        detail = said(Counter(facts["matters"]), facts["overdue"])
    about, recipient, on = UUID(data["about_id"]), UUID(data["recipient"]), date.fromisoformat(data["on"])
    return Reminder(data["template"], about, detail, recipient, on, data["channel"])


def _letters(folder: Path) -> Counter[str]:
    """By the id of the notification, which begins the Message-ID."""
    found: Counter[str] = Counter()
    for path in folder.glob("*.eml"):
        head = path.read_bytes().partition(b"\r\n\r\n")[0].decode()
        (line,) = (line for line in head.splitlines() if line.lower().startswith("message-id:"))
        found[line.partition("<")[2].partition("@")[0]] += 1
    return found
