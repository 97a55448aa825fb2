"""Commands of a running program: meetings, tasks, activities, results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent

from programs import ethics
from programs.application.base import Texts, spoken_of
from programs.application.timetables import Timetables
from programs.domain import meetings, progress, tasks
from programs.domain.deviations import allow
from programs.domain.meetings import MeetingScheduled, Wanted
from programs.domain.parts import Participant
from programs.domain.program import Program
from programs.domain.tasks import TaskAssigned


@dataclass(frozen=True)
class NewMeeting:
    """`channel` is the name of one, for a remote meeting."""

    at: datetime
    remote: bool
    channel: str | None
    topic: str


class Working(Timetables):
    @command
    def schedule_meeting(self, intent: Intent, id: UUID, new: NewMeeting) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        self._prefer_acquainted(intent, program)
        meetings.schedule(program, by, self._wanted(intent, texts, program, by, new))
        self.prefer_free(intent, program, new.at)
        return program, *texts.sealed

    @command
    def set_schedule(self, intent: Intent, id: UUID, series: Sequence[NewMeeting]) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        wanted = [
            self._wanted(intent, texts, program, by, new, f"meeting {number}", in_schedule=True)
            for number, new in enumerate(series)
        ]
        self._prefer_acquainted(intent, program)
        meetings.schedule_series(program, by, wanted, intent.today)
        self.prefer_free(intent, program, *(new.at for new in series))
        return program, *texts.sealed

    @command
    def reschedule_meeting(self, intent: Intent, id: UUID, meeting: UUID, at: datetime) -> Program:
        program, by = self.take(intent, id)
        meetings.reschedule(program, by, meeting, at.astimezone(self.clock.time_zone), intent.today)
        self.prefer_free(intent, program, at)
        return program

    @command
    def cancel_meeting(self, intent: Intent, id: UUID, meeting: UUID) -> Program:
        program, by = self.take(intent, id)
        meetings.cancel(program, by, meeting, intent.today)
        return program

    @command
    def hold_meeting(self, intent: Intent, id: UUID, meeting: UUID, minutes: int | None, note: str | None) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        meetings.hold(program, by, meeting, minutes, texts.keep_any(by.person, "note", note), self.clock.now())
        return program, *texts.sealed

    @command
    def assign_task(self, intent: Intent, id: UUID, mentee: UUID, text: str, due: date) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        assigned = TaskAssigned(
            on=intent.today,
            task=intent.new_id("task"),
            mentee=mentee,
            text=texts.keep(mentee, "text", text),
            due=due,
        )
        tasks.assign(program, by, assigned)
        return program, *texts.sealed

    @command
    def submit_task(self, intent: Intent, id: UUID, task: UUID, text: str | None) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        tasks.submit(program, by, task, texts.keep_any(by.person, "text", text), intent.today)
        return program, *texts.sealed

    @command
    def check_task(self, intent: Intent, id: UUID, task: UUID, accepted: bool, comment: str | None) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        subject = program.tasks[task].mentee if task in program.tasks else by.person
        tasks.check(program, by, task, accepted, texts.keep_any(subject, "comment", comment), intent.today)
        return program, *texts.sealed

    @command
    def finish_activity(self, intent: Intent, id: UUID, activity: UUID) -> Program:
        program, by = self.take(intent, id)
        progress.finish_activity(program, by, activity, intent.today)
        return program

    @command
    def record_attendance(self, intent: Intent, id: UUID, activity: UUID, mentee: UUID, attended: bool) -> Program:
        program, by = self.take(intent, id)
        progress.record_attendance(program, by, activity, mentee, attended, intent.today)
        return program

    @command
    def assess_result(self, intent: Intent, id: UUID, result: UUID, achieved: bool) -> Program:
        program, by = self.take(intent, id)
        progress.assess_result(program, by, result, achieved, intent.today)
        return program

    def _prefer_acquainted(self, intent: Intent, program: Program) -> None:
        """Before the first meeting everybody knows the code of ethics, where the school has one (R-1.3-06)."""
        if not program.meetings:
            lacking = ethics.unacquainted(self.database, intent.school, program.people)
            detail = f"С кодексом этики ознакомились не все участники: осталось {len(lacking)}"
            allow(program, not lacking, "R-1.3-06", detail, intent.deviations, intent.today)

    def _wanted(
        self,
        intent: Intent,
        texts: Texts,
        program: Program,
        by: Participant,
        new: NewMeeting,
        name: str = "meeting",
        *,
        in_schedule: bool = False,
    ) -> Wanted:
        scheduled = MeetingScheduled(
            on=intent.today,
            meeting=intent.new_id(name),
            at=new.at.astimezone(UTC),
            day=new.at.astimezone(self.clock.time_zone).date(),
            remote=new.remote,
            topic=texts.keep(spoken_of(program, by), f"{name} topic", new.topic),
            channel=texts.keep_any(by.person, f"{name} channel", new.channel),
            in_schedule=in_schedule,
        )
        return Wanted(scheduled, new.channel)
