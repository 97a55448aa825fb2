"""What a person can give as a mentor and asks for as a mentee (6.1), told by the person or by the curator."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.rules import require
from contracts.codes import ConsentPurpose, Direction

from registry.domain.participant.absence import must_be_at_work
from registry.domain.participant.leaving import must_be_here
from registry.domain.participant.participant import Participant, ParticipantEvent


class MentorRegistered(ParticipantEvent):
    """Stands in the bank of mentors. `tags` are sealed."""

    TOPIC: ClassVar[str] = "registry.MentorRegistered"
    competences: tuple[Direction, ...]
    capacity: int
    tags: UUID | None

    def apply(self, participant: Participant) -> None:
        participant.competences, participant.capacity = self.competences, self.capacity
        participant.mentor_tags = self.tags


class MenteeRegistered(ParticipantEvent):
    """Asks for a mentor. `tags` are sealed."""

    TOPIC: ClassVar[str] = "registry.MenteeRegistered"
    needs: tuple[Direction, ...]
    tags: UUID | None

    def apply(self, participant: Participant) -> None:
        participant.needs, participant.mentee_tags = self.needs, self.tags


class ExperienceAttested(ParticipantEvent):
    """The curator confirms experience of the mentor's own in these directions: the other route of 6.1 (R-6.1-01)."""

    TOPIC: ClassVar[str] = "registry.ExperienceAttested"
    directions: tuple[Direction, ...]

    def apply(self, participant: Participant) -> None:
        participant.attested = self.directions


def attest_experience(participant: Participant, directions: tuple[Direction, ...], today: date) -> None:
    must_qualify(participant, today)
    participant.record(ExperienceAttested(on=today, directions=directions))


def offer_mentoring(
    participant: Participant, competences: tuple[Direction, ...], capacity: int, tags: UUID | None, today: date
) -> None:
    must_qualify(participant, today)
    _must_be_lawfully_known(participant, today)
    detail = f"У наставника уже {participant.load} наставляемых: объявить можно не меньше"
    require(capacity >= participant.load, "INV-23", detail, field="/capacity")
    participant.record(MentorRegistered(on=today, competences=competences, capacity=capacity, tags=tags))


def declare_needs(participant: Participant, needs: tuple[Direction, ...], tags: UUID | None, today: date) -> None:
    must_be_here(participant)
    _must_be_lawfully_known(participant, today)
    participant.record(MenteeRegistered(on=today, needs=needs, tags=tags))


def must_qualify(participant: Participant, day: date) -> None:
    """A pedagogical worker of this school, or an external specialist whose basis is in force (A-02)."""
    must_be_at_work(participant, day)
    card = participant.card
    detail = "Наставником может быть педагогический работник или внешний специалист с основанием"
    require(card.pedagogical or card.external_until is not None, "INV-01", detail)
    if card.external_until is not None:
        detail = f"Основание участия внешнего специалиста действует до {card.external_until:%d.%m.%Y}"
        require(day <= card.external_until, "INV-24", detail)


def _must_be_lawfully_known(participant: Participant, day: date) -> None:
    """Staff are known to the school by their employment, others by consent only (152-ФЗ, art. 6, 9)."""
    known = participant.card.external_until is None or participant.consented(ConsentPurpose.PERSONAL_DATA, None, day)
    require(known, "R-A.1-D4", "Внешний специалист не дал согласия на обработку персональных данных")
