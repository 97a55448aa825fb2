"""What people say to a proposal: interest after a trial meeting (6.1), confirmations (6.2), or no."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Forbidden, Refused
from backbone.rules import require

from registry.domain.match.match import Interest, Match, MatchEvent, MatchState


class InterestDeclared(MatchEvent):
    """`met_on` is the day of the trial meeting, None where the person waived it."""

    TOPIC: ClassVar[str] = "registry.InterestDeclared"
    person: UUID
    interested: bool
    met_on: date | None

    def apply(self, match: Match) -> None:
        match.interests[self.person] = Interest(self.interested, self.met_on)


class PlanningMeetingHeld(MatchEvent):
    """On this day they have planned their work together (R-A.5-02)."""

    TOPIC: ClassVar[str] = "registry.PlanningMeetingHeld"

    def apply(self, match: Match) -> None:
        match.planned_on = self.on


class ConfirmationGiven(MatchEvent):
    """By the curator, by a member, or by somebody who is both."""

    TOPIC: ClassVar[str] = "registry.ConfirmationGiven"
    person: UUID
    as_curator: bool
    as_member: bool

    def apply(self, match: Match) -> None:
        match.curator_confirmed |= self.as_curator
        if self.as_member:
            match.confirmed |= {self.person}


class MatchConfirmed(MatchEvent):
    """The curator, the mentor and every mentee have confirmed."""

    TOPIC: ClassVar[str] = "registry.MatchConfirmed"
    mentor: UUID
    mentees: tuple[UUID, ...]

    def apply(self, match: Match) -> None:
        match.state = MatchState.CONFIRMED


class MatchDeclined(MatchEvent):
    """No reason is asked, and who said no is not told (R-1.3-05)."""

    TOPIC: ClassVar[str] = "registry.MatchDeclined"
    mentor: UUID
    mentees: tuple[UUID, ...]

    def apply(self, match: Match) -> None:
        match.state = MatchState.DECLINED


class MatchOvertaken(MatchEvent):
    """One of its mentees has got a mentor in this direction by the order on `by`: it cannot come about any more."""

    TOPIC: ClassVar[str] = "registry.MatchOvertaken"
    mentor: UUID
    mentees: tuple[UUID, ...]
    by: UUID

    def apply(self, match: Match) -> None:
        match.state = MatchState.OVERTAKEN


def overtake(match: Match, by: UUID, today: date) -> None:
    """Whatever is closed already stays as it is."""
    if match.open:
        match.record(MatchOvertaken(on=today, mentor=match.mentor, mentees=match.mentees, by=by))


def declare_interest(match: Match, person: UUID, interested: bool, met_on: date | None, today: date) -> None:
    match.must_be_open()
    if person not in match.members:
        raise Forbidden("Об интересе заявляют только участники пары (группы)")
    if met_on is not None and met_on > today:
        raise Refused("meeting-in-future", "Пробной встречи ещё не было", field="/trial/met_on")
    match.record(InterestDeclared(on=today, person=person, interested=interested, met_on=met_on))


def record_planning(match: Match, person: UUID, held_on: date, *, as_curator: bool, today: date) -> None:
    match.must_be_open()
    if not (as_curator or person in match.members):
        raise Forbidden("Встречу-планирование отмечают куратор и участники пары (группы)")
    if held_on > today:
        raise Refused("meeting-in-future", "Встречи-планирования ещё не было", field="/held_on")
    match.record(PlanningMeetingHeld(on=held_on))


def confirm(match: Match, person: UUID, *, as_curator: bool, today: date) -> None:
    match.must_be_open()
    as_member = person in match.members
    if not (as_curator or as_member):
        raise Forbidden("Подтверждают куратор и участники пары (группы)")
    if as_member:
        must_be_interested(match, person)
    if (match.curator_confirmed or not as_curator) and (person in match.confirmed or not as_member):
        raise Refused("already-confirmed", "Подтверждение уже дано")
    match.record(ConfirmationGiven(on=today, person=person, as_curator=as_curator, as_member=as_member))
    if match.curator_confirmed and match.confirmed.issuperset(match.members):
        match.record(MatchConfirmed(on=today, mentor=match.mentor, mentees=match.mentees))


def decline(match: Match, person: UUID, *, as_curator: bool, today: date) -> None:
    match.must_be_open()
    if not (as_curator or person in match.members):
        raise Forbidden("Отказываются куратор и участники пары (группы)")
    match.record(MatchDeclined(on=today, mentor=match.mentor, mentees=match.mentees))


def must_be_interested(match: Match, person: UUID) -> None:
    interest = match.interests.get(person)
    detail = "Участник не заявил об интересе после пробной встречи или без неё"
    require(interest is not None and interest.interested, "INV-03b", detail)
