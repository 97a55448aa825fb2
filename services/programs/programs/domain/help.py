"""Help that a mentee asks for whenever it is needed, and the answers (2.3, 5.1)."""

from abc import abstractmethod
from datetime import date, datetime
from typing import ClassVar, NamedTuple
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden, Refused
from backbone.events import Event

from programs.domain.parts import Part, Participant
from programs.domain.program import Program, must_be_part


class Said(NamedTuple):
    """`at` is UTC."""

    by: UUID
    text: UUID
    at: datetime


class HelpRequest(Aggregate):
    program: UUID
    edition: UUID
    mentor: UUID
    mentee: UUID
    text: UUID
    asked_at: datetime
    due: date

    def reset(self) -> None:
        self.answers: tuple[Said, ...] = ()
        self.closed: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, HelpEvent)
        event.apply(self)

    @property
    def answered(self) -> bool:
        """By somebody else than the mentee himself, who may add to his question."""
        return any(said.by != self.mentee for said in self.answers)

    def must_be_open(self) -> None:
        if self.closed:
            raise Refused("help-closed", "Просьба уже закрыта")


class HelpEvent(Event):
    """A fact of one request."""

    @abstractmethod
    def apply(self, help: HelpRequest) -> None:
        """Changes the request's state; never refuses."""


class HelpRequested(HelpEvent):
    """`due` is the last day for the first answer (T-12)."""

    TOPIC: ClassVar[str] = "programs.HelpRequested"
    program: UUID
    edition: UUID
    mentor: UUID
    mentee: UUID
    text: UUID
    asked_at: datetime
    due: date

    def apply(self, help: HelpRequest) -> None:
        help.program, help.edition, help.mentor, help.mentee = self.program, self.edition, self.mentor, self.mentee
        help.text, help.asked_at, help.due = self.text, self.asked_at, self.due


class HelpAnswered(HelpEvent):
    """`first`: until then nobody had answered."""

    TOPIC: ClassVar[str] = "programs.HelpAnswered"
    by: UUID
    text: UUID
    answered_at: datetime
    first: bool

    def apply(self, help: HelpRequest) -> None:
        help.answers += (Said(self.by, self.text, self.answered_at),)


class HelpClosed(HelpEvent):
    TOPIC: ClassVar[str] = "programs.HelpClosed"

    def apply(self, help: HelpRequest) -> None:
        help.closed = self.on


HelpRequest.BORN_AS = HelpRequested


def request(id: UUID, program: Program, by: Participant, text: UUID, due: date, at: datetime, on: date) -> HelpRequest:
    must_be_part(by, Part.MENTEE)
    program.must_live()
    help = HelpRequest(id)
    requested = HelpRequested(
        on=on,
        program=program.id,
        edition=program.edition,
        mentor=program.mentor,
        mentee=by.person,
        text=text,
        asked_at=at,
        due=due,
    )
    help.record(requested)
    return help


def answer(help: HelpRequest, by: Participant, text: UUID, at: datetime, on: date) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE, Part.CURATOR)
    help.must_be_open()
    first = by.person != help.mentee and not help.answered
    help.record(HelpAnswered(on=on, by=by.person, text=text, answered_at=at, first=first))


def close(help: HelpRequest, by: Participant, on: date) -> None:
    help.must_be_open()
    if by.person != help.mentee:
        raise Forbidden("Просьбу закрывает тот, кто просил")
    help.record(HelpClosed(on=on))
