"""Nothing that is told is left out by oversight, and every figure explains itself."""

from pathlib import Path

from contracts import programs, registry
from contracts.base import contracts
from contracts.codes import TerminationReason
from reporting.figures.catalogue import FIGURES
from reporting.figures.ends import BY_REASON
from reporting.figures.figure import Measure
from reporting.views import HANDLES

NOT_COUNTED = {
    registry.SchoolInvited,
    registry.InvitationAnswered,
    registry.MatchOvertaken,
    registry.LegalSourceAdded,
    registry.LegalSourceChanged,
    registry.MaterialPublished,
    registry.MaterialAcknowledged,
    registry.MaterialWithdrawn,
    registry.PublicationRequested,
    registry.CuratorAppointed,
    registry.ActingHeadAppointed,
    registry.RoadmapDrafted,
    registry.ConsentRequested,
    registry.ConsentGiven,
    registry.ConsentWithdrawn,
    registry.StoppingExtended,
    registry.ProcessingStopped,
    registry.OrderAcknowledged,
    registry.AssociationProposed,
    registry.AssociationApproved,
    registry.IncentiveGranted,
    registry.PartnerOrderRegistered,
    registry.MentorRegistryRequested,
    registry.MentorRegistryTransmitted,
    registry.HeadChanged,
    registry.ParticipantForgotten,
    registry.ParticipantAway,
    registry.ActAcknowledged,
    registry.DocumentPublished,
    registry.ClearanceAttested,
    registry.ParticipantReturned,
    registry.MatchRecommended,
    registry.WaitingBegun,
    registry.WaitingReviewed,
    programs.SurveyAnswered,
    programs.SwotSummarised,
    programs.ExtensionProposed,
    programs.ExtensionAgreed,
    programs.AmendmentProposed,
    programs.RemarkMade,
    programs.RecommendationIssued,
    programs.RecommendationFollowed,
    programs.DevelopmentPlanProposed,
    programs.DevelopmentPlanApproved,
    programs.MeetingScheduleSet,
    programs.ProgramMoved,
    programs.DecisionNeeded,
    programs.DecisionTaken,
    programs.PetitionWithdrawn,
    programs.FileAccessGranted,
    programs.FileViewed,
    programs.FileAccessRevoked,
    programs.HelpClosed,
    programs.TerminationWithdrawn,
    programs.HelperInvited,
    programs.HelperJoined,
    programs.HelperLeft,
    programs.MediationOpened,
    programs.MediatorProposed,
    programs.MediationBegun,
}
"""In the journal only: no figure asks for them yet."""


SPOKEN = ("contracts.registry", "contracts.programs")
README = Path(__file__).parents[2] / "services" / "reporting" / "README.md"


def test_whatever_is_told_is_counted_or_left_out_on_purpose() -> None:
    told = {kind for kind in contracts() if kind.__module__.startswith(SPOKEN)}
    assert told == set(HANDLES) | NOT_COUNTED
    assert not set(HANDLES) & NOT_COUNTED


def test_every_group_of_reasons_has_a_line() -> None:
    assert set(BY_REASON.labels) == {reason.group for reason in TerminationReason}


def test_every_figure_without_rows_is_zero_or_says_why_there_is_no_number() -> None:
    wrong = [figure.id for figure in FIGURES.values() if (figure.measure is Measure.COUNT) == bool(figure.nothing)]
    assert not wrong


def test_the_readme_lists_the_figures_as_they_are() -> None:
    table = [f"| {figure.id} | {figure.name} | {figure.formula} | {figure.clause} |" for figure in FIGURES.values()]
    assert "\n".join(table) in README.read_text()
