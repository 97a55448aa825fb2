"""Instructions and recommendations of the mentor, and whether they were followed (5.2)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import NotFound, Refused
from contracts.codes import ProgramState, RecommendationKind

from programs.domain.parts import Part, Participant
from programs.domain.program import Program, ProgramEvent, must_be_mentee, must_be_part
from programs.domain.standing import Recommendation


class RecommendationIssued(ProgramEvent):
    """R-5.2-05."""

    TOPIC: ClassVar[str] = "programs.RecommendationIssued"
    recommendation: UUID
    mentee: UUID
    kind: RecommendationKind
    text: UUID

    def apply(self, program: Program) -> None:
        program.recommendations[self.recommendation] = Recommendation(self.kind, self.mentee, self.text, self.on)


class RecommendationFollowed(ProgramEvent):
    """R-5.2-05."""

    TOPIC: ClassVar[str] = "programs.RecommendationFollowed"
    recommendation: UUID
    mentee: UUID

    def apply(self, program: Program) -> None:
        issued = program.recommendations[self.recommendation]
        program.recommendations[self.recommendation] = replace(issued, followed=self.on)


def issue(program: Program, by: Participant, issued: RecommendationIssued) -> None:
    must_be_part(by, Part.MENTOR)
    program.must_be(ProgramState.RUNNING)
    must_be_mentee(program, issued.mentee)
    program.record(issued)


def follow(program: Program, by: Participant, recommendation: UUID, on: date) -> None:
    program.must_be(ProgramState.RUNNING)
    issued = program.recommendations.get(recommendation)
    if issued is None or by.person != issued.mentee:
        raise NotFound
    if issued.followed:
        raise Refused("already-followed", f"Отмечено {issued.followed:%d.%m.%Y}")
    program.record(RecommendationFollowed(on=on, recommendation=recommendation, mentee=issued.mentee))
