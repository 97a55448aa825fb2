"""How a mentee grows: difficulties, competences, recommendations, the individual plan; remarks of both sides."""

from typing import Annotated
from uuid import UUID

from backbone.intent import Receipt
from backbone.web import Body, Change, Command, Created, Routes
from contracts.codes import AssessmentPoint, Direction, RecommendationKind
from pydantic import Field

from programs.api.parts import App, Day, Text, added
from programs.application.guiding import NewDevelopmentPlan

routes = Routes(prefix="/programs/{id}", tags=["growth"])


class CompetenceBody(Body):
    """Уровень владения от 1 до 5; общей оценки человека нет."""

    mentee: UUID
    direction: Direction
    point: AssessmentPoint
    level: Annotated[int, Field(ge=1, le=5, examples=[3])]


class IndependenceBody(Body):
    mentee: UUID


class RecommendationBody(Body):
    mentee: UUID
    kind: RecommendationKind
    text: Annotated[Text, Field(examples=["Планируйте этапы урока по минутам"])]


class StepBody(Body):
    text: Annotated[Text, Field(examples=["Пройти курс по формирующему оцениванию"])]
    due: Annotated[Day, Field(examples=["2026-02-01"])]


class DevelopmentPlanBody(Body):
    """Новый план заменяет прежний; согласие и утверждение нужны заново."""

    goals: Annotated[tuple[Text, ...], Field(min_length=1, max_length=20)]
    steps: Annotated[tuple[StepBody, ...], Field(min_length=1, max_length=50)]


class ReportBody(Body):
    """О программе в целом и, если нужно, о каждом наставляемом; только словами, без оценки человека."""

    text: Annotated[Text, Field(examples=["План выполнен, открытые уроки проведены"])]
    about: dict[UUID, Text] = Field(
        default_factory=dict,
        max_length=30,
        examples=[{"3fa85f64-5717-4562-b3fc-2c963f66afa6": "Собран, просит совета, помогает коллегам"}],
    )


class RemarkBody(Body):
    """`item` – затруднение, результат, мероприятие или задание, если замечание о нём."""

    text: Annotated[Text, Field(examples=["Перенесём открытый урок на ноябрь?"])]
    item: UUID | None = None


@routes.post("/difficulties/{difficulty}/confirmation")
def confirm_resolution(id: UUID, difficulty: UUID, intent: Command, app: App) -> Receipt:
    """Подтвердить, что затруднение устранено (R-5.2-07)."""
    return app.confirm_resolution(intent, id, difficulty)


@routes.post("/difficulties/{difficulty}/resolution")
def resolve_difficulty(id: UUID, difficulty: UUID, intent: Command, app: App) -> Receipt:
    """Закрыть затруднение, когда устранение подтвердили и наставник, и наставляемый (R-5.2-07)."""
    return app.resolve_difficulty(intent, id, difficulty)


@routes.post("/competences")
def assess_competence(id: UUID, body: CompetenceBody, intent: Command, app: App) -> Receipt:
    """Оценить уровень владения направлением: на входе, в середине, на выходе (R-2.2-07)."""
    return app.assess_competence(intent, id, body.mentee, body.direction, body.point, body.level)


@routes.post("/independence")
def attest_independence(id: UUID, body: IndependenceBody, intent: Command, app: App) -> Receipt:
    """Подтвердить, что наставляемый работает самостоятельно, качественно и ответственно (R-2.2-08)."""
    return app.attest_independence(intent, id, body.mentee)


@routes.post("/recommendations")
def issue_recommendation(id: UUID, body: RecommendationBody, intent: Command, app: App) -> Created:
    """Дать указание или рекомендацию (R-5.2-05)."""
    receipt = app.issue_recommendation(intent, id, body.mentee, body.kind, body.text)
    return added(receipt, intent, id, "recommendations", "recommendation")


@routes.post("/recommendations/{recommendation}/following")
def follow_recommendation(id: UUID, recommendation: UUID, intent: Command, app: App) -> Receipt:
    """Отметить указание или рекомендацию исполненной (R-5.2-05)."""
    return app.follow_recommendation(intent, id, recommendation)


@routes.post("/development/{mentee}")
def propose_development_plan(id: UUID, mentee: UUID, body: DevelopmentPlanBody, intent: Command, app: App) -> Receipt:
    """Составить план индивидуального развития наставляемого (R-A.5-D2, R-2.2-01)."""
    plan = NewDevelopmentPlan(body.goals, tuple((step.text, step.due) for step in body.steps))
    return app.propose_development_plan(intent, id, mentee, plan)


@routes.post("/development/{mentee}/agreement")
def agree_development_plan(id: UUID, mentee: UUID, intent: Command, app: App) -> Receipt:
    """Согласиться с планом индивидуального развития; If-Match защитит от согласия не на тот план (R-A.5-D2)."""
    return app.agree_development_plan(intent, id, mentee)


@routes.post("/development/{mentee}/approval")
def approve_development_plan(id: UUID, mentee: UUID, intent: Change, app: App) -> Receipt:
    """Утвердить план индивидуального развития (R-A.5-D2)."""
    return app.approve_development_plan(intent, id, mentee)


@routes.post("/report")
def report_on_program(id: UUID, body: ReportBody, intent: Command, app: App) -> Receipt:
    """Представить отчёт наставника (R-A.7-D2, R-5.2-08)."""
    return app.report(intent, id, body.text, body.about)


@routes.post("/remarks")
def remark_on_program(id: UUID, body: RemarkBody, intent: Command, app: App) -> Created:
    """Оставить замечание к программе или её части; наставник и наставляемый здесь равны (R-1.3-09)."""
    return added(app.remark(intent, id, body.text, body.item), intent, id, "remarks", "remark")
