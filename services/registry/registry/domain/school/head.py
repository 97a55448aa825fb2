"""The school gets another name (1.1), or another head: both from a date on, so that older orders keep theirs."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from backbone.errors import Refused

from registry.domain.school.school import School, SchoolEvent


class SchoolRenamed(SchoolEvent):
    """From `on` on; documents dated before keep the name of their day (R-1.1-01)."""

    TOPIC: ClassVar[str] = "registry.SchoolRenamed"
    name: str
    short_name: str

    def apply(self, school: School) -> None:
        school.name, school.short_name = self.name, self.short_name
        school.names += ((self.on, (self.name, self.short_name)),)


class HeadChanged(SchoolEvent):
    """From `on` on, by the founder's decision."""

    TOPIC: ClassVar[str] = "registry.HeadChanged"
    head: UUID

    def apply(self, school: School) -> None:
        school.head = self.head
        school.heads += ((self.on, self.head),)


def rename(school: School, name: str, short_name: str, since: date, today: date) -> None:
    _must_follow(school.names[-1][0], since, today)
    school.record(SchoolRenamed(on=since, name=name, short_name=short_name))


def change_head(school: School, head: UUID, since: date, today: date) -> None:
    if head == school.head:
        raise Refused("same-head", "Это и есть руководитель школы")
    _must_follow(school.heads[-1][0], since, today)
    school.record(HeadChanged(on=since, head=head))


def _must_follow(last: date, since: date, today: date) -> None:
    if not last <= since <= today:
        raise Refused("date-out-of-order", f"Дата – от {last:%d.%m.%Y} до {today:%d.%m.%Y}", field="/since")
