"""The bank of templates a program may be drafted from; its people make it one of their own (1.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from contracts.codes import ActivityKind, Code, Difficulty

from programs.domain.parts import Part, Participant
from programs.domain.period import Period
from programs.domain.plan import edit, require_editable
from programs.domain.program import Program, ProgramEvent, must_be_part


class ProgramTemplate(Code):
    ADAPTATION = "adaptation", "Адаптация в школе"
    MODERN_LESSON = "modern-lesson", "Современный урок"


@dataclass(frozen=True)
class TemplateActivity:
    """`day` is counted from the start of the program; a shorter program does it on its last."""

    kind: ActivityKind
    text: str
    day: int

    def due(self, period: Period) -> date:
        return min(period.start + timedelta(days=self.day), period.until - timedelta(days=1))


@dataclass(frozen=True)
class Template:
    difficulty: Difficulty
    result: str
    measure: str
    activities: tuple[TemplateActivity, ...]


class TemplateApplied(ProgramEvent):
    """`items` are the difficulties, results and activities that came from it (R-1.3-08, R-2.2-06)."""

    TOPIC: ClassVar[str] = "programs.TemplateApplied"
    template: str
    items: tuple[UUID, ...]

    def apply(self, program: Program) -> None:
        program.from_template |= set(self.items)


def apply_template(program: Program, by: Participant, applied: TemplateApplied, items: Sequence[ProgramEvent]) -> None:
    must_be_part(by, Part.MENTOR, Part.MENTEE, Part.CURATOR)
    require_editable(program)
    for item in items:
        edit(program, item)
    program.record(applied)


TEMPLATES = {
    ProgramTemplate.ADAPTATION: Template(
        Difficulty.SCHOOL_WAYS,
        "Знает традиции, уклад и порядки школы и следует им сам",
        "Все пункты листа адаптации отмечены наставником",
        (
            TemplateActivity(ActivityKind.ADAPTATION, "Знакомство со школой, её традициями и укладом", 7),
            TemplateActivity(ActivityKind.ADAPTATION, "Правила внутреннего распорядка и школьная документация", 21),
            TemplateActivity(ActivityKind.COMMUNITY, "Участие в школьном празднике или традиционном деле", 60),
            TemplateActivity(ActivityKind.INNOVATION, "Своя идея для школы: обсудить и попробовать", 80),
        ),
    ),
    ProgramTemplate.MODERN_LESSON: Template(
        Difficulty.LESSON,
        "Сам строит и проводит современный урок",
        "Три открытых урока, разобранных с наставником",
        (
            TemplateActivity(ActivityKind.METHODICAL, "Взаимное посещение уроков и их разбор", 30),
            TemplateActivity(ActivityKind.COMMUNITY, "Выступление на методическом объединении", 60),
            TemplateActivity(ActivityKind.INNOVATION, "Урок с новым для себя приёмом или средством", 80),
        ),
    ),
}
