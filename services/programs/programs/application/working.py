"""Commands of a running program: meetings, tasks, activities, results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from programs import ethics
from programs.application.base import Here, in_program
from programs.application.timetables import Timetables
from programs.domain import meetings, progress, tasks
from programs.domain.deviations import allow
from programs.domain.meetings import MeetingScheduled, Wanted
from programs.domain.tasks import TaskAssigned


@dataclass(frozen=True)
class NewMeeting:
    """`channel` is the name of one, for a remote meeting; it is to last for `minutes`."""

    at: datetime
    minutes: int
    remote: bool
    channel: str | None
    topic: str


class Working(Timetables):
    @in_program
    def schedule_meeting(self, here: Here, new: NewMeeting) -> None:
        self._prefer_acquainted(here)
        meetings.schedule(here.program, here.by, self._wanted(here, new))
        self.prefer_free(here, (new.at, new.minutes))

    @in_program
    def set_schedule(self, here: Here, series: Sequence[NewMeeting]) -> None:
        wanted = [self._wanted(here, new, f"meeting {number}", in_schedule=True) for number, new in enumerate(series)]
        self._prefer_acquainted(here)
        meetings.schedule_series(here.program, here.by, wanted, here.today)
        self.prefer_free(here, *((new.at, new.minutes) for new in series))

    @in_program
    def reschedule_meeting(self, here: Here, meeting: UUID, at: datetime) -> None:
        meetings.reschedule(here.program, here.by, meeting, at.astimezone(self.clock.time_zone), here.today)
        self.prefer_free(here, (at, here.program.meetings[meeting].planned_minutes))

    @in_program
    def cancel_meeting(self, here: Here, meeting: UUID) -> None:
        meetings.cancel(here.program, here.by, meeting, here.today)

    @in_program
    def hold_meeting(self, here: Here, meeting: UUID, minutes: int | None, note: str | None) -> None:
        sealed = here.texts.keep_any(here.by.person, "note", note, here.subject)
        meetings.hold(here.program, here.by, meeting, minutes, sealed, self.clock.now())

    @in_program
    def assign_task(self, here: Here, mentee: UUID, text: str, due: date) -> None:
        assigned = TaskAssigned(
            on=here.today,
            task=here.intent.new_id("task"),
            mentee=mentee,
            text=here.texts.keep(mentee, "text", text),
            due=due,
        )
        tasks.assign(here.program, here.by, assigned)

    @in_program
    def submit_task(self, here: Here, task: UUID, text: str | None) -> None:
        tasks.submit(here.program, here.by, task, here.texts.keep_any(here.by.person, "text", text), here.today)

    @in_program
    def check_task(self, here: Here, task: UUID, accepted: bool, comment: str | None) -> None:
        program = here.program
        subject = program.tasks[task].mentee if task in program.tasks else here.by.person
        told = here.texts.keep_any(subject, "comment", comment)
        tasks.check(program, here.by, task, accepted, told, here.today)

    @in_program
    def finish_activity(self, here: Here, activity: UUID) -> None:
        progress.finish_activity(here.program, here.by, activity, here.today)

    @in_program
    def record_attendance(self, here: Here, activity: UUID, mentee: UUID, attended: bool) -> None:
        progress.record_attendance(here.program, here.by, activity, mentee, attended, here.today)

    @in_program
    def assess_result(self, here: Here, result: UUID, achieved: bool) -> None:
        progress.assess_result(here.program, here.by, result, achieved, here.today)

    def _prefer_acquainted(self, here: Here) -> None:
        """Before the first meeting everybody knows the code of ethics, where the school has one (R-1.3-06)."""
        if not here.program.meetings:
            lacking = ethics.unacquainted(self.database, here.intent.school, here.program.people)
            detail = f"С кодексом этики ознакомились не все участники: осталось {len(lacking)}"
            allow(here.program, not lacking, "R-1.3-06", detail, here.intent.deviations, here.today)

    def _wanted(self, here: Here, new: NewMeeting, name: str = "meeting", *, in_schedule: bool = False) -> Wanted:
        scheduled = MeetingScheduled(
            on=here.today,
            meeting=here.intent.new_id(name),
            at=new.at.astimezone(UTC),
            day=new.at.astimezone(self.clock.time_zone).date(),
            planned_minutes=new.minutes,
            remote=new.remote,
            topic=here.texts.keep(here.subject, f"{name} topic", new.topic),
            channel=here.texts.keep_any(here.by.person, f"{name} channel", new.channel),
            in_schedule=in_schedule,
        )
        return Wanted(scheduled, new.channel)
