"""From the curator's draft to the head's order (R-A.1-D3)."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused
from backbone.rules import require

from registry.domain.act import Act
from registry.domain.cycle.cycle import Cycle, CycleEvent, Passport
from registry.domain.cycle.period import must_be_a_year, reporting_end
from registry.domain.school.school import School


class SchoolCycleDrafted(CycleEvent):
    """Drafted, or drafted anew before the order (R-A.1-03)."""

    TOPIC: ClassVar[str] = "registry.SchoolCycleDrafted"
    passport: Passport

    def apply(self, cycle: Cycle) -> None:
        if cycle.version == 0:
            cycle.drafted = self.on
        cycle.passport = self.passport


Cycle.BORN_AS = SchoolCycleDrafted


class SchoolCycleApproved(CycleEvent):
    """`reporting_end` is the last day of the reporting period (R-A.1-D3)."""

    TOPIC: ClassVar[str] = "registry.SchoolCycleApproved"
    order: UUID
    starts: date
    until: date
    reporting_end: date

    def apply(self, cycle: Cycle) -> None:
        cycle.order, cycle.approved, cycle.reporting_end = self.order, self.on, self.reporting_end


def draft(cycle: Cycle, passport: Passport, neighbours: Iterable[Cycle], today: date) -> None:
    """`neighbours` are the school's years before and after."""
    cycle.must_be_a_draft()
    must_be_a_year(passport.starts, passport.until)
    for other in neighbours:
        if other.passport.starts < passport.until and passport.starts < other.passport.until:
            raise Refused("cycles-overlap", "Год пересекается с другой программой наставничества школы")
    _must_be_complete(passport)
    cycle.record(SchoolCycleDrafted(on=today, passport=passport))


def approve(cycle: Cycle, act: Act, school: School) -> None:
    cycle.must_be_a_draft()
    edition, _ = school.organised_on(act.dated)
    starts, until = cycle.passport.starts, cycle.passport.until
    end = reporting_end(starts, edition.parameters.year_end_month)
    cycle.record(SchoolCycleApproved(on=act.dated, order=act.order, starts=starts, until=until, reporting_end=end))


def _must_be_complete(passport: Passport) -> None:
    measurable = [goal.measurable for goal in passport.goals]
    detail = "У каждой цели года нужен показатель и его целевое значение"
    require(bool(measurable) and all(measurable), "R-2.1-01", detail, field="/goals")
    require(len(passport.results) > 0, "R-A.1-03", "Назовите хотя бы один ожидаемый результат", field="/results")
    forms = [model.form for model in passport.models]
    detail = "Назовите ролевую модель каждой выбранной формы, по одной на форму"
    require(0 < len(set(forms)) == len(forms), "R-A.1-D3", detail, field="/models")
    detail = "Календарный план нужен, и его даты – внутри года программы"
    inside = [passport.starts <= item.on < passport.until for item in passport.plan]
    require(bool(inside) and all(inside), "R-A.1-D3", detail, field="/plan")
