"""A meeting as an invitation that a calendar takes in (N-06): when it is, and nothing of who meets whom and why."""

from datetime import datetime, timedelta
from email.message import EmailMessage

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
SUMMARY = "Встреча по программе наставничества"
USUAL = timedelta(hours=1)
"""How long a meeting is taken to last: nobody plans that here."""


def facts(template: str, known: Facts) -> Facts:
    """What an invitation needs beside the words."""
    if template not in METHODS or "sequence" not in known:
        return {}
    return {name: known[name] for name in ("meeting", "at", "sequence")}


def attach(message: EmailMessage, template: str, told: Facts, organizer: str, now: datetime) -> None:
    """Nothing, to a letter that is not of a meeting. A later invitation of the same meeting has a greater SEQUENCE."""
    method = METHODS.get(template)
    if method is None or "meeting" not in told:
        return
    starts = datetime.fromisoformat(str(told["at"]))
    event = Event()
    event.add("uid", f"{told['meeting']}@mentoring")
    event.add("sequence", int(str(told["sequence"])))
    event.add("dtstamp", now)
    event.add("dtstart", starts)
    event.add("dtend", starts + USUAL)
    event.add("summary", SUMMARY)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    calendar = Calendar()
    calendar.add("prodid", "-//mentoring//notifications//RU")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    content = calendar.to_ical()
    message.add_attachment(content, maintype="text", subtype="calendar", filename="meeting.ics")
    part = list(message.iter_attachments())[-1]
    part.set_param("method", method)
    part.set_param("charset", "UTF-8")
