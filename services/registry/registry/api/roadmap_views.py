"""What is shown of the roadmap: every stage with its owner, its term, what is done and what is missing."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from backbone.vault import Vault
from backbone.web import View
from contracts.codes import Responsible, StageState
from pydantic import Field

from registry.domain.roadmap.evidence import Facts, fulfilled, of
from registry.domain.roadmap.roadmap import Confirmation, Plan, Roadmap, StagePlan
from registry.domain.roadmap.template import STAGES, TITLES, Item

Said = Callable[[UUID | None], str | None]
"""The sealed words of a place, for who may read them."""


def words_of(roadmap: Roadmap, texts: Vault) -> Said:
    opened = texts.open(roadmap.texts)
    return lambda place: opened[place] if place else None


def nothing_said(place: UUID | None) -> str | None:
    return None


class EvidenceView(View):
    """`source` – приказ (`order:`), запись (`record:`), анкета (`survey:`), отчёт (`report:`) или подтверждение."""

    source: str = Field(examples=["order:approve-regulation"])
    on: date


class ConfirmationView(View):
    """Текст и адрес видят организаторы."""

    person: UUID
    on: date
    note: str | None = Field(None, examples=["Родительское собрание 12.09"])
    url: str | None = Field(None, examples=["https://school.example/news"])


class ItemView(View):
    id: str = Field(examples=["R-A.1-01"])
    title: str = Field(examples=["Положение о наставничестве"])
    role: Responsible
    mandatory: bool
    fulfilled: bool
    evidence: tuple[EvidenceView, ...]
    confirmation: ConfirmationView | None


class StageView(View):
    """`due` – последний день; `late` – срок прошёл, а этап не завершён, или завершён позже; `blockers` – что мешает
    завершить; `tasks` – неисполненные пункты по ответственным."""

    stage: int
    row: str = Field(examples=["R-A.1-00"])
    title: str = Field(examples=["Формирование базы наставников"])
    term: str = Field(examples=["T-02"])
    due: date
    state: StageState
    started: date | None
    completed: date | None
    late: bool
    reason: str | None = Field(None, examples=["Карантин в школе"])
    blockers: tuple[str, ...] = Field(examples=[["R-A.1-D4"]])
    tasks: dict[Responsible, tuple[str, ...]]
    items: tuple[ItemView, ...]


class ApprovalView(View):
    version: int
    introduced: date
    order: UUID
    dated: date


class DraftView(View):
    """Ещё не утверждена приказом."""

    version: int
    introduced: date
    due: dict[int, date] = Field(examples=[{1: "2025-10-01"}])


class RoadmapView(View):
    """`stages` – по действующей редакции; пока её нет, по проекту. `approvals` – все утверждённые редакции."""

    id: UUID
    cycle: UUID
    version: int
    introduced: date
    approvals: tuple[ApprovalView, ...]
    draft: DraftView | None
    stages: tuple[StageView, ...]


class TaskView(View):
    item: str = Field(examples=["R-A.1-01"])
    title: str = Field(examples=["Положение о наставничестве"])
    role: Responsible
    stage: int
    due: date
    late: bool
    mandatory: bool


def board(roadmap: Roadmap, facts: Facts, today: date, said: Said = nothing_said) -> RoadmapView:
    plan = roadmap.plan
    return RoadmapView(
        id=roadmap.id,
        cycle=roadmap.cycle,
        version=plan.version,
        introduced=plan.introduced,
        approvals=tuple(
            ApprovalView(version=one.plan.version, introduced=one.plan.introduced, order=one.order, dated=one.dated)
            for one in roadmap.approvals
        ),
        draft=_draft(roadmap.draft),
        stages=tuple(_stage(roadmap, stage, facts, today, said) for stage in plan.stages),
    )


def tasks(shown: RoadmapView, role: Responsible | None) -> list[TaskView]:
    """Soonest first."""
    return sorted(_tasks(shown, role), key=lambda task: (task.due, task.item))


def _tasks(shown: RoadmapView, role: Responsible | None) -> Iterator[TaskView]:
    for stage in shown.stages:
        for item in stage.items:
            if stage.completed is None and not item.fulfilled and role in (None, item.role):
                yield TaskView.model_validate({**vars(item), **vars(stage), "item": item.id, "title": item.title})


def _draft(plan: Plan | None) -> DraftView | None:
    if plan is None:
        return None
    return DraftView(
        version=plan.version, introduced=plan.introduced, due={stage.stage: stage.due for stage in plan.stages}
    )


def _stage(roadmap: Roadmap, stage: StagePlan, facts: Facts, today: date, said: Said) -> StageView:
    course = roadmap.course(stage.stage)
    items = tuple(_item(roadmap, item, facts, said) for item in stage.items)
    still = [] if course.completed else [item for item in items if not item.fulfilled]
    return StageView(
        stage=stage.stage,
        row=STAGES[stage.stage].row,
        title=STAGES[stage.stage].title,
        term=stage.term,
        due=stage.due,
        state=course.state,
        started=course.started,
        completed=course.completed,
        late=course.late if course.completed else today > stage.due,
        reason=said(roadmap.deviations.get(stage.stage)),
        blockers=tuple(item.id for item in still if item.mandatory),
        tasks={role: ids for role in Responsible if (ids := tuple(item.id for item in still if item.role is role))},
        items=items,
    )


def _item(roadmap: Roadmap, item: Item, facts: Facts, said: Said) -> ItemView:
    confirmed = roadmap.confirmations.get(item.id)
    found = of(item, facts, confirmed)
    return ItemView(
        id=item.id,
        title=TITLES.get(item.id, item.id),
        role=item.role,
        mandatory=item.mandatory,
        fulfilled=fulfilled(item, found),
        evidence=tuple(EvidenceView(source=one.source, on=one.on) for one in found),
        confirmation=_confirmation(confirmed, said) if confirmed else None,
    )


def _confirmation(given: Confirmation, said: Said) -> ConfirmationView:
    return ConfirmationView(person=given.person, on=given.on, note=said(given.note), url=said(given.url))
