"""What happens while a program runs."""

from typing import Annotated, Self
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Command, Created, Routes
from pydantic import Field, model_validator

from programs.api.parts import App, Day, Moment, Optional, Text, added

routes = Routes(prefix="/programs/{id}", tags=["work"])


class MeetingBody(Body):
    """Канал связи нужен для дистанционной встречи."""

    at: Moment
    remote: bool
    channel: Annotated[Optional, Field(examples=["Сферум"])] = None
    topic: Annotated[Text, Field(examples=["Разбор урока"])]


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
def schedule_meeting(id: UUID, body: MeetingBody, intent: Command, app: App) -> Created:
    """Назначить встречу."""
    receipt = app.schedule_meeting(intent, id, body.at, body.remote, body.channel, body.topic)
    return added(receipt, intent, id, "meetings", "meeting")


@routes.post("/meetings/{meeting}/record")
def hold_meeting(id: UUID, meeting: UUID, body: RecordBody, intent: Command, app: App) -> Receipt:
    """Записать, состоялась ли встреча."""
    return app.hold_meeting(intent, id, meeting, body.minutes, body.note)


@routes.post("/tasks")
def assign_task(id: UUID, body: TaskBody, intent: Command, app: App) -> Created:
    """Выдать задание наставляемому."""
    return added(app.assign_task(intent, id, body.mentee, body.text, body.due), intent, id, "tasks", "task")


@routes.post("/tasks/{task}/submission")
def submit_task(id: UUID, task: UUID, body: SubmissionBody, intent: Command, app: App) -> Receipt:
    """Сдать задание на проверку."""
    return app.submit_task(intent, id, task, body.text)


@routes.post("/tasks/{task}/check")
def check_task(id: UUID, task: UUID, body: CheckBody, intent: Command, app: App) -> Receipt:
    """Проверить задание: принять или вернуть с пояснением."""
    return app.check_task(intent, id, task, body.accepted, body.comment)


@routes.post("/activities/{activity}/completion")
def finish_activity(id: UUID, activity: UUID, intent: Command, app: App) -> Receipt:
    """Отметить, что мероприятие проведено."""
    return app.finish_activity(intent, id, activity)


@routes.post("/expected-results/{result}/assessment")
def assess_result(id: UUID, result: UUID, body: AssessmentBody, intent: Command, app: App) -> Receipt:
    """Оценить, достигнут ли ожидаемый результат."""
    return app.assess_result(intent, id, result, body.achieved)
