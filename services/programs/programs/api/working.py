"""What happens while a program runs."""

from typing import Annotated, Self
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Command, Created, Routes
from pydantic import Field, model_validator

from programs.api.parts import App, Day, Moment, Optional, Reasons, Text, added, reasoned
from programs.application.working import NewMeeting
from programs.domain.parts import A_LESSON

routes = Routes(prefix="/programs/{id}", tags=["work"])


SERIES = [
    {"at": f"2025-09-{day:02}T11:00:00Z", "remote": True, "channel": "Сферум", "topic": "Разбор урока"}
    for day in (15, 22)
]


class MeetingBody(Body):
    """`minutes` – сколько она продлится. Канал связи нужен для дистанционной встречи – из перечня, утверждённого
    школой."""

    at: Moment
    minutes: Annotated[int, Field(ge=5, le=600, examples=[45])] = A_LESSON
    remote: bool
    channel: Annotated[Optional, Field(examples=["Сферум"])] = None
    topic: Annotated[Text, Field(examples=["Разбор урока"])]

    def new(self) -> NewMeeting:
        return NewMeeting(self.at, self.minutes, self.remote, self.channel, self.topic)


class OneMeetingBody(MeetingBody):
    """`deviations` – почему встреча назначена на время урока (R-1.4-01)."""

    deviations: Reasons = Field(default_factory=dict)


class ScheduleBody(Body):
    """График – хотя бы две встречи."""

    deviations: Reasons = Field(default_factory=dict)
    meetings: Annotated[tuple[MeetingBody, ...], Field(min_length=2, max_length=100, examples=[SERIES])]


class MoveBody(Body):
    at: Moment
    deviations: Reasons = Field(default_factory=dict)


class AttendanceBody(Body):
    mentee: UUID
    attended: bool


class RecordBody(Body):
    """Длительность – только состоявшейся встречи. Заметку видят лишь наставник и наставляемые."""

    held: bool
    minutes: Annotated[int | None, Field(ge=1, le=600, examples=[45])] = None
    note: Optional = None

    @model_validator(mode="after")
    def _minutes_are_of_a_meeting_that_was(self) -> Self:
        if self.held != (self.minutes is not None):
            raise ValueError("Длительность указывают для состоявшейся встречи, и только для неё")
        return self


class TaskBody(Body):
    mentee: UUID
    text: Annotated[Text, Field(examples=["Составить план урока"])]
    due: Day


class SubmissionBody(Body):
    text: Optional = None


class CheckBody(Body):
    accepted: bool
    comment: Optional = None


class AssessmentBody(Body):
    achieved: bool


@routes.post("/meetings")
def schedule_meeting(id: UUID, body: OneMeetingBody, intent: Command, app: App) -> Created:
    """Назначить встречу (R-A.6-02, R-2.3-07), по возможности не в ущерб урокам (R-1.4-01)."""
    receipt = app.schedule_meeting(reasoned(intent, app, body.deviations), id, body.new())
    return added(receipt, intent, id, "meetings", "meeting")


@routes.post("/schedule")
def set_meeting_schedule(id: UUID, body: ScheduleBody, intent: Command, app: App) -> Receipt:
    """Установить график встреч сразу на весь срок (R-2.3-09)."""
    return app.set_schedule(reasoned(intent, app, body.deviations), id, [meeting.new() for meeting in body.meetings])


@routes.post("/meetings/{meeting}/time")
def reschedule_meeting(id: UUID, meeting: UUID, body: MoveBody, intent: Command, app: App) -> Receipt:
    """Перенести встречу (R-A.6-02)."""
    return app.reschedule_meeting(reasoned(intent, app, body.deviations), id, meeting, body.at)


@routes.post("/meetings/{meeting}/cancellation")
async def cancel_meeting(id: UUID, meeting: UUID, intent: Command, app: App) -> Receipt:
    """Отменить встречу (R-A.6-02)."""
    return await app.cancel_meeting.soon(intent, id, meeting)


@routes.post("/meetings/{meeting}/record")
def hold_meeting(id: UUID, meeting: UUID, body: RecordBody, intent: Command, app: App) -> Receipt:
    """Записать, состоялась ли встреча (R-A.6-02)."""
    return app.hold_meeting(intent, id, meeting, body.minutes, body.note)


@routes.post("/tasks")
def assign_task(id: UUID, body: TaskBody, intent: Command, app: App) -> Created:
    """Выдать задание наставляемому (R-2.3-09, R-5.2-06)."""
    return added(app.assign_task(intent, id, body.mentee, body.text, body.due), intent, id, "tasks", "task")


@routes.post("/tasks/{task}/submission")
def submit_task(id: UUID, task: UUID, body: SubmissionBody, intent: Command, app: App) -> Receipt:
    """Сдать задание на проверку."""
    return app.submit_task(intent, id, task, body.text)


@routes.post("/tasks/{task}/check")
def check_task(id: UUID, task: UUID, body: CheckBody, intent: Command, app: App) -> Receipt:
    """Проверить задание лично: принять или вернуть с пояснением (R-4.1-04, R-A.6-03)."""
    return app.check_task(intent, id, task, body.accepted, body.comment)


@routes.post("/activities/{activity}/completion")
async def finish_activity(id: UUID, activity: UUID, intent: Command, app: App) -> Receipt:
    """Отметить, что мероприятие проведено."""
    return await app.finish_activity.soon(intent, id, activity)


@routes.post("/activities/{activity}/attendance")
async def record_attendance(id: UUID, activity: UUID, body: AttendanceBody, intent: Command, app: App) -> Receipt:
    """Отметить, участвовал ли наставляемый в мероприятии (R-5.2-02)."""
    return await app.record_attendance.soon(intent, id, activity, body.mentee, body.attended)


@routes.post("/expected-results/{result}/assessment")
async def assess_result(id: UUID, result: UUID, body: AssessmentBody, intent: Command, app: App) -> Receipt:
    """Оценить, достигнут ли ожидаемый результат; и в ходе программы (R-1.2-03, R-A.6-03)."""
    return await app.assess_result.soon(intent, id, result, body.achieved)
