"""A person's calendar for calendar apps (RFC 5545, RFC 7986): when, and nothing of who meets whom and why."""

from collections.abc import Iterable
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.prop import vDuration
from psycopg.rows import DictRow

from notifications.calendar import PRODUCT, SUMMARY, uid
from notifications.views.agenda import Kind

NAME = "Наставничество"
ASK_AGAIN = timedelta(hours=1)
SUMMARIES = {
    Kind.MEETING: SUMMARY,
    Kind.TASK: "Срок задания по программе наставничества",
    Kind.ACTIVITY: "Срок мероприятия программы наставничества",
    Kind.SURVEY: "Анкета: последний день для ответов",
    Kind.INVITATION: "Мероприятие другой школы, на которое приглашена ваша",
}


def calendar(entries: Iterable[DictRow], zone: ZoneInfo, today: date) -> bytes:
    """Times are given in the zone of the schools, which is described along with them. The same entries make the same
    bytes."""
    feed = Calendar()
    feed.add("prodid", PRODUCT)
    feed.add("version", "2.0")
    feed.add("name", NAME)
    feed.add("x-wr-calname", NAME)
    feed.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", vDuration(ASK_AGAIN))
    for entry in entries:
        feed.add_component(_event(entry, zone))
    feed.add_missing_timezones(first_date=date(today.year - 1, 1, 1))
    return bytes(feed.to_ical())


def _event(entry: DictRow, zone: ZoneInfo) -> Event:
    """UID and SEQUENCE are those of the invitations by e-mail."""
    event = Event()
    event.add("uid", uid(entry["entry"]))
    event.add("sequence", entry["position"])
    event.add("dtstamp", entry["changed_at"].astimezone(UTC))
    event.add("status", entry["status"])
    event.add("summary", SUMMARIES[Kind(entry["kind"])])
    if entry["at"] is None:
        event.add("dtstart", entry["day"])
        event.add("transp", "TRANSPARENT")
        return event
    starts = entry["at"].astimezone(zone)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=entry["minutes"]))
    if entry["remote"]:
        event.add("location", "дистанционно")
    return event
