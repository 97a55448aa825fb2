"""Due times that have come become notifications."""

from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from backbone.intent import Actor, Intent
from psycopg.rows import DictRow

from notifications import knowledge
from notifications.application import Notifications
from notifications.notices import Notice
from notifications.telling import Occasion, requests

REMINDERS: dict[str, Notice] = {
    "program-ends": Notice("program-ends", "mentor mentees curator"),
    "meeting-soon": Notice("meeting-soon", "mentor mentees"),
    "pool-due": Notice("pool-due", "curator"),
    "pool-overdue": Notice("pool-overdue", "curator head"),
}


def remind(app: Notifications) -> None:
    """Of several missed due times of one series only the latest is told. A repeat after a crash tells nothing twice:
    the ids follow from the series and the due time."""
    now = app.clock.now()
    for due in _due(app, now):
        if due["expires_at"] is None or now < due["expires_at"]:
            _tell(app, due, now)
        with app.database.transaction() as cursor:
            cursor.execute(
                "UPDATE reminders SET done_at = %s WHERE series = %s AND due_at <= %s AND done_at IS NULL",
                (now, due["series"], due["due_at"]),
            )


def _due(app: Notifications, now: datetime) -> list[DictRow]:
    with app.database.transaction() as cursor:
        return cursor.execute(
            """SELECT DISTINCT ON (series) * FROM reminders WHERE done_at IS NULL AND due_at <= %s
               ORDER BY series, due_at DESC""",
            (now,),
        ).fetchall()


def _tell(app: Notifications, due: DictRow, now: datetime) -> None:
    today, school = app.clock.today(), due["school"]
    cause = uuid5(NAMESPACE_URL, f"reminder:{due['series']}:{due['due_at'].astimezone(UTC).isoformat()}")
    facts = {**due["facts"], "days": (due["deadline"] - today).days}
    with app.database.transaction() as cursor:
        people = knowledge.participants(cursor, due["about_id"])
        told = requests(
            Occasion(today, facts, due["about"], due["about_id"]),
            [REMINDERS[due["template"]]],
            lambda name: people.get(name) or knowledge.holders(cursor, school, name, today, now),
        )
    if told:
        app.request(_intent(app, school, cause), cause, told)


def _intent(app: Notifications, school: UUID, cause: UUID) -> Intent:
    actor = Actor(id=app.name, role="service", school=school)
    return Intent(actor, command_id=str(cause), fingerprint=b"", correlation_id=cause, today=app.clock.today())
