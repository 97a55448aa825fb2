"""When people give lessons, and whether a meeting would be in their way (1.4)."""

from datetime import datetime
from uuid import UUID

from backbone.eventstore import command
from backbone.intent import Intent

from programs import rights
from programs.application.base import Base, Here
from programs.domain import timetable
from programs.domain.deviations import allow
from programs.domain.timetable import Timetable, TimetableSet, timetable_id


class Timetables(Base):
    @command
    def set_timetable(self, intent: Intent, wanted: TimetableSet) -> Timetable:
        found = self.timetable(intent.school, wanted.person)
        timetable.set_term(found, wanted)
        return found

    def timetable(self, school: UUID, person: UUID) -> Timetable:
        """Empty where the school has not told of one."""
        id = timetable_id(school, person)
        return self.load(Timetable, id, school) if self.holds(id, school) else Timetable(id)

    def prefer_free(self, here: Here, *meetings: tuple[datetime, int]) -> None:
        """A meeting, from then on for so many minutes, clashes with every lesson that it overlaps (R-1.4-01)."""
        busy = any(self._is_busy(here, at.astimezone(self.clock.time_zone), minutes) for at, minutes in meetings)
        detail = "В это время у участника урок, и от него не освободили"
        allow(here.program, not busy, "R-1.4-01", detail, here.intent.deviations, here.today)

    def _is_busy(self, here: Here, at: datetime, minutes: int) -> bool:
        """`at` is in the time zone of the school."""
        school = here.intent.school
        bound = here.program.people - rights.released(self.database, school, at.date())
        return any(self.timetable(school, one).is_busy(at, minutes) for one in sorted(bound))
