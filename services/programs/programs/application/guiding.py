"""Commands by which a mentee grows: difficulties, competences, recommendations, the individual plan, remarks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent
from contracts.codes import AssessmentPoint, Direction, RecommendationKind

from programs.application.base import Base, Texts, spoken_of
from programs.domain import competence, development, difficulties, recommendations, remarks, reports
from programs.domain.competence import CompetenceAssessed
from programs.domain.development import DevelopmentPlanProposed
from programs.domain.program import Program
from programs.domain.recommendations import RecommendationIssued
from programs.domain.remarks import RemarkMade
from programs.domain.standing import Step


@dataclass(frozen=True)
class NewDevelopmentPlan:
    """Goals, and steps with their days."""

    goals: tuple[str, ...]
    steps: tuple[tuple[str, date], ...]


class Guiding(Base):
    @command
    def confirm_resolution(self, intent: Intent, id: UUID, difficulty: UUID) -> Program:
        program, by = self.take(intent, id)
        difficulties.confirm(program, by, difficulty, intent.today)
        return program

    @command
    def resolve_difficulty(self, intent: Intent, id: UUID, difficulty: UUID) -> Program:
        program, by = self.take(intent, id)
        difficulties.resolve(program, by, difficulty, intent.today)
        return program

    @command
    def assess_competence(
        self, intent: Intent, id: UUID, mentee: UUID, direction: Direction, point: AssessmentPoint, level: int
    ) -> Program:
        program, by = self.take(intent, id)
        assessed = CompetenceAssessed(on=intent.today, mentee=mentee, direction=direction, point=point, level=level)
        competence.assess(program, by, assessed)
        return program

    @command
    def attest_independence(self, intent: Intent, id: UUID, mentee: UUID) -> Program:
        program, by = self.take(intent, id)
        competence.attest(program, by, mentee, intent.today)
        return program

    @command
    def issue_recommendation(
        self, intent: Intent, id: UUID, mentee: UUID, kind: RecommendationKind, text: str
    ) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        issued = RecommendationIssued(
            on=intent.today,
            recommendation=intent.new_id("recommendation"),
            mentee=mentee,
            kind=kind,
            text=texts.keep(mentee, "text", text),
        )
        recommendations.issue(program, by, issued)
        return program, *texts.sealed

    @command
    def follow_recommendation(self, intent: Intent, id: UUID, recommendation: UUID) -> Program:
        program, by = self.take(intent, id)
        recommendations.follow(program, by, recommendation, intent.today)
        return program

    @command
    def propose_development_plan(self, intent: Intent, id: UUID, mentee: UUID, new: NewDevelopmentPlan) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        proposed = DevelopmentPlanProposed(
            on=intent.today,
            mentee=mentee,
            by=by.person,
            goals=tuple(texts.keep(mentee, f"goal {number}", goal) for number, goal in enumerate(new.goals)),
            steps=tuple(
                Step(text=texts.keep(mentee, f"step {number}", text), due=due)
                for number, (text, due) in enumerate(new.steps)
            ),
        )
        development.propose(program, by, proposed)
        return program, *texts.sealed

    @command
    def agree_development_plan(self, intent: Intent, id: UUID, mentee: UUID) -> Program:
        program, by = self.take(intent, id)
        development.agree(program, by, mentee, intent.today)
        return program

    @command
    def approve_development_plan(self, intent: Intent, id: UUID, mentee: UUID) -> Program:
        program, by = self.take(intent, id)
        development.approve(program, by, mentee, intent.today)
        return program

    @command
    def report(self, intent: Intent, id: UUID, text: str, about: Mapping[UUID, str]) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        whole = texts.keep(spoken_of(program, by), "text", text)
        told = {mentee: texts.keep(mentee, f"about {mentee}", words) for mentee, words in about.items()}
        reports.report(program, by, whole, told, intent.today)
        return program, *texts.sealed

    @command
    def remark(self, intent: Intent, id: UUID, text: str, item: UUID | None) -> Decision:
        program, by = self.take(intent, id)
        texts = Texts(intent, self.vault)
        subject = remarks.owner(program, item) or spoken_of(program, by)
        made = RemarkMade(
            on=intent.today,
            remark=intent.new_id("remark"),
            by=by.person,
            text=texts.keep(subject, "text", text),
            item=item,
        )
        remarks.remark(program, by, made)
        return program, *texts.sealed
