"""A match: a mentor and those he is proposed for, from the curator's proposal to the end of the assignment.

Here is the state. What may be done with it is told by theme: evaluation, proposal, agreement, assignment.
"""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from contracts.codes import Code, Direction, Form, FormRole, Kind

from registry.domain.match.evaluation import Evaluation


class MatchState(Code):
    PROPOSED = "proposed", "предложена"
    CONFIRMED = "confirmed", "подтверждена участниками и куратором"
    DECLINED = "declined", "не состоялась"
    OVERTAKEN = "overtaken", "не состоялась: по этому направлению уже закреплён другой наставник"
    ASSIGNED = "assigned", "закреплена приказом"
    ENDED = "ended", "завершена"


@dataclass(frozen=True)
class Interest:
    """As the person declared it (A-18): after a trial meeting on `met_on`, or without one (None)."""

    interested: bool
    met_on: date | None


class Match(Aggregate):
    """`edition` is the regulation edition the match was evaluated under. `curator_confirmed` and `confirmed` are the
    confirmations of 6.2. `continues` is an ended match of the same people, `successor` the last one proposed to
    continue this one (A-04). `partner_orders` are the dates of the employers' orders, by external mentor."""

    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    evaluation: Evaluation
    custom_form: UUID | None
    form_role: FormRole | None
    younger_attested: bool
    continues: UUID | None

    def reset(self) -> None:
        self.state = MatchState.PROPOSED
        self.counterpart: UUID | None = None
        self.successor: UUID | None = None
        self.interests: dict[UUID, Interest] = {}
        self.confirmed: frozenset[UUID] = frozenset()
        self.curator_confirmed = False
        self.planned_on: date | None = None
        self.edition: UUID | None = None
        self.below_minimum_until: date | None = None
        self.order: UUID | None = None
        self.effective: date | None = None
        self.ended: date | None = None
        self.partner_orders: dict[UUID, date] = {}
        self.ended_by: UUID | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, MatchEvent)
        event.apply(self)

    @property
    def members(self) -> tuple[UUID, ...]:
        return (self.mentor, *self.mentees)

    @property
    def reverse(self) -> bool:
        return Kind.REVERSE in self.kinds

    @property
    def open(self) -> bool:
        """Still to be agreed and fixed by an order."""
        return self.state in (MatchState.PROPOSED, MatchState.CONFIRMED)

    def must_be_open(self) -> None:
        if not self.open:
            raise Refused("match-closed", f"Пара (группа) уже {self.state.label}")

    @property
    def came_to_nothing(self) -> bool:
        return self.state in (MatchState.DECLINED, MatchState.OVERTAKEN)

    def must_not_be_over(self) -> None:
        if self.came_to_nothing or self.state is MatchState.ENDED:
            raise Refused("match-closed", f"Пара (группа) уже {self.state.label}")

    def must_be_assigned(self) -> None:
        if self.state is not MatchState.ASSIGNED:
            raise Refused("match-not-assigned", f"Пара (группа) не закреплена приказом: {self.state.label}")


class MatchEvent(Event):
    """A fact of one match."""

    @abstractmethod
    def apply(self, match: Match) -> None:
        """Changes the match's state; never refuses."""
