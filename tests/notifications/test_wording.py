"""Russian words of notifications, and what may not be in them."""

from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from contracts import programs, registry, reporting
from contracts.base import Contract, contracts
from contracts.regulation import RuleParameters
from notifications.notices import BOTH, NOTICES, Notice
from notifications.reminders.campaigns import CAMPAIGNS
from notifications.reminders.deadlines import DEADLINES
from notifications.reminders.digest import DIGEST
from notifications.reminders.reports import MENTOR_REPORTS, REPORTS
from notifications.templates import TEMPLATES
from notifications.wording import FORGOTTEN, HOW, UNKNOWN, letter, placeholders, plural, read
from pydantic import JsonValue

SARATOV = ZoneInfo("Europe/Saratov")
ANNA, BORIS = uuid4(), uuid4()
MATCH: dict[str, JsonValue] = {"mentor": str(ANNA), "mentees": [str(BORIS)], "direction": "lesson"}
EVERY_NOTICE = [(kind, notice) for kind, notices in NOTICES.items() for notice in notices]


def people_fields(kind: type[Contract]) -> set[str]:
    return {"head", "curator", "everybody", *kind.model_fields}


class Anything:
    """Fits every way in which steps look at what opened a deadline."""

    for_head = for_curator = True


REMINDED = {step.template for row in DEADLINES for step in row.steps(Anything(), RuleParameters())}
REMINDERS = REMINDED | {step.template for step in MENTOR_REPORTS + REPORTS + CAMPAIGNS} | {DIGEST.template}


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (14, "14 дней"), (21, "21 день"), (112, "112 дней")],
)
def test_numbers_are_said_in_russian(number: int, said: str) -> None:
    assert plural(number, "день", "дня", "дней") == said


def test_the_inbox_names_people_and_the_email_does_not() -> None:
    names = {ANNA: "Иванова Анна Петровна", BORIS: "Смирнов Борис Ильич"}
    text = read("match-proposed", MATCH, names, SARATOV).text
    assert "Иванова Анна Петровна" in text
    assert "Смирнов Борис Ильич" in text
    assert "урочная деятельность" in text
    assert not any(part in letter("match-proposed", MATCH, SARATOV).text for part in ("Иванова", "Смирнов"))


def test_a_forgotten_person_and_one_who_could_not_be_asked_for_are_told_apart() -> None:
    text = read("match-proposed", MATCH, {ANNA: None}, SARATOV).text
    assert FORGOTTEN in text
    assert UNKNOWN in text


def test_times_are_told_as_the_clocks_of_the_municipality_show_them() -> None:
    text = read("meeting-soon", {"at": "2026-05-12T10:30:00Z", "remote": False}, {}, SARATOV).text
    assert "12.05.2026 в 14:30, очно" in text


EMAILED = {notice.template for _, notice in EVERY_NOTICE if notice.channels == BOTH} | REMINDERS


@pytest.mark.parametrize("template", sorted(EMAILED))
def test_what_is_sent_by_email_names_nobody_but_its_recipient(template: str) -> None:
    assert ":names}" not in TEMPLATES[template].letter


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_placeholder_says_how_it_is_told(template: str) -> None:
    assert {how for _, how in placeholders(template)} <= {*HOW, "names", "moment", ""}


@pytest.mark.parametrize(("kind", "notice"), EVERY_NOTICE)
def test_a_notice_speaks_only_of_what_its_contract_tells(kind: type[Contract], notice: Notice) -> None:
    assert {field for field, _ in placeholders(notice.template)} <= set(kind.model_fields)
    assert set(notice.to.split()) <= people_fields(kind)
    assert set(notice.only) <= set(kind.model_fields)


def test_every_template_is_used() -> None:
    assert {notice.template for _, notice in EVERY_NOTICE} | REMINDERS == set(TEMPLATES)


UNTOLD: set[type[Contract]] = {
    registry.RecordMade,  # everybody finds the records about himself
    registry.RecordAnnulled,
    registry.InvitationAnswered,  # the inviting school finds the answer among its invitations
    registry.LegalSourceAdded,
    registry.MaterialPublished,  # kept in the library
    registry.MaterialAcknowledged,
    registry.MaterialWithdrawn,
    registry.PartnershipConcluded,  # who agreed knows
    registry.PortfolioUpdated,  # whose it is has added to it himself
    registry.PartnershipRenewed,
    registry.PartnershipEnded,
    registry.PracticeApproved,
    registry.SchoolRegistered,  # nobody of the school can read it yet
    registry.SchoolOriginsDeclared,
    registry.SchoolRenamed,
    registry.HeadChanged,  # whoever leads now finds everything in his own inbox
    registry.CuratorAppointed,  # the order itself is told to whom it concerns
    registry.ActingHeadAppointed,
    registry.SchoolCycleApproved,
    registry.RoadmapApproved,
    registry.RoadmapAmended,
    registry.StageStarted,  # the curator starts it; its term is known since the roadmap was approved
    registry.MentorAppointed,
    registry.ParticipantReturned,
    registry.ActAcknowledged,
    registry.DocumentPublished,  # stands in the list of what is still to be acknowledged
    registry.ClearanceAttested,  # the curator is reminded before it expires
    registry.MentorRegimeRecorded,
    registry.LabourAgreementSigned,  # by himself
    registry.MentorRelieved,  # the order itself is told to him and the curator
    registry.ParticipantRegistered,  # the bank's own bookkeeping
    registry.MentorRegistered,
    registry.MenteeRegistered,
    registry.OrderAcknowledged,
    registry.AssociationApproved,  # the orders themselves are told to whom they concern
    registry.IncentiveGranted,
    registry.MentorTrained,
    registry.PartnerOrderRegistered,
    registry.OrderRepealed,  # the order that repeals is told to whom the repealed one concerned
    registry.ProcessingStopped,  # said by those whom the reminders go to
    registry.InterestDeclared,  # the declaration is nobody's business; the match is told when all have agreed
    registry.WaitingBegun,  # the curator is reminded when the review is due
    registry.WaitingReviewed,
    programs.ProgramMentorReplaced,  # told when registry replaces the mentor
    programs.MeetingHeld,  # those who met know
    programs.MentorReported,  # counted by reporting, where the curator sees whose report is missing
    programs.SurveyAnswered,  # who has answered knows
    programs.SwotSummarised,
    programs.DifficultyRecorded,  # the plan is told of as a whole, when it is sent off
    programs.ExpectedResultSet,
    programs.PlanItemRemoved,
    programs.DifficultyResolved,  # mentor and mentee have just confirmed it
    programs.ResultAssessed,
    programs.ActivityFinished,
    programs.AttendanceRecorded,
    programs.DecisionTaken,  # the suspension, the new mentor or the end is told itself
    programs.HelpClosed,  # the mentee closed it himself
    reporting.CampaignAnnounced,  # each school is told on the morning on which it may begin to file
    reporting.CampaignExtended,  # those are told who have not filed yet
    reporting.ReturnFiled,  # the head has filed it
    registry.GroupChanged,  # told when the program has changed
}


def test_every_contract_is_told_to_somebody_or_left_out_for_a_reason() -> None:
    spoken = ("contracts.registry", "contracts.programs", "contracts.reporting")
    ours = {kind for kind in contracts() if kind.__module__.startswith(spoken)}
    assert ours == set(NOTICES) | UNTOLD
    assert not set(NOTICES) & UNTOLD
