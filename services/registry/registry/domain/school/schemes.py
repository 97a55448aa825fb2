"""What else orders set up in a school: the association, the scheme of incentives, the school of mentors (3.4, 3.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.rules import require

from registry.domain.act import Act
from registry.domain.association import Association
from registry.domain.cycle.cycle import Cycle
from registry.domain.participant.participant import Participant
from registry.domain.school.school import School, SchoolEvent, Standing


@dataclass(frozen=True, kw_only=True)
class AssociationInForce(Standing):
    association: UUID


@dataclass(frozen=True, kw_only=True)
class IncentiveScheme(Standing):
    """`material` where its rewards are paid for (L-03)."""

    material: bool


@dataclass(frozen=True, kw_only=True)
class MentorSchool(Standing):
    schedule: tuple[date, ...]


class AssociationFormed(SchoolEvent):
    """From now on this is the school's association (R-3.4-03)."""

    TOPIC: ClassVar[str] = "registry.AssociationFormed"
    association: UUID
    order: UUID

    def apply(self, school: School) -> None:
        school.standing += (AssociationInForce(order=self.order, since=self.on, association=self.association),)


class IncentivesApproved(SchoolEvent):
    """The scheme's text is beside the order (R-3.5-10)."""

    TOPIC: ClassVar[str] = "registry.IncentivesApproved"
    order: UUID
    material: bool

    def apply(self, school: School) -> None:
        school.standing += (IncentiveScheme(order=self.order, since=self.on, material=self.material),)


class MentorSchoolOpened(SchoolEvent):
    """Programs and topics are beside the order (R-A.4-D4)."""

    TOPIC: ClassVar[str] = "registry.MentorSchoolOpened"
    order: UUID
    schedule: tuple[date, ...]

    def apply(self, school: School) -> None:
        school.standing += (MentorSchool(order=self.order, since=self.on, schedule=self.schedule),)


def form_association(school: School, act: Act, proposal: Association | None) -> None:
    """Only what the curator has proposed by then."""
    proposed = proposal is not None and proposal.proposed <= act.dated
    detail = "Состав методического объединения утверждают по предложению куратора"
    require(proposed, "R-3.4-03", detail, field="/content/proposal")
    assert proposal is not None
    school.record(AssociationFormed(on=act.dated, association=proposal.id, order=act.order))


def approve_incentives(school: School, act: Act, *, material: bool) -> None:
    school.edition_in_force(act.dated)
    school.record(IncentivesApproved(on=act.dated, order=act.order, material=material))


def open_mentor_school(school: School, act: Act, schedule: tuple[date, ...], years: Sequence[Cycle]) -> None:
    """`years` are the approved ones near by; where there is none, any date will do."""
    school.organised_on(act.dated)
    outside = [day for day in schedule if not any(_within(day, year) for year in years)]
    detail = f"Занятия – вне утверждённого года: {', '.join(f'{day:%d.%m.%Y}' for day in outside)}"
    require(not years or not outside, "R-A.4-D4", detail, field="/content/schedule")
    school.record(MentorSchoolOpened(on=act.dated, order=act.order, schedule=schedule))


def should_be_trained(school: School, mentor: Participant, act: Act) -> None:
    """Where the school trains its mentors, an untrained one leads a pair for a reason only (R-A.4-05)."""
    opened = school.last_on(MentorSchool, act.dated) is not None
    trained = mentor.trained_on is not None and mentor.trained_on <= act.dated
    act.prefer(trained or not opened, "R-A.4-05", "Наставник не прошёл обучение в «Школе наставников»")


def _within(day: date, year: Cycle) -> bool:
    return year.passport.starts <= day < year.passport.until
