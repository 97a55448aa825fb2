"""The shapes in which a program is read: a text that is not for the reader, and one that is forgotten, is null."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from backbone.web import View
from contracts.codes import (
    ActivityKind,
    Difficulty,
    Direction,
    Form,
    Initiator,
    Kind,
    ProgramState,
    Purpose,
    TerminationReason,
)
from pydantic import Field

from programs.api.growth_shapes import (
    AssessmentView,
    DecisionView,
    DevelopmentPlanView,
    RecommendationView,
    RemarkView,
    Told,
)
from programs.domain.parts import ActivityState, MeetingState, Nature, TaskState, Terms


class JustificationView(View):
    goal: Told
    difficulties: Told
    request: Told
    resources: Told


class DifficultyView(View):
    """`confirmed` – кто подтвердил, что затруднение устранено; `by` – кто его записал."""

    id: UUID
    nature: Nature
    mentee: UUID
    topic: Difficulty | None
    text: Told
    by: UUID | None
    confirmed: list[UUID]
    resolved: date | None


class ResultView(View):
    id: UUID
    text: Told
    measure: Told
    due: date | None
    by: UUID | None
    achieved: bool | None


class NewActivityView(View):
    text: Told
    due: date
    responsible: UUID
    addresses: tuple[UUID, ...]
    kind: ActivityKind
    by: UUID | None


class ActivityView(NewActivityView):
    id: UUID
    state: ActivityState
    closed: date | None
    attendance: dict[UUID, bool]


class MeetingView(View):
    """`at` – всемирное время; `planned_minutes` – на сколько назначена, `minutes` – сколько продлилась."""

    id: UUID
    at: datetime
    planned_minutes: int
    remote: bool
    channel: Told
    topic: Told
    state: MeetingState
    minutes: int | None
    note: Told


class TaskView(View):
    id: UUID
    mentee: UUID
    text: Told
    due: date
    state: TaskState
    submission: Told
    comment: Told


class ExtensionView(View):
    by: UUID
    agreed: list[UUID]
    text: Told
    until: date


class AmendmentView(View):
    by: UUID
    agreed: list[UUID]
    text: Told
    forms: list[Form] | None
    kinds: list[Kind] | None
    added: list[NewActivityView]
    removed: list[UUID]
    needs_order: bool


class StatementView(View):
    person: UUID
    on: date
    text: Told


class AboutView(View):
    mentee: UUID
    text: Told


class ReportView(View):
    """Отчёт наставника; о наставляемом читает он сам и те, кто отвечает за программу."""

    on: date
    text: Told
    about: list[AboutView]


class TerminationView(View):
    """`hearing_until` – последний день пояснений, когда просит куратор. Причину видят не все."""

    by: UUID
    on: date
    initiator: Initiator
    reason: TerminationReason | None
    text: Told
    hearing_until: date | None
    agreed: list[UUID]
    statements: list[StatementView]


class DeviationView(View):
    rule: Annotated[str, Field(examples=["INV-22"])]
    reason: Told


class ProgramView(View):
    """Срок полуоткрытый: `until` – первый день после программы. `terms` – параметры её редакции положения.
    `predecessor` – программа, которую она продолжает, `successor` – та, что продолжает её."""

    id: UUID
    version: int
    match: UUID
    state: ProgramState
    since: date
    mentor: UUID
    mentees: list[UUID]
    curator: UUID
    edition: UUID
    terms: Terms
    effective: date
    forms: list[Form]
    kinds: list[Kind]
    directions: list[Direction]
    purpose: Purpose | None
    start: date | None
    until: date | None
    ended: date | None
    predecessor: UUID | None
    successor: UUID | None
    justification: JustificationView | None
    difficulties: list[DifficultyView]
    expected_results: list[ResultView]
    activities: list[ActivityView]
    agreed: list[UUID]
    review_comment: Told
    meetings: list[MeetingView]
    tasks: list[TaskView]
    remarks: list[RemarkView]
    competences: list[AssessmentView]
    independent: dict[UUID, date]
    recommendations: list[RecommendationView]
    development: list[DevelopmentPlanView]
    report: ReportView | None
    decisions: list[DecisionView]
    extension: ExtensionView | None
    amendment: AmendmentView | None
    termination: TerminationView | None
    deviations: list[DeviationView]
