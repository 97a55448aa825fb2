"""Commands by which a mentee grows: difficulties, competences, recommendations, the individual plan, remarks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.codes import AssessmentPoint, Direction, RecommendationKind

from programs.application.base import Base, Here, in_program
from programs.domain import competence, development, difficulties, recommendations, remarks, reports
from programs.domain.competence import CompetenceAssessed
from programs.domain.development import DevelopmentPlanProposed
from programs.domain.recommendations import RecommendationIssued
from programs.domain.remarks import RemarkMade
from programs.domain.standing import Step


@dataclass(frozen=True)
class NewDevelopmentPlan:
    """Goals, and steps with their days."""

    goals: tuple[str, ...]
    steps: tuple[tuple[str, date], ...]


class Guiding(Base):
    @in_program
    def confirm_resolution(self, here: Here, difficulty: UUID) -> None:
        difficulties.confirm(here.program, here.by, difficulty, here.today)

    @in_program
    def resolve_difficulty(self, here: Here, difficulty: UUID) -> None:
        difficulties.resolve(here.program, here.by, difficulty, here.today)

    @in_program
    def assess_competence(
        self, here: Here, mentee: UUID, direction: Direction, point: AssessmentPoint, level: int
    ) -> None:
        assessed = CompetenceAssessed(on=here.today, mentee=mentee, direction=direction, point=point, level=level)
        competence.assess(here.program, here.by, assessed)

    @in_program
    def attest_independence(self, here: Here, mentee: UUID) -> None:
        competence.attest(here.program, here.by, mentee, here.today)

    @in_program
    def issue_recommendation(self, here: Here, mentee: UUID, kind: RecommendationKind, text: str) -> None:
        issued = RecommendationIssued(
            on=here.today,
            recommendation=here.intent.new_id("recommendation"),
            mentee=mentee,
            kind=kind,
            text=here.texts.keep(mentee, "text", text),
        )
        recommendations.issue(here.program, here.by, issued)

    @in_program
    def follow_recommendation(self, here: Here, recommendation: UUID) -> None:
        recommendations.follow(here.program, here.by, recommendation, here.today)

    @in_program
    def propose_development_plan(self, here: Here, mentee: UUID, new: NewDevelopmentPlan) -> None:
        keep = here.texts.keep
        proposed = DevelopmentPlanProposed(
            on=here.today,
            mentee=mentee,
            by=here.by.person,
            goals=tuple(keep(mentee, f"goal {number}", goal) for number, goal in enumerate(new.goals)),
            steps=tuple(
                Step(text=keep(mentee, f"step {number}", text), due=due) for number, (text, due) in enumerate(new.steps)
            ),
        )
        development.propose(here.program, here.by, proposed)

    @in_program
    def agree_development_plan(self, here: Here, mentee: UUID) -> None:
        development.agree(here.program, here.by, mentee, here.today)

    @in_program
    def approve_development_plan(self, here: Here, mentee: UUID) -> None:
        development.approve(here.program, here.by, mentee, here.today)

    @in_program
    def report(self, here: Here, text: str, about: Mapping[UUID, str]) -> None:
        whole = here.texts.keep(here.subject, "text", text)
        told = {mentee: here.texts.keep(mentee, f"about {mentee}", words) for mentee, words in about.items()}
        reports.report(here.program, here.by, whole, told, here.today)

    @in_program
    def remark(self, here: Here, text: str, item: UUID | None) -> None:
        subject = remarks.owner(here.program, item) or here.subject
        made = RemarkMade(
            on=here.today,
            remark=here.intent.new_id("remark"),
            by=here.by.person,
            text=here.texts.keep(subject, "text", text),
            item=item,
        )
        remarks.remark(here.program, here.by, made)
