"""A participant: what the rules need to know of a person. Who that is, only the vault knows.

Here is the state. What may be done with it is told by theme: card, profile, consents, assignments.
"""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.events import Event
from contracts.codes import (
    ClearanceKind,
    ConsentPurpose,
    DataCategory,
    Direction,
    Hashtag,
    QualificationCategory,
    RewardKind,
    RoleType,
    SignatureKind,
    TeachingSubject,
)
from pydantic import BaseModel, ConfigDict, Field

from registry.domain.participant.facts import Absence, Agreement, Analysis, Clearance, PortfolioEntry, Regime


class Card(BaseModel):
    """`external_until`: the last day of an external specialist's basis (A-02), None for staff of the school.
    `partnership`: the agreement under which a partner lends him. `role_type` is told of who is not simply a teacher of
    the school (2.3).

    `young` means 35 or younger (K-01); birth dates are not kept. `subjects` and `category` are empty while nobody has
    told them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pedagogical: bool
    deputy_head: bool = False
    experience_years: int = Field(ge=0, le=80)
    young: bool
    external_until: date | None = None
    partnership: UUID | None = None
    role_type: RoleType | None = None
    subjects: tuple[TeachingSubject, ...] = ()
    category: QualificationCategory | None = None

    @property
    def label(self) -> str:
        """In the history."""
        subjects = ", ".join(subject.label for subject in self.subjects) or "не указаны"
        category = self.category.label if self.category else "не указана"
        return f"предметы – {subjects}, категория – {category}"


class Subject(NamedTuple):
    """What a consent is for: its purpose, the match where it is to join one, the resource where it is to publish."""

    purpose: ConsentPurpose
    match: UUID | None = None
    url: str | None = None


@dataclass(frozen=True)
class Consent:
    """`categories` may be published up to and including `until`; `form` is the version of the school's form."""

    signed_on: date
    kind: SignatureKind
    reference: str
    form: int | None = None
    categories: tuple[DataCategory, ...] = ()
    until: date | None = None
    withdrawn_on: date | None = None
    stop_due: date | None = None
    extended_on: date | None = None
    stopped_on: date | None = None

    @property
    def live(self) -> bool:
        return self.withdrawn_on is None

    def stands_on(self, day: date) -> bool:
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= day
        return self.signed_on <= day and not withdrawn and (self.until is None or day <= self.until)


class Participant(Aggregate):
    """`mentorships` counts the mentees by match, `menteeships` are the directions by match; both while assigned.
    `publications` are those in the public section that name the person, `asked_for` the consents not given yet."""

    card: Card

    def reset(self) -> None:
        self.competences: tuple[Direction, ...] = ()
        self.attested: tuple[Direction, ...] = ()
        self.capacity = 0
        self.mentor_tags: UUID | None = None
        self.needs: tuple[Direction, ...] = ()
        self.mentee_tags: UUID | None = None
        self.consents: dict[Subject, Consent] = {}
        self.asked_for: frozenset[Subject] = frozenset()
        self.appointed_on: date | None = None
        self.relieved_from: date | None = None
        self.regimes: tuple[Regime, ...] = ()
        self.agreements: tuple[Agreement, ...] = ()
        self.clearances: dict[ClearanceKind, Clearance] = {}
        self.waiting_since: date | None = None
        self.trained_on: date | None = None
        self.rewards: dict[UUID, RewardKind] = {}
        self.left_on: date | None = None
        self.absence: Absence | None = None
        self.forgotten = False
        self.acknowledged: dict[UUID, date] = {}
        self.analyses: tuple[Analysis, ...] = ()
        self.hashtags: tuple[Hashtag, ...] = ()
        self.in_pool = False
        self.portfolio: tuple[PortfolioEntry, ...] = ()
        self.mentorships: dict[UUID, int] = {}
        self.menteeships: dict[UUID, Direction] = {}
        self.publications: frozenset[UUID] = frozenset()

    def evolve(self, event: Event) -> None:
        assert isinstance(event, ParticipantEvent)
        event.apply(self)

    @property
    def load(self) -> int:
        """How many mentees the mentor has now."""
        return sum(self.mentorships.values())

    def is_mentor_on(self, day: date) -> bool:
        """Appointed by an order, and not relieved by another."""
        appointed = self.appointed_on is not None and self.appointed_on <= day
        return appointed and (self.relieved_from is None or day < self.relieved_from)

    def regime_on(self, day: date) -> Regime | None:
        return next((item for item in reversed(self.regimes) if item.since <= day), None)

    @property
    def free_capacity(self) -> int:
        return self.capacity - self.load

    def consented(self, purpose: ConsentPurpose, match: UUID | None, by: date) -> bool:
        """Signed not later than `by` and not withdrawn since (INV-06)."""
        consent = self.consents.get(Subject(purpose, match))
        return consent is not None and consent.live and consent.signed_on <= by

    def may_be_published(self, category: DataCategory, url: str | None, on: date) -> bool:
        """By a consent to distribution that stands on the day and is about this category and resource, or a page below
        it; None asks for whatever resource (INV-15)."""
        return any(
            category in consent.categories and consent.stands_on(on) and covers(subject.url, url)
            for subject, consent in self.consents.items()
        )


class ParticipantEvent(Event):
    """A fact of one participant."""

    @abstractmethod
    def apply(self, participant: Participant) -> None:
        """Changes the participant's state; never refuses."""


def covers(resource: str | None, url: str | None) -> bool:
    """Whether the page is the resource, or below it."""
    if resource is None or url is None:
        return url is None
    return f"{url}/".startswith(f"{resource.rstrip('/')}/")


def participant_id(school: UUID, staff_number: str) -> UUID:
    """The same for every import of the same line."""
    return uuid5(school, f"staff:{staff_number.casefold()}")
