"""How a person wants e-mail: all of it or only what the law requires, and not at night. The inbox has everything."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from backbone.aggregate import Aggregate
from backbone.events import Event


class Email(StrEnum):
    ALL = "all"
    REQUIRED = "required"


class Quiet(NamedTuple):
    """Hours by the school's clock, over midnight as well; `until` is not included. None where both are the same."""

    since: time
    until: time

    def awake(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The moment itself, or the end of the hours in which it falls. In UTC."""
        return self.over(moment, zone) or moment

    def over(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When they end, if it is quiet now. Both in UTC."""
        here = now.astimezone(zone)
        clock, night = here.time(), self.since > self.until
        quiet = clock >= self.since or clock < self.until if night else self.since <= clock < self.until
        if not quiet:
            return None
        day = here.date() + timedelta(days=1 if night and clock >= self.since else 0)
        return datetime.combine(day, self.until, zone).astimezone(now.tzinfo)


class PreferencesSet(Event):
    TOPIC: ClassVar[str] = "notifications.PreferencesSet"
    person: UUID
    email: Email
    quiet_from: time
    quiet_to: time


class Preferences(Aggregate):
    BORN_AS = PreferencesSet

    def reset(self) -> None:
        self.email = Email.ALL
        self.quiet = Quiet(time(), time())

    def choose(self, on: date, person: UUID, email: Email, quiet: Quiet) -> None:
        self.record(PreferencesSet(on=on, person=person, email=email, quiet_from=quiet.since, quiet_to=quiet.until))

    def evolve(self, event: Event) -> None:
        assert isinstance(event, PreferencesSet)
        self.email, self.quiet = event.email, Quiet(event.quiet_from, event.quiet_to)


def preferences_id(person: UUID) -> UUID:
    return uuid5(person, "preferences")
