"""What a mentor gets beside the work: training (annex, stage 4) and rewards (3.5, annex, stage 7)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import RewardKind

from registry.domain.act import Act
from registry.domain.participant.leaving import must_be_here
from registry.domain.participant.participant import Participant, ParticipantEvent


class MentorTrained(ParticipantEvent):
    """Has gone through the training of mentors (R-A.4-05)."""

    TOPIC: ClassVar[str] = "registry.MentorTrained"

    def apply(self, participant: Participant) -> None:
        participant.trained_on = self.on


class IncentiveGranted(ParticipantEvent):
    """`basis` are the proposals and petitions it rests on (R-A.7-D3, R-3.5-10)."""

    TOPIC: ClassVar[str] = "registry.IncentiveGranted"
    order: UUID
    reward: RewardKind
    basis: tuple[UUID, ...]

    def apply(self, participant: Participant) -> None:
        participant.rewards[self.order] = self.reward


def train(participant: Participant, on: date, today: date) -> None:
    must_be_here(participant)
    if on > today:
        raise Refused("training-in-future", "Обучение ещё не состоялось", field="/on")
    participant.record(MentorTrained(on=on))


def must_be_proposed(basis: tuple[UUID, ...], known: bool) -> None:
    """`known`: all of the basis are proposals that were made and stand."""
    detail = "Основание поощрения – представление наставника, предложение куратора или объединения, не отклонённое"
    require(bool(basis) and known, "R-A.7-D3", detail, field="/content/basis")


def reward(participant: Participant, act: Act, kind: RewardKind, basis: tuple[UUID, ...], *, paid_for: bool) -> None:
    """`paid_for`: a scheme with material rewards is in force."""
    lawful = paid_for or kind is RewardKind.NON_MATERIAL
    act.prefer(lawful, "R-3.5-10", "Система поощрения с материальными мерами в школе не утверждена")
    participant.record(IncentiveGranted(on=act.dated, order=act.order, reward=kind, basis=basis))
