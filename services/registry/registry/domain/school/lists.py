"""Lists of people that the head approves: the registry of mentors, those who wish to have one (3.3, annex, 2 and 4)."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from backbone.rules import require
from contracts.codes import ConsentPurpose

from registry.domain.act import Act
from registry.domain.participant.leaving import must_be_here
from registry.domain.participant.participant import Participant
from registry.domain.school.school import School, SchoolEvent, Standing


@dataclass(frozen=True, kw_only=True)
class MentorRegistry(Standing):
    """One version; the next replaces it as a whole."""

    number: int
    persons: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class MenteeList(Standing):
    persons: tuple[UUID, ...]


class MentorRegistryApproved(SchoolEvent):
    """The version is frozen at its approval (R-3.3-03, R-A.4-01)."""

    TOPIC: ClassVar[str] = "registry.MentorRegistryApproved"
    number: int
    order: UUID
    persons: tuple[UUID, ...]

    def apply(self, school: School) -> None:
        version = MentorRegistry(order=self.order, since=self.on, number=self.number, persons=self.persons)
        school.standing += (version,)


class MenteeListApproved(SchoolEvent):
    """Those who wish to have a mentor (R-A.2-D1, A-26)."""

    TOPIC: ClassVar[str] = "registry.MenteeListApproved"
    order: UUID
    persons: tuple[UUID, ...]

    def apply(self, school: School) -> None:
        school.standing += (MenteeList(order=self.order, since=self.on, persons=self.persons),)


def approve_mentor_registry(school: School, act: Act, mentors: tuple[Participant, ...]) -> None:
    school.organised_on(act.dated)
    for mentor in mentors:
        must_be_here(mentor)
        ready = mentor.is_mentor_on(act.dated) or mentor.consented(ConsentPurpose.BE_MENTOR, None, act.dated)
        detail = "В реестр входят назначенные наставники и те, кто письменно согласился быть наставником"
        require(ready, "R-3.3-03", detail, field="/content/persons")
    number = sum(isinstance(item, MentorRegistry) for item in school.standing) + 1
    persons = tuple(mentor.id for mentor in mentors)
    school.record(MentorRegistryApproved(on=act.dated, number=number, order=act.order, persons=persons))


def approve_mentee_list(school: School, act: Act, mentees: tuple[Participant, ...]) -> None:
    school.organised_on(act.dated)
    for mentee in mentees:
        must_be_here(mentee)
        detail = "В перечень желающих иметь наставника входят те, кто сам о нём попросил"
        require(len(mentee.needs) > 0, "R-A.2-D1", detail, field="/content/persons")
    school.record(MenteeListApproved(on=act.dated, order=act.order, persons=tuple(mentee.id for mentee in mentees)))


def must_be_registered(school: School, mentor: UUID, act: Act) -> None:
    """In the version approved on the date of the order."""
    registry = school.last_on(MentorRegistry, act.dated)
    detail = f"Наставника нет в реестре наставников, утверждённом на {act.dated:%d.%m.%Y}"
    require(registry is not None and mentor in registry.persons, "R-A.4-01", detail)
