"""What orders and ended programs make of a match: assigned (6.2), with another mentor (5.1), ended (7.1)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Direction, Form, Kind

from registry.domain.act import Act
from registry.domain.match.agreement import must_be_interested
from registry.domain.match.conditions import must_not_mentor_oneself
from registry.domain.match.match import Match, MatchEvent, MatchState


class MentorAssigned(MatchEvent):
    """The order has taken effect: from `on` this mentor has these mentees, under `edition`."""

    TOPIC: ClassVar[str] = "registry.MentorAssigned"
    mentor: UUID
    mentees: tuple[UUID, ...]
    direction: Direction
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    counterpart: UUID | None
    order: UUID
    edition: UUID
    curator: UUID
    continues: UUID | None = None

    def apply(self, match: Match) -> None:
        match.state, match.order, match.effective = MatchState.ASSIGNED, self.order, self.on
        match.edition = self.edition


class MentorReplaced(MatchEvent):
    """From `on` the mentees have another mentor; what runs between them goes on."""

    TOPIC: ClassVar[str] = "registry.MentorReplaced"
    previous: UUID
    mentor: UUID
    mentees: tuple[UUID, ...]
    order: UUID

    def apply(self, match: Match) -> None:
        match.mentor = self.mentor


class MatchMoved(MatchEvent):
    """Its program has been moved to another edition of the regulation: what comes goes by that one (R-9.2-01)."""

    TOPIC: ClassVar[str] = "registry.MatchMoved"
    edition: UUID
    order: UUID

    def apply(self, match: Match) -> None:
        match.edition = self.edition


class AssignmentEnded(MatchEvent):
    """The program ended by `order` (7.1)."""

    TOPIC: ClassVar[str] = "registry.AssignmentEnded"
    mentor: UUID
    mentees: tuple[UUID, ...]
    order: UUID

    def apply(self, match: Match) -> None:
        match.state, match.ended, match.ended_by = MatchState.ENDED, self.on, self.order


def assign(match: Match, act: Act, edition: UUID, curator: UUID) -> None:
    match.must_be_open()
    for person in match.members:
        must_be_interested(match, person)
    detail = "Пару (группу) подтвердили ещё не все: нужны куратор, наставник и каждый наставляемый"
    require(match.state is MatchState.CONFIRMED, "R-6.2-02", detail)
    must_not_approve_oneself(act, match.mentor)
    _must_have_met(match, act)
    match.record(
        MentorAssigned(
            on=act.dated,
            mentor=match.mentor,
            mentees=match.mentees,
            direction=match.direction,
            forms=match.forms,
            kinds=match.kinds,
            counterpart=match.counterpart,
            order=act.order,
            edition=edition,
            curator=curator,
            continues=match.continues,
        )
    )


def replace_mentor(match: Match, act: Act, mentor: UUID) -> None:
    must_concern_assigned(match, act)
    if mentor == match.mentor:
        raise Refused("same-mentor", "Это и есть наставник пары (группы)", field="/content/mentor")
    require(not match.reverse, "R-2.3-10", "В реверсивной паре наставника не заменить: пара завершается")
    must_not_mentor_oneself(mentor, match.mentees)
    must_not_approve_oneself(act, mentor)
    replaced = MentorReplaced(
        on=act.dated, previous=match.mentor, mentor=mentor, mentees=match.mentees, order=act.order
    )
    match.record(replaced)


def move(match: Match, edition: UUID, order: UUID, on: date) -> None:
    """Hearing of it twice changes nothing."""
    if match.edition != edition:
        match.record(MatchMoved(on=on, edition=edition, order=order))


def end(match: Match, order: UUID, on: date) -> None:
    match.record(AssignmentEnded(on=on, mentor=match.mentor, mentees=match.mentees, order=order))


def must_concern_assigned(match: Match, act: Act) -> None:
    """Orders about a program come after the order that fixed the pair, and before its end."""
    match.must_be_assigned()
    assert match.effective is not None
    detail = f"Приказ датирован раньше закрепления пары (группы): {match.effective:%d.%m.%Y}"
    require(match.effective <= act.dated, "INV-07", detail, field="/dated")


def _must_have_met(match: Match, act: Act) -> None:
    """A trial meeting and a planning meeting before the approval; who waived the trial has not met (R-A.5-02)."""
    tried = all(match.interests[person].met_on is not None for person in match.members)
    planned = match.planned_on is not None and match.planned_on <= act.dated
    detail = "До закрепления не было пробной встречи всех участников или встречи-планирования"
    act.prefer(tried and planned, "R-A.5-02", detail)


def must_not_approve_oneself(act: Act, mentor: UUID) -> None:
    act.prefer(act.signer != mentor, "A-05", "Приказ о паре подписывает её наставник; нужен исполняющий обязанности")
