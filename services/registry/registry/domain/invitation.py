"""A school invites another one's teachers; without that school's yes nothing of it is recorded (R-3.4-08).

It belongs to the invited school, and the inviting one is named in it: the only object that two schools see.
"""

from abc import abstractmethod
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import NotFound, Refused
from backbone.events import Event
from contracts.codes import RecordKind

INVITED_TO = (RecordKind.INTERNSHIP, RecordKind.TRAINING)


class Invitation(Aggregate):
    """`text` is sealed. `accepted` is None while nobody has answered."""

    host: UUID
    kind: RecordKind
    day: date
    text: UUID

    def reset(self) -> None:
        self.accepted: bool | None = None
        self.answered: date | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, InvitationEvent)
        event.apply(self)

    def accepted_for(self, kind: RecordKind) -> bool:
        return self.accepted is True and self.kind is kind


class InvitationEvent(Event):
    """A fact of one invitation."""

    @abstractmethod
    def apply(self, invitation: Invitation) -> None:
        """Changes the invitation's state; never refuses."""


class SchoolInvited(InvitationEvent):
    """Another school is asked to take part on `day` (R-3.4-08)."""

    TOPIC: ClassVar[str] = "registry.SchoolInvited"
    host: UUID
    guest: UUID
    kind: RecordKind
    day: date
    text: UUID

    def apply(self, invitation: Invitation) -> None:
        invitation.host, invitation.kind = self.host, self.kind
        invitation.day, invitation.text = self.day, self.text


Invitation.BORN_AS = SchoolInvited


class InvitationAnswered(InvitationEvent):
    TOPIC: ClassVar[str] = "registry.InvitationAnswered"
    host: UUID
    accepted: bool

    def apply(self, invitation: Invitation) -> None:
        invitation.accepted, invitation.answered = self.accepted, self.on


def invite(invitation: Invitation, host: UUID, kind: RecordKind, day: date, text: UUID, today: date) -> None:
    assert invitation.school is not None
    if invitation.school == host:
        raise Refused("own-school", "Свою школу не приглашают", field="/school")
    if kind not in INVITED_TO:
        raise Refused("not-invited-to", "Другую школу приглашают на обучение или стажировку", field="/kind")
    invited = SchoolInvited(on=today, host=host, guest=invitation.school, kind=kind, day=day, text=text)
    invitation.record(invited)


def answer(invitation: Invitation, accepted: bool, today: date) -> None:
    if invitation.accepted is not None:
        raise Refused("already-answered", "Ответ на приглашение уже дан")
    invitation.record(InvitationAnswered(on=today, host=invitation.host, accepted=accepted))


def must_be_hosts(invitation: Invitation, school: UUID) -> None:
    """For the inviting school an invitation of somebody else does not exist."""
    if invitation.host != school:
        raise NotFound
