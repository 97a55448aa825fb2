"""Commands of a running program: meetings, tasks, activities, results."""

from datetime import date, datetime
from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent

from programs.application.base import Base, Texts, spoken_of
from programs.domain import meetings, progress, tasks
from programs.domain.program import Program
from programs.domain.tasks import TaskAssigned


class Working(Base):
    @command
    def schedule_meeting(
        self, intent: Intent, id: UUID, at: datetime, remote: bool, channel: str | None, topic: str
    ) -> Decision:
        program, by = self.take(intent, id)
        texts, subject = Texts(intent, self.vault), spoken_of(program, by)
        meetings.schedule(
            program,
            by,
            intent.new_id("meeting"),
            at.astimezone(self.clock.time_zone),
            texts.keep(subject, "topic", topic),
            texts.keep_any(by.person, "channel", channel),
            remote,
            intent.today,
        )
        return program, *texts.sealed

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
    def assess_result(self, intent: Intent, id: UUID, result: UUID, achieved: bool) -> Program:
        program, by = self.take(intent, id)
        progress.assess_result(program, by, result, achieved, intent.today)
        return program
