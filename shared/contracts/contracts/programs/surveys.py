"""Rounds of questionnaires (annex, stages 1-7): who is asked, until when, and what may be told of the answers."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from contracts.base import Contract
from contracts.codes import Respondent, SurveyBlock, SurveyForm


class Counted(BaseModel):
    """Answers of three or more people of one kind, added up; `indices` are 0 … 100 by block. `surveys` are the rounds
    they come from: small ones are counted together, so that nobody's answer can be told (INV-28)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    respondent: Respondent
    answered: int
    surveys: tuple[UUID, ...]
    indices: dict[SurveyBlock, float]


class SurveyContract(Contract):
    survey: UUID
    form: SurveyForm
    version: int
    program: UUID | None = None


class SurveyOpened(SurveyContract):
    """`due` is the last day for answers (R-A.6-D1, T-19; R-A.7-01)."""

    TYPE: ClassVar[str] = "programs.SurveyOpened"
    invited: tuple[UUID, ...]
    due: date
    anonymous: bool


class SurveyAnswered(SurveyContract):
    """`person` only where the round is by name; told once, however often the answers are replaced."""

    TYPE: ClassVar[str] = "programs.SurveyAnswered"
    person: UUID | None = None


class SurveyClosed(SurveyContract):
    """`counted` is what this closing made countable: its own answers, or those of small rounds before it with them
    (K-23; R-2.1-02, R-2.2-01, R-5.2-09, R-A.7-01, R-A.7-D1)."""

    TYPE: ClassVar[str] = "programs.SurveyClosed"
    invited: int
    answered: int
    counted: tuple[Counted, ...] = ()


class SwotSummarised(Contract):
    """The curator has drawn the answers on strengths, weaknesses, opportunities and threats together."""

    TYPE: ClassVar[str] = "programs.SwotSummarised"
    summary: UUID
    since: date
    until: date
