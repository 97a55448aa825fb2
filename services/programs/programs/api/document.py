"""A program as its reader may see it: a text that is not for him, and one that is forgotten, is null."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, TypeVar
from uuid import UUID

from backbone.web import View
from contracts.codes import Direction, Form, Initiator, Kind, ProgramState, TerminationReason
from pydantic import Field

from programs.domain.parts import ActivityState, MeetingState, Nature, Participant, TaskState, Terms
from programs.domain.program import Program
from programs.privacy import sees_reason

Texts = Mapping[UUID, str | None]
Told = Annotated[str | None, Field(examples=["Трудно удержать внимание класса"])]
V = TypeVar("V", bound=View)


class JustificationView(View):
    goal: Told
    difficulties: Told
    request: Told
    resources: Told


class DifficultyView(View):
    id: UUID
    nature: Nature
    mentee: UUID
    text: Told


class ResultView(View):
    id: UUID
    text: Told
    measure: Told
    achieved: bool | None


class NewActivityView(View):
    text: Told
    due: date
    responsible: UUID
    addresses: tuple[UUID, ...]


class ActivityView(NewActivityView):
    id: UUID
    state: ActivityState
    finished: date | None


class MeetingView(View):
    """`at` – всемирное время."""

    id: UUID
    at: datetime
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
    """Срок полуоткрытый: `until` – первый день после программы. `terms` – параметры её редакции положения."""

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
    start: date | None
    until: date | None
    ended: date | None
    justification: JustificationView | None
    difficulties: list[DifficultyView]
    expected_results: list[ResultView]
    activities: list[ActivityView]
    agreed: list[UUID]
    review_comment: Told
    meetings: list[MeetingView]
    tasks: list[TaskView]
    extension: ExtensionView | None
    amendment: AmendmentView | None
    termination: TerminationView | None
    deviations: list[DeviationView]


class Telling:
    """Turns parts of a program into what is shown of them: where a view tells a text, the part has its id."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def one(self, kind: type[V], part: object, **more: object) -> V:
        values = {name: getattr(part, name) for name in kind.model_fields if name not in more}
        told = {
            name: self._texts.get(values[name]) for name in values if kind.model_fields[name].annotation == str | None
        }
        return kind.model_validate(values | told | more)

    def perhaps(self, kind: type[V], part: object | None, **more: object) -> V | None:
        return None if part is None else self.one(kind, part, **more)

    def each(self, kind: type[V], parts: Mapping[UUID, object]) -> list[V]:
        return [self.one(kind, part, id=id) for id, part in parts.items()]


def document(program: Program, reader: Participant, texts: Texts) -> ProgramView:
    """`texts` by id, as far as the reader may see them."""
    tell = Telling(texts)
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
        extension=tell.perhaps(ExtensionView, program.extension),
        amendment=_amendment(program, tell),
        termination=_termination(program, reader, tell),
        deviations=[tell.one(DeviationView, deviation) for deviation in program.deviations],
    )


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
