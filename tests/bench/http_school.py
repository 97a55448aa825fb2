"""A school whose programs run, written straight into the log of the service, and the people who use it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from backbone.clock import Clock
from backbone.identity import Role
from backbone.intent import Actor, Intent
from backbone.keys import Keys
from mentoring.roles import Databases
from programs.application import Programs
from programs.domain.parts import Justification, Part, Participant
from programs.domain.plan import ActivityPlanned
from programs.domain.program import Program, ProgramEvent

from tests.programs.given import (
    AGREED,
    APPROVED,
    DIFFICULTY,
    RESULT,
    REVIEWED,
    STARTED,
    SUBMITTED,
    drafted,
    outlined,
    planned,
)

MENTORS = 8
WORDS = "Показать, как удержать внимание класса в последние десять минут урока, и посетить два урока."


@dataclass(frozen=True)
class Running:
    """A program that has started, and what its people act on."""

    id: UUID
    mentor: int
    mentee: UUID
    result: UUID


class School:
    """`position` is that of the last of its programs in the log."""

    def __init__(self, databases: Databases, programs: int) -> None:
        self.id, self.mentors = uuid4(), [uuid4() for _ in range(MENTORS)]
        self.due = Clock().today() + timedelta(days=60)
        self.position = 0
        app = Programs(databases.url, Clock(), Keys(databases.keys_url, Path()))
        try:
            with ThreadPoolExecutor(16) as threads:
                self.programs = list(threads.map(lambda n: self._program(app, n), range(programs)))
        finally:
            app.close()

    def _program(self, app: Programs, n: int) -> Running:
        program, texts, mentee = Program(uuid4(), self.id), [uuid4() for _ in range(8)], uuid4()
        mentor = n % MENTORS
        for event in _history(self.mentors[mentor], mentee, texts, app.clock.today()):
            program.record(event)
        actor = Actor(id=str(self.mentors[mentor]), role=Role.MENTOR, school=self.id)
        intent = Intent(actor, str(uuid4()), b"", uuid4(), app.clock.today())
        receipt = app.commit(intent, (program, app.vault.seal(mentee, dict.fromkeys(texts, WORDS))))
        self.position = max(self.position, receipt.position)
        return Running(program.id, mentor, mentee, next(iter(program.results)))


def _history(mentor: UUID, mentee: UUID, texts: list[UUID], today: date) -> Iterator[ProgramEvent]:
    goal, difficulties, request, resources, text, result, measure, activity = texts
    curator, start = uuid4(), today - timedelta(days=30)
    yield drafted(Participant(mentee, Part.MENTEE), match=uuid4(), mentor=mentor, curator=curator, on=start)
    yield outlined(
        on=start,
        justification=Justification(goal=goal, difficulties=difficulties, request=request, resources=resources),
        start=start,
        until=start + timedelta(days=180),
    )
    yield DIFFICULTY.model_copy(update={"mentee": mentee, "text": text, "difficulty": uuid4()})
    yield RESULT.model_copy(update={"text": result, "measure": measure, "result": uuid4()})
    yield ActivityPlanned(on=start, planned=planned().model_copy(update={"text": activity}))
    yield SUBMITTED
    yield AGREED.model_copy(update={"mentee": mentee})
    yield from (REVIEWED, APPROVED, STARTED)
