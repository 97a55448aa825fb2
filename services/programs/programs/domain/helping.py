"""Colleagues whom a mentor involves in one activity, with their consent (4.1): that activity is all they see."""

from abc import abstractmethod
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid5

from backbone.aggregate import Aggregate
from backbone.errors import Forbidden, NotFound, Refused
from backbone.events import Event
from backbone.rules import require

from programs.domain.parts import Activity, ActivityState, Part, Participant
from programs.domain.program import Program, must_be_part


class Helping(Aggregate):
    """One colleague and one activity; `comments` are texts. Who left may be invited again."""

    program: UUID
    edition: UUID
    activity: UUID
    mentor: UUID
    helper: UUID

    def reset(self) -> None:
        self.invited = False
        self.joined: date | None = None
        self.comments: tuple[UUID, ...] = ()

    def evolve(self, event: Event) -> None:
        assert isinstance(event, HelpingEvent)
        event.apply(self)


class HelpingEvent(Event):
    """A fact of one colleague's help."""

    @abstractmethod
    def apply(self, helping: Helping) -> None:
        """Changes its state; never refuses."""


class HelperInvited(HelpingEvent):
    TOPIC: ClassVar[str] = "programs.HelperInvited"
    program: UUID
    edition: UUID
    activity: UUID
    mentor: UUID
    helper: UUID

    def apply(self, helping: Helping) -> None:
        helping.program, helping.edition = self.program, self.edition
        helping.activity, helping.mentor, helping.helper = self.activity, self.mentor, self.helper
        helping.invited, helping.joined = True, None


class HelperJoined(HelpingEvent):
    """His own consent (R-4.1-01)."""

    TOPIC: ClassVar[str] = "programs.HelperJoined"

    def apply(self, helping: Helping) -> None:
        helping.joined = self.on


class HelperLeft(HelpingEvent):
    """He declined, left or was let go."""

    TOPIC: ClassVar[str] = "programs.HelperLeft"

    def apply(self, helping: Helping) -> None:
        helping.invited, helping.joined = False, None


class HelperCommented(HelpingEvent):
    TOPIC: ClassVar[str] = "programs.HelperCommented"
    text: UUID

    def apply(self, helping: Helping) -> None:
        helping.comments += (self.text,)


Helping.BORN_AS = HelperInvited


def helping_id(activity: UUID, helper: UUID) -> UUID:
    return uuid5(activity, f"helper {helper}")


def invite(helping: Helping, program: Program, by: Participant, activity: UUID, helper: UUID, on: date) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_live()
    planned = program.activities.get(activity)
    if planned is None:
        raise NotFound
    if planned.state is not ActivityState.PLANNED:
        raise Refused("activity-closed", f"Мероприятие уже {planned.state.label}")
    if helper in program.people:
        raise Refused("already-part", "Этот человек и так участвует в программе", field="/person")
    if helping.invited:
        raise Refused("already-invited", "Этот человек уже приглашён", field="/person")
    invited = HelperInvited(
        on=on,
        program=program.id,
        edition=program.edition,
        activity=activity,
        mentor=program.mentor,
        helper=helper,
    )
    helping.record(invited)


def join(helping: Helping, on: date) -> None:
    if helping.joined or not helping.invited:
        raise Refused("not-invited", "Приглашения, на которое ещё не ответили, нет")
    helping.record(HelperJoined(on=on))


def leave(helping: Helping, by: UUID, program: Program, on: date) -> None:
    if by not in (helping.helper, program.mentor):
        raise Forbidden("Помощь прекращает сам помощник или наставник")
    if not helping.invited:
        raise Refused("not-invited", "Этот человек не участвует в мероприятии")
    helping.record(HelperLeft(on=on))


def comment(helping: Helping, text: UUID, on: date) -> None:
    helping.record(HelperCommented(on=on, text=text))


def activity_of(helping: Helping, program: Program) -> Activity:
    """What the helper may see and act upon: after his consent, and as long as it is still to be done."""
    require(helping.joined is not None, "INV-09", "Сначала дайте согласие помогать с этим мероприятием")
    activity = program.activities[helping.activity]
    still = activity.state is ActivityState.PLANNED and not program.has_ended
    require(still, "INV-09", "Помощь кончается вместе с мероприятием")
    return activity
