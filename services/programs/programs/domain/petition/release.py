"""Release from duties (1.4): no lesson of the released is left without somebody who gives it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from backbone.rules import require

from programs.domain.petition.petition import Details, Substitution


@dataclass(frozen=True)
class Lesson:
    person: UUID
    day: date
    begins: time


def require_replaced(
    details: Details, substitutions: Iterable[Substitution], free: frozenset[UUID], lessons: frozenset[Lesson]
) -> None:
    """Each lesson has its substitute, and where no lessons are known, the head says that there are none (INV-20)."""
    taken = {Lesson(one.person, one.day, one.begins) for one in substitutions}
    open_ = sorted((lesson.day, lesson.begins) for lesson in lessons - taken)
    detail = f"Не замещены уроки: {', '.join(f'{day:%d.%m} {begins:%H:%M}' for day, begins in open_)}"
    require(not open_, "INV-20", detail, field="/substitutions")
    silent = set(details.concerned) - {lesson.person for lesson in taken} - free
    unsaid = "О каждом освобождаемом: кто его замещает или что уроков в эти дни нет"
    require(not silent, "INV-20", unsaid, field="/no_lessons")
    absent = {one.substitute for one in substitutions} & set(details.concerned)
    require(not absent, "INV-20", "Освобождаемый не может замещать", field="/substitutions")
