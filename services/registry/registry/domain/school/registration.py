"""How a school comes to the platform, and from which web addresses its own frontend asks."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from registry.domain.school.school import School, SchoolEvent


class SchoolRegistered(SchoolEvent):
    TOPIC: ClassVar[str] = "registry.SchoolRegistered"
    name: str
    short_name: str
    head: UUID
    origins: tuple[str, ...]

    def apply(self, school: School) -> None:
        school.name, school.short_name = self.name, self.short_name
        school.head, school.origins = self.head, self.origins
        school.names, school.heads = ((self.on, (self.name, self.short_name)),), ((self.on, self.head),)


School.BORN_AS = SchoolRegistered


class SchoolOriginsDeclared(SchoolEvent):
    TOPIC: ClassVar[str] = "registry.SchoolOriginsDeclared"
    origins: tuple[str, ...]

    def apply(self, school: School) -> None:
        school.origins = self.origins


def register(school: School, name: str, short_name: str, head: UUID, origins: tuple[str, ...], today: date) -> None:
    school.record(SchoolRegistered(on=today, name=name, short_name=short_name, head=head, origins=origins))


def declare_origins(school: School, origins: tuple[str, ...], today: date) -> None:
    if origins != school.origins:
        school.record(SchoolOriginsDeclared(on=today, origins=origins))
