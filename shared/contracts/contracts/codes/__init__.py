"""Codes that all services and frontends share, each with the Russian words people see."""

from contracts.codes.code import Code
from contracts.codes.legal import ConsentPurpose, OrderKind, SignatureKind
from contracts.codes.mentoring import Direction, Form, Kind
from contracts.codes.plans import (
    ActivityKind,
    AssessmentPoint,
    DecisionCause,
    DecisionOutcome,
    Difficulty,
    Purpose,
    RecommendationKind,
)
from contracts.codes.programs import Initiator, ProgramState, TerminationReason
from contracts.codes.surveys import SurveyForm

__all__ = [
    "ActivityKind",
    "AssessmentPoint",
    "Code",
    "ConsentPurpose",
    "DecisionCause",
    "DecisionOutcome",
    "Difficulty",
    "Direction",
    "Form",
    "Initiator",
    "Kind",
    "OrderKind",
    "ProgramState",
    "Purpose",
    "RecommendationKind",
    "SignatureKind",
    "SurveyForm",
    "TerminationReason",
]
