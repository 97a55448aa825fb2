"""A record: dated evidence of what somebody did. Not edited: corrected by a new version, annulled with a reason."""

from abc import abstractmethod
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.rules import require
from contracts.codes import RecordKind
from contracts.months import plus_months

from registry.domain.invitation import Invitation
from registry.domain.match.match import Match, MatchState
from registry.domain.record.facts import Facts
from registry.domain.record.kinds import KINDS, Shape


class Record(Aggregate):
    """`text` and `url` are sealed; `author` is who made it."""

    kind: RecordKind
    facts: Facts
    text: UUID
    url: UUID | None
    author: UUID

    def reset(self) -> None:
        self.annulled: date | None = None
        self.reason: UUID | None = None

    def evolve(self, event: Event) -> None:
        assert isinstance(event, RecordEvent)
        event.apply(self)

    @property
    def shape(self) -> Shape:
        return KINDS[self.kind]


class RecordEvent(Event):
    """A fact of one record."""

    @abstractmethod
    def apply(self, record: Record) -> None:
        """Changes the record's state; never refuses."""


class RecordMade(RecordEvent):
    """`on` is the day it happened."""

    TOPIC: ClassVar[str] = "registry.RecordMade"
    kind: RecordKind
    facts: Facts
    text: UUID
    url: UUID | None
    author: UUID

    def apply(self, record: Record) -> None:
        record.kind, record.author = self.kind, self.author
        record.facts, record.text, record.url = self.facts, self.text, self.url


Record.BORN_AS = RecordMade


class RecordCorrected(RecordEvent):
    """A new version; the one before stays in the history."""

    TOPIC: ClassVar[str] = "registry.RecordCorrected"
    kind: RecordKind
    facts: Facts
    text: UUID
    url: UUID | None

    def apply(self, record: Record) -> None:
        record.facts, record.text, record.url = self.facts, self.text, self.url


class RecordAnnulled(RecordEvent):
    TOPIC: ClassVar[str] = "registry.RecordAnnulled"
    kind: RecordKind
    reason: UUID

    def apply(self, record: Record) -> None:
        record.annulled, record.reason = self.on, self.reason


def must_be_sound(
    kind: RecordKind, facts: Facts, match: Match | None, invitation: Invitation | None, today: date
) -> None:
    """What the kind needs is said, what it does not know is not, and what is named fits together."""
    shape, said = KINDS[kind], facts.said
    detail = "Обучающихся и родителей только считают: в такой записи нет лиц"
    require(not (shape.counted and facts.persons), "R-A.1-01", detail, field="/facts/persons")
    detail = "Скоростная сессия – отдельное событие, а не программа: пара (группа) в ней не называется"
    require(kind is not RecordKind.SPEED_SESSION or match is None, "R-2.3-12", detail, field="/facts/match")
    detail = "Участие другой школы – с её согласия: приглашение ещё не принято"
    require(invitation is None or invitation.accepted_for(kind), "R-3.4-08", detail, field="/facts/invitation")
    for name in sorted(shape.needed - said):
        raise Refused("record-incomplete", f"В записи этого вида не хватает сведений: {name}", field=f"/facts/{name}")
    for name in sorted(said - shape.allowed):
        raise Refused("record-overfull", f"В записи этого вида не бывает: {name}", field=f"/facts/{name}")
    if facts.day > today:
        raise Refused("record-in-future", "Этого ещё не было", field="/facts/day")
    if facts.since and facts.until and facts.until < facts.since:
        raise Refused("ends-before-start", "Окончание раньше начала", field="/facts/until")
    if facts.result is not None and facts.result not in shape.results:
        raise Refused("result-of-another-kind", f"Не бывает исхода «{facts.result.label}»", field="/facts/result")
    if match is not None:
        _must_fit(shape, facts, match)


def make(record: Record, kind: RecordKind, facts: Facts, text: UUID, url: UUID | None, author: UUID) -> None:
    record.record(RecordMade(on=facts.day, kind=kind, facts=facts, text=text, url=url, author=author))


def correct(record: Record, facts: Facts, text: UUID, url: UUID | None, today: date) -> None:
    must_stand(record)
    record.record(RecordCorrected(on=today, kind=record.kind, facts=facts, text=text, url=url))


def annul(record: Record, reason: UUID, today: date) -> None:
    must_stand(record)
    record.record(RecordAnnulled(on=today, kind=record.kind, reason=reason))


def must_stand(record: Record) -> None:
    if record.annulled is not None:
        raise Refused("record-annulled", f"Запись аннулирована {record.annulled:%d.%m.%Y}")


def _must_fit(shape: Shape, facts: Facts, match: Match) -> None:
    if not set(facts.persons) <= set(match.members):
        raise Refused("not-a-member", "Названы не участники этой пары (группы)", field="/facts/persons")
    if shape.ended:
        if match.state is not MatchState.ENDED or match.ended is None:
            raise Refused("match-not-ended", "Пара (группа) ещё не завершена", field="/facts/match")
        if facts.months and facts.day < plus_months(match.ended, facts.months):
            detail = f"С завершения программы ещё не прошло {facts.months} мес."
            raise Refused("too-early", detail, field="/facts/months")
