"""Due times that have come become notifications."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from psycopg import Cursor
from psycopg.rows import DictRow

from notifications import history, knowledge
from notifications.application import Notifications
from notifications.notices import Notice
from notifications.reminders.digest import tell_digests
from notifications.telling import Occasion, requests


def remind(app: Notifications) -> None:
    """Of several missed due times of one series only the latest is told. A repeat after a crash tells nothing twice:
    the ids follow from the series and the due time. Nobody is reminded before the history has been read."""
    now = app.clock.now()
    with app.database.transaction() as cursor:
        if history.is_being_read(cursor, now):
            return
    for due in due_now(app, now):
        if due["expires_at"] is None or now < due["expires_at"]:
            _tell(app, due, now)
        with app.database.transaction() as cursor:
            _done(cursor, due, now)
    tell_digests(app, now)


def due_now(app: Notifications, now: datetime) -> list[DictRow]:
    """While a program is suspended nothing of what stands still with it is due."""
    with app.database.transaction() as cursor:
        return cursor.execute(
            """SELECT DISTINCT ON (series) reminders.*, excused FROM reminders
               JOIN deadlines USING (series) LEFT JOIN programs USING (program)
               WHERE done_at IS NULL AND due_at <= %s AND NOT (stands_still AND suspended IS NOT NULL)
               ORDER BY series, due_at DESC""",
            (now,),
        ).fetchall()


def _done(cursor: Cursor[DictRow], due: DictRow, now: datetime) -> None:
    cursor.execute(
        "UPDATE reminders SET done_at = %s WHERE series = %s AND due_at <= %s AND done_at IS NULL",
        (now, due["series"], due["due_at"]),
    )
    if every := due["every"]:
        missed = (now - due["due_at"]) // timedelta(days=every)
        cursor.execute(
            """INSERT INTO reminders
               (series, due_at, template, recipients, expires_at, every, school, about, about_id, facts, deadline)
               SELECT series, due_at + %s, template, recipients, expires_at, every, school, about, about_id, facts,
                      deadline FROM reminders JOIN deadlines USING (series, school)
               WHERE series = %s AND due_at = %s AND open ON CONFLICT DO NOTHING""",
            (timedelta(days=every * (missed + 1)), due["series"], due["due_at"]),
        )


def _tell(app: Notifications, due: DictRow, now: datetime) -> None:
    today, school = app.clock.today(), due["school"]
    cause = uuid5(NAMESPACE_URL, f"reminder:{due['series']}:{due['due_at'].astimezone(UTC).isoformat()}")
    facts = {**due["facts"], "days": (due["deadline"] - today).days}
    with app.database.transaction() as cursor:
        people = knowledge.participants(cursor, facts["program"]) if facts.get("program") else {}

        def who(name: str) -> Sequence[UUID]:
            if name in (knowledge.HEAD, knowledge.CURATOR):
                named = knowledge.holders(cursor, school, name, today, now)
            else:
                named = people.get(name) or _named(facts.get(name))
            return knowledge.present(cursor, (person for person in named if person not in due["excused"]), now)

        told = requests(
            Occasion(today, facts, due["about"], due["about_id"]), [Notice(due["template"], due["recipients"])], who
        )
    if told:
        app.tell(school, cause, told, due["due_at"])


def _named(value: object) -> tuple[UUID, ...]:
    """Persons in a fact: one, several, or none."""
    ids = value if isinstance(value, list) else [value] if value else []
    return tuple(UUID(str(id)) for id in ids)
