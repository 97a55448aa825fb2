"""The education office asks for the registry of mentors, and gets figures; names only with consent (annex, stage 4)."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import ConsentPurpose, Direction
from pydantic import BaseModel, ConfigDict

from registry.domain.participant.participant import Participant
from registry.domain.school.lists import MentorRegistry


class Figures(BaseModel):
    """`by_direction` counts competences, so a mentor may be counted in several."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mentors: int
    external: int
    leading: int
    by_direction: dict[Direction, int]


class RegistryRequest(Aggregate):
    """`legal_basis` are sealed texts. What was transmitted is frozen: `figures`, and the `persons` named."""

    legal_basis: tuple[UUID, ...]
    requested: date

    def reset(self) -> None:
        self.due: date | None = None
        self.transmitted: date | None = None
        self.number: int | None = None
        self.figures: Figures | None = None
        self.persons: tuple[UUID, ...] = ()

    def evolve(self, event: Event) -> None:
        assert isinstance(event, RequestEvent)
        event.apply(self)


class RequestEvent(Event):
    """A fact of one request."""

    @abstractmethod
    def apply(self, request: RegistryRequest) -> None:
        """Changes the request's state; never refuses."""


class RegistryRequested(RequestEvent):
    """With its legal basis, by the office; `due` is the last day, where it names one (R-A.4-D1)."""

    TOPIC: ClassVar[str] = "registry.MentorRegistryRequested"
    legal_basis: tuple[UUID, ...]
    due: date | None

    def apply(self, request: RegistryRequest) -> None:
        request.legal_basis, request.requested, request.due = self.legal_basis, self.on, self.due


RegistryRequest.BORN_AS = RegistryRequested


class RegistryTransmitted(RequestEvent):
    """Figures of version `number`; `persons` have consented to being named (R-A.4-D1)."""

    TOPIC: ClassVar[str] = "registry.MentorRegistryTransmitted"
    number: int
    figures: Figures
    persons: tuple[UUID, ...]

    def apply(self, request: RegistryRequest) -> None:
        request.transmitted, request.number = self.on, self.number
        request.figures, request.persons = self.figures, self.persons


def ask(request: RegistryRequest, legal_basis: tuple[UUID, ...], due: date | None, today: date) -> None:
    detail = "Реестр передаётся по запросу, у которого есть правовое основание"
    require(len(legal_basis) > 0, "R-A.4-D1", detail, field="/legal_basis")
    if due is not None and due < today:
        raise Refused("due-in-past", "Срок уже прошёл", field="/due")
    request.record(RegistryRequested(on=today, legal_basis=legal_basis, due=due))


def transmit(
    request: RegistryRequest, version: MentorRegistry, mentors: Sequence[Participant], today: date, *, named: bool
) -> None:
    if request.transmitted is not None:
        raise Refused("already-transmitted", f"Реестр уже передан {request.transmitted:%d.%m.%Y}")
    may_be_named = [mentor.id for mentor in mentors if mentor.consented(ConsentPurpose.TRANSFER_TO_OFFICE, None, today)]
    persons = tuple(may_be_named) if named else ()
    figures = _figures(mentors)
    request.record(RegistryTransmitted(on=today, number=version.number, figures=figures, persons=persons))


def _figures(mentors: Sequence[Participant]) -> Figures:
    return Figures(
        mentors=len(mentors),
        external=sum(mentor.card.external_until is not None for mentor in mentors),
        leading=sum(mentor.load > 0 for mentor in mentors),
        by_direction=dict(Counter(direction for mentor in mentors for direction in mentor.competences)),
    )
