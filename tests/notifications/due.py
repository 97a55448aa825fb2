"""Programs told step by step, and days that come."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from contracts import programs, registry
from contracts.programs import ProgramContract
from contracts.regulation import RuleParameters
from notifications.application import Notifications
from notifications.reminders.ticking import due_now

from tests.notifications.town import School, Town, until

ZONE_HOURS = timedelta(hours=4)
MORNING = time(9, 30)


class Program:
    """One program of a school, told step by step."""

    def __init__(self, town: Town, school: School) -> None:
        self.town, self.school = town, school
        self.id = uuid4()

    def started(self, days: int, edition: UUID | None = None) -> date:
        """With its end so many days ahead."""
        today = self.town.clock.today()
        until = today + timedelta(days=days)
        fact = programs.ProgramStarted(**self.people(), start=today - timedelta(days=30), until=until)
        self.town.reached(self.town.others.tell(fact, self.school.id, actor=self.school.mentor, edition=edition))
        return until

    def tell(self, kind: type[ProgramContract], **fields: object) -> None:
        fact = kind.model_validate({**self.people(), **fields})
        self.town.reached(self.town.others.tell(fact, self.school.id, actor=self.school.mentor))

    def people(self) -> dict[str, object]:
        return {"program": self.id, "mentor": self.school.mentor, "mentees": (self.school.mentee,)}


def approve(town: Town, school: School, parameters: RuleParameters) -> UUID:
    """An edition in force from today on."""
    edition, today = uuid4(), town.clock.today()
    fact = registry.RegulationEditionApproved(
        edition=edition, number=1, order=uuid4(), valid_from=today, parameters=parameters
    )
    town.reached(town.others.tell(fact, school.id, actor=school.head))
    return edition


def morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING, UTC) - ZONE_HOURS


def reminders(town: Town, school: School, person: UUID, template: str) -> list[str]:
    found = [item for item in town.inbox(school, person) if item["template"] == template]
    return [item["text"] for item in reversed(found)]


def ticked(town: Town) -> None:
    """The job has come by since the clock was set: no due time is left."""

    app = town.parts.app
    assert isinstance(app, Notifications)
    until(lambda: not due_now(app, town.clock.now()))
    town.reached(f"notifications:{app.recorder.max_notification_id() or 0}")


def come(town: Town, day: date) -> None:
    town.set_clock(morning_of(day))
    ticked(town)


def new_morning(town: Town) -> None:
    """So that no day ends under the hands of a test."""
    come(town, town.clock.today() + timedelta(days=1))
