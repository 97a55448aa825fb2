"""From draft to start."""

from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Routes
from contracts.codes import ActivityKind, Difficulty, Direction, Form, Kind, Purpose
from pydantic import Field

from programs.api.parts import App, Day, Optional, Reasons, Text, added, reasoned
from programs.application.planning import NewActivity, NewDifficulty, NewResult, Outline
from programs.domain.parts import Nature
from programs.domain.templates import ProgramTemplate

routes = Routes(prefix="/programs/{id}", tags=["plan"])

Factor = Annotated[str, Field(max_length=4000, examples=["Не имеет значения"])]


class JustificationBody(Body):
    """Четыре основания выбора формы (п. 2.3); можно написать, что основание не имеет значения."""

    goal: Factor = ""
    difficulties: Factor = ""
    request: Factor = ""
    resources: Factor = ""


class OutlineBody(Body):
    """Срок полуоткрытый: `until` – первый день после программы."""

    forms: Annotated[list[Form], Field(max_length=10)]
    kinds: Annotated[list[Kind], Field(max_length=10)]
    directions: Annotated[list[Direction], Field(max_length=10)]
    justification: JustificationBody
    start: Day
    until: Annotated[Day, Field(examples=["2026-03-01"])]
    purpose: Purpose = Purpose.DEVELOPMENT
    deviations: Reasons = Field(default_factory=dict)


class DifficultyBody(Body):
    """`topic` – из справочника затруднений; своими словами – в тексте."""

    nature: Nature
    mentee: UUID
    topic: Difficulty | None = None
    text: Text


class ResultBody(Body):
    """`measure` – как станет видно, что результат достигнут. С `due` это краткосрочная цель (п. 2.3)."""

    text: Annotated[Text, Field(examples=["Уверенно ведёт урок в 5 классе"])]
    measure: Annotated[Text, Field(examples=["Три открытых урока оценены на «хорошо»"])]
    due: Day | None = None


class ActivityBody(Body):
    """`addresses` – затруднения и сильные стороны, на которые оно направлено."""

    text: Annotated[Text, Field(examples=["Взаимное посещение уроков"])]
    due: Day
    responsible: UUID
    addresses: Annotated[tuple[UUID, ...], Field(max_length=50)] = ()
    kind: ActivityKind = ActivityKind.METHODICAL

    def new(self) -> NewActivity:
        return NewActivity(self.text, self.due, self.responsible, tuple(dict.fromkeys(self.addresses)), self.kind)


class PlannedBody(ActivityBody):
    deviations: Reasons = Field(default_factory=dict)


class TemplateBody(Body):
    template: ProgramTemplate


class SubmissionBody(Body):
    deviations: Reasons = Field(default_factory=dict)


class ReviewBody(Body):
    accepted: bool
    comment: Optional = None


class ApprovalBody(Body):
    """`deviations` – почему утверждает участник программы; когда продлят основание или справки внешнего наставника."""

    deviations: Reasons = Field(default_factory=dict)


@routes.post("/outline")
def outline_program(id: UUID, body: OutlineBody, intent: Change, app: App) -> Receipt:
    """Определить цель, формы, виды, направления, обоснование и срок программы.

    R-1.2-05, R-1.2-07, R-1.2-08, R-1.2-10, R-2.3-04, R-2.3-05.
    """
    wanted = Outline(
        forms=tuple(dict.fromkeys(body.forms)),
        kinds=tuple(dict.fromkeys(body.kinds)),
        directions=tuple(dict.fromkeys(body.directions)),
        justification=body.justification.model_dump(),
        start=body.start,
        until=body.until,
        purpose=body.purpose,
    )
    return app.outline(reasoned(intent, app, body.deviations), id, wanted)


@routes.post("/difficulties")
def record_difficulty(id: UUID, body: DifficultyBody, intent: Command, app: App) -> Created:
    """Записать затруднение или сильную сторону наставляемого (R-1.2-12, R-1.2-13)."""
    receipt = app.record_difficulty(intent, id, NewDifficulty(body.nature, body.mentee, body.text, body.topic))
    return added(receipt, intent, id, "difficulties", "difficulty")


@routes.post("/expected-results")
def set_expected_result(id: UUID, body: ResultBody, intent: Command, app: App) -> Created:
    """Записать измеримый ожидаемый результат или краткосрочную цель (R-1.2-03, R-2.3-09)."""
    receipt = app.expect_result(intent, id, NewResult(body.text, body.measure, body.due))
    return added(receipt, intent, id, "expected_results", "result")


@routes.post("/activities")
def plan_activity(id: UUID, body: PlannedBody, intent: Command, app: App) -> Created:
    """Запланировать мероприятие (R-1.2-11, R-4.2-03, R-4.2-04)."""
    receipt = app.plan_activity(reasoned(intent, app, body.deviations), id, body.new())
    return added(receipt, intent, id, "activities", "activity")


@routes.post("/plan/{item}/removal")
def remove_plan_item(id: UUID, item: UUID, intent: Command, app: App) -> Receipt:
    """Исключить из проекта затруднение, ожидаемый результат или мероприятие."""
    return app.remove_item(intent, id, item)


@routes.post("/template")
def apply_template(id: UUID, body: TemplateBody, intent: Command, app: App) -> Receipt:
    """Взять за основу шаблон: его затруднения, результат и мероприятия (R-1.3-08, R-2.2-06)."""
    return app.apply_template(intent, id, body.template)


@routes.post("/submission")
def submit_program(id: UUID, intent: Change, app: App, body: SubmissionBody | None = None) -> Receipt:
    """Отправить программу на согласование."""
    return app.submit(reasoned(intent, app, body.deviations if body else {}), id)


@routes.post("/agreement")
def agree_program(id: UUID, intent: Command, app: App) -> Receipt:
    """Согласовать программу как наставляемый (R-5.1-02)."""
    return app.agree(intent, id)


@routes.post("/review")
def review_program(id: UUID, body: ReviewBody, intent: Change, app: App) -> Receipt:
    """Рассмотреть программу как куратор: принять или вернуть с замечанием (R-3.4-09)."""
    return app.review(intent, id, body.accepted, body.comment)


@routes.post("/approval")
def approve_program(id: UUID, intent: Change, app: App, body: ApprovalBody | None = None) -> Receipt:
    """Утвердить программу: внешний наставник имеет на неё право до её конца (R-A.3-D4)."""
    return app.approve(reasoned(intent, app, body.deviations if body else {}), id)


@routes.post("/start")
def start_program(id: UUID, intent: Change, app: App) -> Receipt:
    """Начать программу."""
    return app.start(intent, id)
