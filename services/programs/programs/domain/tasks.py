"""Tasks between meetings: the mentor gives them and checks them himself (4.1)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import NotFound, Refused
from backbone.rules import require
from contracts.codes import ProgramState

from programs.domain.parts import Part, Participant, Task, TaskState
from programs.domain.program import Program, ProgramEvent, must_be_mentee, must_be_part


class TaskAssigned(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.TaskAssigned"
    task: UUID
    mentee: UUID
    text: UUID
    due: date

    def apply(self, program: Program) -> None:
        program.tasks[self.task] = Task(self.mentee, self.text, self.due)


class TaskSubmitted(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.TaskSubmitted"
    task: UUID
    mentee: UUID
    text: UUID | None = None

    def apply(self, program: Program) -> None:
        submitted = replace(program.tasks[self.task], state=TaskState.SUBMITTED, submission=self.text)
        program.tasks[self.task] = submitted


class TaskChecked(ProgramEvent):
    TOPIC: ClassVar[str] = "programs.TaskChecked"
    task: UUID
    mentee: UUID
    accepted: bool
    comment: UUID | None = None

    def apply(self, program: Program) -> None:
        state = TaskState.ACCEPTED if self.accepted else TaskState.RETURNED
        program.tasks[self.task] = replace(program.tasks[self.task], state=state, comment=self.comment)


def assign(program: Program, by: Participant, assigned: TaskAssigned) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    must_be_mentee(program, assigned.mentee)
    if assigned.due < assigned.on or assigned.due not in program.planned_period():
        raise Refused("outside-period", "Срок задания – от сегодня до конца программы", field="/due")
    program.record(assigned)


def submit(program: Program, by: Participant, task: UUID, text: UUID | None, on: date) -> None:
    program.must_be(ProgramState.RUNNING)
    found = _of(program, task)
    if by.person != found.mentee:
        raise NotFound
    if found.state not in (TaskState.ASSIGNED, TaskState.RETURNED):
        raise Refused("task-closed", f"Задание уже {found.state.label}")
    program.record(TaskSubmitted(on=on, task=task, mentee=found.mentee, text=text))


def check(program: Program, by: Participant, task: UUID, accepted: bool, comment: UUID | None, on: date) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    found = _of(program, task)
    if found.state is not TaskState.SUBMITTED:
        raise Refused("not-submitted", f"Задание {found.state.label}, проверять нечего")
    explained = accepted or comment is not None
    require(explained, "R-4.1-04", "Возвращая задание, напишите, что доработать", field="/comment")
    program.record(TaskChecked(on=on, task=task, mentee=found.mentee, accepted=accepted, comment=comment))


def _of(program: Program, task: UUID) -> Task:
    try:
        return program.tasks[task]
    except KeyError:
        raise NotFound from None
