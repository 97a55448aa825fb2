"""A program as its reader may see it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar
from uuid import UUID

from backbone.web import View

from programs.api.growth_shapes import (
    AssessmentView,
    DecisionView,
    DevelopmentPlanView,
    RecommendationView,
    RemarkView,
    StepView,
)
from programs.api.shapes import (
    AboutView,
    ActivityView,
    AmendmentView,
    DeviationView,
    DifficultyView,
    ExtensionView,
    JustificationView,
    MeetingView,
    NewActivityView,
    ProgramView,
    ReportView,
    ResultView,
    StatementView,
    TaskView,
    TerminationView,
)
from programs.domain.parts import Participant
from programs.domain.program import Program
from programs.domain.standing import DevelopmentPlan
from programs.privacy import growth, sees_reason

Texts = Mapping[UUID, str | None]
V = TypeVar("V", bound=View)


@cache
def _fields(kind: type[View]) -> tuple[Sequence[str], Sequence[str]]:
    """Those that tell texts, and the others."""
    texts = [name for name, field in kind.model_fields.items() if field.annotation == str | None]
    return texts, [name for name in kind.model_fields if name not in texts]


class Telling:
    """Turns parts of a program into what is shown of them: where a view tells a text, the part has its id."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def one(self, kind: type[V], part: object, **more: object) -> V:
        texts, others = _fields(kind)
        told = {name: self._texts.get(getattr(part, name)) for name in texts if name not in more}
        values = {name: getattr(part, name) for name in others if name not in more}
        return kind.model_validate(values | told | more)

    def texts(self, ids: Iterable[UUID]) -> list[str | None]:
        return [self._texts.get(id) for id in ids]

    def perhaps(self, kind: type[V], part: object | None, **more: object) -> V | None:
        return None if part is None else self.one(kind, part, **more)

    def each(self, kind: type[V], parts: Mapping[UUID, object]) -> list[V]:
        return [self.one(kind, part, id=id) for id, part in parts.items()]


def document(program: Program, reader: Participant, texts: Texts) -> ProgramView:
    """`texts` by id, as far as the reader may see them."""
    tell, seen = Telling(texts), growth(program, reader)
    return tell.one(
        ProgramView,
        program,
        start=program.period and program.period.start,
        until=program.period and program.period.until,
        justification=tell.perhaps(JustificationView, program.justification),
        difficulties=tell.each(DifficultyView, program.traits),
        expected_results=tell.each(ResultView, program.results),
        activities=tell.each(ActivityView, program.activities),
        meetings=tell.each(MeetingView, program.meetings),
        tasks=tell.each(TaskView, program.tasks),
        remarks=tell.each(RemarkView, program.remarks),
        competences=[tell.one(AssessmentView, assessed) for assessed in seen.assessments],
        independent=seen.independent,
        recommendations=tell.each(RecommendationView, seen.recommendations),
        development=[_development(mentee, plan, tell) for mentee, plan in seen.development.items()],
        report=_report(program, tell),
        decisions=tell.each(DecisionView, program.decisions),
        extension=tell.perhaps(ExtensionView, program.extension),
        amendment=_amendment(program, tell),
        termination=_termination(program, reader, tell),
        deviations=[tell.one(DeviationView, deviation) for deviation in program.deviations],
    )


def _development(mentee: UUID, plan: DevelopmentPlan, tell: Telling) -> DevelopmentPlanView:
    steps = [tell.one(StepView, step) for step in plan.steps]
    return tell.one(DevelopmentPlanView, plan, mentee=mentee, goals=tell.texts(plan.goals), steps=steps)


def _report(program: Program, tell: Telling) -> ReportView | None:
    if program.report is None:
        return None
    about = [
        AboutView(mentee=mentee, text=text)
        for mentee, text in zip(program.report.about, tell.texts(program.report.about.values()), strict=True)
        if text is not None
    ]
    return tell.one(ReportView, program.report, about=about)


def _amendment(program: Program, tell: Telling) -> AmendmentView | None:
    proposed = program.amendment
    added = [tell.one(NewActivityView, new) for new in proposed.added] if proposed else []
    return tell.perhaps(AmendmentView, proposed, added=added)


def _termination(program: Program, reader: Participant, tell: Telling) -> TerminationView | None:
    asked = program.termination
    if asked is None:
        return None
    statements = [tell.one(StatementView, said, person=person) for person, said in asked.statements.items()]
    reason = asked.reason if sees_reason(program, reader) else None
    return tell.one(TerminationView, asked, reason=reason, statements=statements)
