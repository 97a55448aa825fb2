"""The directory of forms (1.2, 2.3): which role types a form admits on each side, and whether two people fit it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from backbone.errors import Refused
from backbone.rules import require
from contracts.codes import Form, FormRole, RoleType

from registry.domain.match.proposal import Proposal
from registry.domain.participant.participant import Participant
from registry.domain.school.school import ActingHead, School


class Sides(NamedTuple):
    mentors: frozenset[RoleType]
    mentees: frozenset[RoleType]


def _sides(mentor: RoleType, mentee: RoleType) -> Sides:
    return Sides(frozenset({mentor}), frozenset({mentee}))


SEEDED = {
    Form.TEACHER_TEACHER: _sides(RoleType.TEACHER, RoleType.TEACHER),
    Form.SCHOOLTEACHERS: _sides(RoleType.TEACHER, RoleType.TEACHER),
    Form.HEAD_TEACHER: _sides(RoleType.HEAD, RoleType.TEACHER),
    Form.EMPLOYER_STUDENT: _sides(RoleType.EMPLOYER, RoleType.STUDENT),
    Form.UNIVERSITY_SCHOOL: _sides(RoleType.UNIVERSITY_TEACHER, RoleType.TEACHER),
}
ROLES = {Form.SCHOOLTEACHERS: tuple(FormRole)}
"""Roles inside a form, of which one may be named (R-2.3-14)."""


def role_types(person: Participant, school: School, day: date) -> frozenset[RoleType]:
    """What the card says; and the staff of the school are teachers, its head is the head besides."""
    acting = school.last_on(ActingHead, day)
    own = person.card.pedagogical and person.card.external_until is None
    found = {
        person.card.role_type: person.card.role_type is not None,
        RoleType.TEACHER: own,
        RoleType.SPECIALIST: person.card.external_until is not None,
        RoleType.HEAD: person.id in (school.head, acting.person if acting else None),
    }
    return frozenset(role for role, there in found.items() if role is not None and there)


def must_admit(
    school: School, mentor: Participant, mentees: Sequence[Participant], proposal: Proposal, day: date
) -> None:
    """Forms may be combined (R-2.3-04): everybody fits at least one of those chosen, on his side (R-2.3-01)."""
    chosen = [_of(form, proposal, school) for form in proposal.forms]
    if proposal.form_role is not None and not any(proposal.form_role in ROLES.get(form, ()) for form in proposal.forms):
        raise Refused("role-of-another-form", "Эта роль – внутри формы «учитель – учитель»", field="/form_role")
    fits = any(sides.mentors & role_types(mentor, school, day) for sides in chosen)
    require(fits, "R-2.3-01", "Ни одна из выбранных форм не допускает роль наставника", field="/forms")
    for mentee in mentees:
        fits = any(sides.mentees & role_types(mentee, school, day) for sides in chosen)
        require(fits, "R-2.3-01", "Ни одна из выбранных форм не допускает роль наставляемого", field="/forms")


def _of(form: Form, proposal: Proposal, school: School) -> Sides:
    if form is not Form.OTHER:
        return SEEDED[form]
    if proposal.custom_form is None or proposal.custom_form not in school.forms:
        raise Refused("form-unknown", "Назовите свою форму из справочника школы", field="/custom_form")
    custom = school.forms[proposal.custom_form]
    return Sides(frozenset(custom.mentors), frozenset(custom.mentees))
