"""A meeting as an invitation that a calendar takes in (N-06): when it is, and nothing of who meets whom and why."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import NamedTuple

from icalendar import Calendar, Event
from icalendar.prop import vCalAddress

from notifications.wording import Facts

METHODS = {
    "meeting-scheduled": "REQUEST",
    "meeting-rescheduled": "REQUEST",
    "meeting-soon": "REQUEST",
    "meeting-cancelled": "CANCEL",
}
"""By template."""
PRODUCT = "-//mentoring//notifications//RU"
SUMMARY = "Встреча по программе наставничества"
LESSON = 45
"""Minutes; of a meeting that nobody said how long it lasts."""


class Between(NamedTuple):
    """Addresses. Who else comes is in nobody's letter."""

    organizer: str
    attendee: str


def uid(entry: object) -> str:
    """Of whatever stands in a calendar, by its id: the same in invitations and in the feed."""
    return f"{entry}@mentoring"


def facts(template: str, known: Facts) -> Facts:
    """What an invitation needs beside the words."""
    if template not in METHODS or "sequence" not in known:
        return {}
    return {name: known[name] for name in ("meeting", "at", "planned_minutes", "sequence") if name in known}


def attach(message: EmailMessage, template: str, told: Facts, between: Between, now: datetime) -> None:
    """Nothing, to a letter that is not of a meeting."""
    method = METHODS.get(template)
    if method is None or "meeting" not in told:
        return
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(method, told, between, now))
    content = calendar.to_ical()
    message.add_attachment(content, maintype="text", subtype="calendar", filename="meeting.ics")
    part = list(message.iter_attachments())[-1]
    part.set_param("method", method)
    part.set_param("charset", "UTF-8")


def _event(method: str, told: Facts, between: Between, now: datetime) -> Event:
    """The same UID in all invitations of a meeting, a greater SEQUENCE in a later one (RFC 5545, RFC 5546)."""
    starts = datetime.fromisoformat(str(told["at"]))
    event = Event()
    event.add("uid", uid(told["meeting"]))
    event.add("sequence", int(str(told["sequence"])))
    event.add("dtstamp", now)
    event.add("dtstart", starts)
    event.add("summary", SUMMARY)
    event.add("organizer", vCalAddress(f"mailto:{between.organizer}"))
    attendee = vCalAddress(f"mailto:{between.attendee}")
    if method == "CANCEL":
        event.add("status", "CANCELLED")
    else:
        event.add("dtend", starts + timedelta(minutes=int(str(told.get("planned_minutes", LESSON)))))
        event.add("status", "CONFIRMED")
        attendee.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"})
    event.add("attendee", attendee)
    return event
