"""Codes that all services and frontends share, each with the Russian words people see."""

from contracts.codes.code import Code
from contracts.codes.employment import ClearanceKind, LeavingCause, LegalRegime, ReliefGround
from contracts.codes.incentives import RewardKind
from contracts.codes.legal import ConsentPurpose, OrderKind, SignatureKind, StoppingDelay
from contracts.codes.matching import FormRole, RoleType, WaitingOutcome
from contracts.codes.mentoring import Direction, Form, Kind
from contracts.codes.personal import AcknowledgedAct, DataCategory, SchoolDocument
from contracts.codes.petitions import (
    MediationOutcome,
    PetitionKind,
    PetitionOutcome,
    PetitionState,
)
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
from contracts.codes.records import (
    ActLevel,
    ActType,
    AgreementKind,
    Audience,
    EventFormat,
    Level,
    MaterialKind,
    PublicationKind,
    RecordKind,
    RecordResult,
    Structure,
)
from contracts.codes.regulation import Annex
from contracts.codes.reports import ReportKind, ReportState
from contracts.codes.surveys import Authorship, Quadrant, Respondent, SurveyBlock, SurveyForm
from contracts.codes.talents import AnalysisMethod, Hashtag, PortfolioKind
from contracts.codes.teaching import QualificationCategory, TeachingSubject
from contracts.codes.year import Responsible, StageState

__all__ = [
    "AcknowledgedAct",
    "ActLevel",
    "ActType",
    "ActivityKind",
    "AgreementKind",
    "AnalysisMethod",
    "Annex",
    "AssessmentPoint",
    "Audience",
    "Authorship",
    "ClearanceKind",
    "Code",
    "ConsentPurpose",
    "DataCategory",
    "DecisionCause",
    "DecisionOutcome",
    "Difficulty",
    "Direction",
    "EventFormat",
    "Form",
    "FormRole",
    "Hashtag",
    "Initiator",
    "Kind",
    "LeavingCause",
    "LegalRegime",
    "Level",
    "MaterialKind",
    "MediationOutcome",
    "OrderKind",
    "PetitionKind",
    "PetitionOutcome",
    "PetitionState",
    "PortfolioKind",
    "ProgramState",
    "PublicationKind",
    "Purpose",
    "Quadrant",
    "QualificationCategory",
    "RecommendationKind",
    "RecordKind",
    "RecordResult",
    "ReliefGround",
    "ReportKind",
    "ReportState",
    "Respondent",
    "Responsible",
    "RewardKind",
    "RoleType",
    "SchoolDocument",
    "SignatureKind",
    "StageState",
    "StoppingDelay",
    "Structure",
    "SurveyBlock",
    "SurveyForm",
    "TeachingSubject",
    "TerminationReason",
    "WaitingOutcome",
]
