"""How a mentee grows: competences, recommendations, the individual plan (2.2, 5.2)."""

from typing import ClassVar
from uuid import UUID

from contracts.codes import AssessmentPoint, Direction, RecommendationKind
from contracts.programs.program import ProgramContract


class CompetenceAssessed(ProgramContract):
    """`level` from 1 to 5 (R-2.2-07, K-22). The latest of a mentee, direction and point counts."""

    TYPE: ClassVar[str] = "programs.CompetenceAssessed"
    mentee: UUID
    direction: Direction
    point: AssessmentPoint
    level: int


class IndependenceAttested(ProgramContract):
    """The mentor attests that the mentee works by himself (R-2.2-08, K-25)."""

    TYPE: ClassVar[str] = "programs.IndependenceAttested"
    mentee: UUID


class RecommendationIssued(ProgramContract):
    """An instruction or an advice of the mentor (R-5.2-05)."""

    TYPE: ClassVar[str] = "programs.RecommendationIssued"
    recommendation: UUID
    mentee: UUID
    kind: RecommendationKind


class RecommendationFollowed(ProgramContract):
    """The mentee has marked it as followed (R-5.2-05)."""

    TYPE: ClassVar[str] = "programs.RecommendationFollowed"
    recommendation: UUID
    mentee: UUID


class DevelopmentPlanProposed(ProgramContract):
    """An individual plan was drawn up or changed, and waits for the other side (R-A.5-D2)."""

    TYPE: ClassVar[str] = "programs.DevelopmentPlanProposed"
    mentee: UUID
    by: UUID


class DevelopmentPlanApproved(ProgramContract):
    """Agreed by mentor and mentee, approved by the curator: D-16 (R-A.5-D2, R-2.2-01)."""

    TYPE: ClassVar[str] = "programs.DevelopmentPlanApproved"
    mentee: UUID
