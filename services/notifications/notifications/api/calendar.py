"""The calendar of whoever asks, at an address that calendar apps can hold: they send no token."""

from datetime import date
from hashlib import sha256
from secrets import token_urlsafe
from typing import Annotated
from uuid import UUID

from backbone.errors import Refused
from backbone.intent import Receipt
from backbone.web import Command, Reader, Routes, View
from fastapi import Header, Request, Response
from pydantic import Field

from notifications.agenda import calendar
from notifications.api.parts import App, Public, Views, whose
from notifications.application import person_of
from notifications.domain.feed import digest

routes = Routes(tags=["calendar"])

EXAMPLE = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Встреча по программе наставничества\r\n…"
ADDRESS = "https://mentoring.example/calendars/3fa85f64-5717-4562-b3fc-2c963f66afa6/Zk3v9Q.ics"
Seen = Annotated[str, Header(alias="If-None-Match", description="ETag календаря, который у вас есть.")]


class CalendarView(View):
    """`since` – с какого дня действует выданный адрес; пусто, если его нет. Сам адрес не хранится."""

    since: date | None


class CalendarAddress(View):
    """Адрес показан один раз: кто его знает, тот видит календарь."""

    id: UUID
    version: int
    position: str = Field(examples=["notifications:123"])
    address: str = Field(examples=[ADDRESS])


@routes.get("/calendar")
def get_calendar(reader: Reader, app: App) -> CalendarView:
    """Выдан ли адрес моего календаря."""
    feed = app.feed(*whose(reader))
    return CalendarView(since=feed.since if feed else None)


@routes.post("/calendar")
def issue_calendar(request: Request, intent: Command, app: App, public: Public) -> CalendarAddress:
    """Получить адрес моего календаря.

    По нему календарь в телефоне или на компьютере сам узнаёт о встречах, сроках заданий, мероприятий и анкет, о
    переносах и отменах. Имён в нём нет. Прежний адрес перестаёт действовать.
    """
    secret = token_urlsafe(32)
    issued = app.issue_feed(intent, digest(secret))
    feed = app.feed(intent.school, person_of(intent))
    if feed is None or not feed.opens_to(secret):
        raise Refused("shown-once", "Адрес по этой просьбе уже показан, а второй раз не показывается: получите новый")
    base = (public.url or str(request.base_url)).rstrip("/")
    return CalendarAddress(
        id=issued.id,
        version=issued.version,
        position=f"notifications:{issued.position}",
        address=f"{base}/calendars/{issued.id}/{secret}.ics",
    )


@routes.post("/calendar/revocation")
def revoke_calendar(intent: Command, app: App) -> Receipt:
    """Отозвать адрес моего календаря.

    По нему сразу больше ничего не видно.
    """
    return app.revoke_feed(intent, person_of(intent))


@routes.get(
    "/calendars/{id}/{secret}.ics",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"example": EXAMPLE}}}},
)
def read_calendar(id: UUID, secret: str, app: App, views: Views, seen: Seen = "") -> Response:
    """Календарь по его адресу, для программ-календарей.

    Прошедшее видно три месяца, отменённое – месяц со дня отмены, предстоящее – всё.
    """
    feed, today = app.feed_at(id, secret), app.clock.today()
    assert feed.school
    assert feed.person
    entries = views.agenda(feed.school, feed.person, today, app.clock.now())
    content = calendar(entries, app.clock.time_zone, today)
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in seen:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/calendar", headers=headers)
