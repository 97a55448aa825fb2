"""What orders make of a participant: an appointed mentor (3.2), a mentor or a mentee in a match (3.3, 6.2)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import ConsentPurpose, Direction

from registry.domain.act import Act
from registry.domain.participant.absence import must_be_at_work
from registry.domain.participant.clearances import must_be_cleared
from registry.domain.participant.labour import must_be_lawful
from registry.domain.participant.participant import Participant, ParticipantEvent
from registry.domain.participant.profile import must_qualify


class MentorAppointed(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.MentorAppointed"
    order: UUID

    def apply(self, participant: Participant) -> None:
        participant.appointed_on, participant.relieved_from = self.on, None


class MentorshipBegun(ParticipantEvent):
    """Takes up as much of the mentor's capacity as there are mentees."""

    TOPIC: ClassVar[str] = "registry.MentorshipBegun"
    match: UUID
    mentees: int
    order: UUID

    def apply(self, participant: Participant) -> None:
        participant.mentorships[self.match] = self.mentees


class MentorshipResized(ParticipantEvent):
    """The group has as many mentees from now on, `more` (or fewer, below zero) than before."""

    TOPIC: ClassVar[str] = "registry.MentorshipResized"
    match: UUID
    mentees: int
    more: int
    order: UUID

    def apply(self, participant: Participant) -> None:
        participant.mentorships[self.match] = self.mentees


class MentorshipEnded(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.MentorshipEnded"
    match: UUID
    mentees: int

    def apply(self, participant: Participant) -> None:
        del participant.mentorships[self.match]


class MenteeshipBegun(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.MenteeshipBegun"
    match: UUID
    direction: Direction
    order: UUID

    def apply(self, participant: Participant) -> None:
        participant.menteeships[self.match] = self.direction
        participant.waiting_since = None


class MenteeshipEnded(ParticipantEvent):
    TOPIC: ClassVar[str] = "registry.MenteeshipEnded"
    match: UUID

    def apply(self, participant: Participant) -> None:
        del participant.menteeships[self.match]


def appoint(participant: Participant, act: Act) -> None:
    if participant.appointed_on is not None and participant.relieved_from is None:
        raise Refused("already-appointed", f"Наставник уже назначен приказом от {participant.appointed_on:%d.%m.%Y}")
    if participant.relieved_from is not None and act.dated < participant.relieved_from:
        raise Refused("still-mentor", f"Наставник до {participant.relieved_from:%d.%m.%Y}", field="/dated")
    must_qualify(participant, act.dated)
    must_be_cleared(participant, act.dated)
    _must_consent_to_mentor(participant, act)
    must_be_lawful(participant, act.dated, starts=False)
    participant.record(MentorAppointed(on=act.dated, order=act.order))


def begin_mentorship(participant: Participant, act: Act, match: UUID, mentees: int, school_cap: int | None) -> None:
    appointed = participant.is_mentor_on(act.dated)
    require(appointed, "R-3.2-02", "Наставник не назначен приказом на дату этого приказа")
    must_qualify(participant, act.dated)
    must_be_cleared(participant, act.dated)
    _must_consent_to_mentor(participant, act)
    _must_consent_to_join(participant, act, match, "Наставник")
    _must_have_capacity(participant, act, participant.load + mentees, school_cap)
    must_be_lawful(participant, act.dated, starts=True)
    participant.record(MentorshipBegun(on=act.dated, match=match, mentees=mentees, order=act.order))


def resize_mentorship(participant: Participant, act: Act, match: UUID, mentees: int, school_cap: int | None) -> None:
    """A smaller group is always possible; a larger one within the capacity (INV-23)."""
    more = mentees - participant.mentorships[match]
    if more > 0:
        _must_have_capacity(participant, act, participant.load + more, school_cap)
    if more != 0:
        participant.record(MentorshipResized(on=act.dated, match=match, mentees=mentees, more=more, order=act.order))


def _must_have_capacity(participant: Participant, act: Act, load: int, school_cap: int | None) -> None:
    detail = f"Объявлена нагрузка {participant.capacity}, а стало бы {load}"
    require(load <= participant.capacity, "INV-23", detail)
    act.prefer(school_cap is None or load <= school_cap, "A-30", f"В школе не больше {school_cap}, а стало бы {load}")


def begin_menteeship(participant: Participant, act: Act, match: UUID, direction: Direction) -> None:
    must_be_at_work(participant, act.dated)
    _must_consent_to_join(participant, act, match, "Наставляемый")
    must_be_free(participant, direction)
    participant.record(MenteeshipBegun(on=act.dated, match=match, direction=direction, order=act.order))


def must_be_free(participant: Participant, direction: Direction) -> None:
    """Several mentors only in different directions (A-29)."""
    detail = f"У наставляемого уже есть наставник по направлению «{direction.label}»"
    require(direction not in participant.menteeships.values(), "INV-22", detail)


def end_mentorship(participant: Participant, match: UUID, on: date) -> None:
    participant.record(MentorshipEnded(on=on, match=match, mentees=participant.mentorships[match]))


def end_menteeship(participant: Participant, match: UUID, on: date) -> None:
    participant.record(MenteeshipEnded(on=on, match=match))


def _must_consent_to_mentor(participant: Participant, act: Act) -> None:
    detail = f"Нет письменного согласия быть наставником, данного не позже {act.dated:%d.%m.%Y} и не отозванного"
    require(participant.consented(ConsentPurpose.BE_MENTOR, None, act.dated), "INV-06", detail)


def _must_consent_to_join(participant: Participant, act: Act, match: UUID, who: str) -> None:
    detail = f"{who} не дал согласия на эту пару (группу) не позже {act.dated:%d.%m.%Y} или отозвал его"
    require(participant.consented(ConsentPurpose.JOIN_MATCH, match, act.dated), "INV-06", detail)
