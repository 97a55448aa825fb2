"""Forms of mentoring that the school itself establishes beside those of the regulation (2.3: «и другие»)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.rules import require
from contracts.codes import RoleType

from registry.domain.school.school import CustomForm, School, SchoolEvent


class FormDefined(SchoolEvent):
    """A form of the school's own, with the role types of both sides (R-2.3-03, R-1.2-06)."""

    TOPIC: ClassVar[str] = "registry.FormDefined"
    form: UUID
    title: UUID
    mentors: tuple[RoleType, ...]
    mentees: tuple[RoleType, ...]

    def apply(self, school: School) -> None:
        school.forms[self.form] = CustomForm(self.form, self.title, self.mentors, self.mentees)


def define(school: School, form: CustomForm, today: date) -> None:
    school.edition_in_force(today)
    detail = "У своей формы названы роли обеих сторон: кто наставник и кто наставляемый"
    require(bool(form.mentors and form.mentees), "R-2.3-03", detail, field="/mentors")
    school.record(FormDefined(on=today, form=form.id, title=form.title, mentors=form.mentors, mentees=form.mentees))
