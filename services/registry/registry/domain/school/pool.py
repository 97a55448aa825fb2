"""At least once a year the curator says anew who needs a mentor (3.4, T-01)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from registry.domain.school.school import School, SchoolEvent


class MenteePoolActualised(SchoolEvent):
    """Counts only because somebody said so explicitly, also where nothing has changed (A-11). `note` is sealed."""

    TOPIC: ClassVar[str] = "registry.MenteePoolActualised"
    mentees: int
    next_due: date
    note: UUID | None

    def apply(self, school: School) -> None:
        school.next_actualisation = self.next_due


def due(school: School) -> date | None:
    """By when it must be confirmed (T-01): so long after the last time, or after the first edition."""
    if school.next_actualisation or not school.editions:
        return school.next_actualisation
    first = school.editions[0]
    return first.parameters.pool_due(first.valid_from)


def actualise(school: School, mentees: int, note: UUID | None, today: date) -> None:
    due = school.edition_in_force(today).parameters.pool_due(today)
    school.record(MenteePoolActualised(on=today, mentees=mentees, next_due=due, note=note))
