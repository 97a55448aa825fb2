"""The story: chapters on days of one year, each played in every school before the clock moves on."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from contracts.months import plus_months

from mentoring.settings import TIME_ZONE
from mentoring.story import (
    accounting,
    acquainting,
    asking,
    befalling,
    changes,
    consenting,
    disclosing,
    drafting,
    employing,
    endings,
    founding,
    growing,
    helping,
    keeping,
    leaving,
    matching,
    mediating,
    neighbours,
    outside,
    planning,
    regrouping,
    renaming,
    suggesting,
    supporting,
    surveying,
    year,
)
from mentoring.story.stage import School
from mentoring.story.transport import Line

Act = Callable[[School], None]
HERE = ZoneInfo(TIME_ZONE)
MORNING = time(9)
AT_ONCE = 5
"""Schools that play at the same time."""


@dataclass(frozen=True)
class Chapter:
    """On the day that is so many calendar months and then days after the first."""

    title: str
    months: int
    days: int
    acts: tuple[Act, ...]

    def day(self, first: date) -> date:
        return plus_months(first, self.months) + timedelta(days=self.days)


CHAPTERS = (
    Chapter("Школы и списки сотрудников", 0, 0, (founding.registration, founding.staff_import)),
    Chapter(
        "Положение и куратор",
        0,
        1,
        (founding.regulation, founding.curator, acquainting.documents, planning.plan, supporting.association),
    ),
    Chapter(
        "Запросы и согласия",
        0,
        2,
        (
            outside.engagement,
            consenting.requests,
            consenting.consents,
            acquainting.acquaintance,
            consenting.pool,
            planning.listing,
            surveying.needs,
        ),
    ),
    Chapter("Назначение наставников", 0, 3, (employing.terms, consenting.appointment, consenting.registry)),
    Chapter(
        "Подбор и знакомство",
        0,
        4,
        (matching.proposals, matching.acquaintance, matching.joining, outside.partner_order),
    ),
    Chapter("Отказ: приказ раньше согласия", 0, 5, (founding.acting_head, matching.order_before_consent)),
    Chapter("Закрепление пар и групп", 0, 6, (matching.fixing,)),
    Chapter("Отказы: сверх нагрузки, не тот срок", 0, 7, (matching.over_capacity, drafting.wrong_length)),
    Chapter("Программы составлены и утверждены", 0, 8, (drafting.drawing_up,)),
    Chapter("Программы начались", 0, 10, (drafting.start, founding.head_returns)),
    Chapter("Вопросы и помощь", 0, 20, (helping.question, growing.entry, supporting.knowledge)),
    Chapter(
        "Школа наставников и библиотека",
        0,
        25,
        (
            supporting.incentives,
            supporting.mentor_school,
            keeping.library,
            keeping.partners,
            keeping.records,
            keeping.speed_session,
            neighbours.invitation,
        ),
    ),
    Chapter(
        "Первый месяц",
        1,
        10,
        (year.work, helping.answers, helping.colleagues, neighbours.answer, regrouping.review),
    ),
    Chapter("Обращения и медиация", 1, 20, (asking.proposals, asking.praise_and_blame, mediating.mediation)),
    Chapter("Освобождение и личное дело", 2, 0, (asking.release, disclosing.look, planning.late_start)),
    Chapter("Опоздавший этап; пара по предложению подбора", 2, 5, (planning.late_stage, suggesting.suggestion)),
    Chapter("Программа по шаблону", 2, 8, (suggesting.program,)),
    Chapter(
        "Наставник уходит, другого заменяют",
        2,
        10,
        (asking.resignation, endings.mentor_leaves, changes.replacement, suggesting.start),
    ),
    Chapter("Группа меньше наименьшей", 2, 20, (regrouping.shrinking,)),
    Chapter(
        "Группа пополнена; корректировка вида",
        3,
        10,
        (regrouping.recovering, endings.second_thoughts, changes.amendment, asking.answers, year.work),
    ),
    Chapter("Полный список сотрудников: кто выбыл", 4, 0, (leaving.new_staff_list,)),
    Chapter("Короткая программа завершена; куратор просит о прекращении", 4, 8, (endings.completion, endings.hearing)),
    Chapter("Прекращение по инициативе куратора", 4, 22, (endings.curator_ends, leaving.end_of_who_left)),
    Chapter("Продление", 5, 0, (changes.extension, year.work)),
    Chapter("Взаимное решение", 5, 10, (endings.parting,)),
    Chapter(
        "Отсутствие, отказ от наставничества, новая редакция",
        5,
        20,
        (befalling.away, leaving.laying_down, befalling.amendment_of_regulation),
    ),
    Chapter("Полугодовые программы завершены", 6, 8, (endings.completion, leaving.taking_over)),
    Chapter("Возвращение; другой руководитель", 6, 25, (befalling.back, renaming.head)),
    Chapter(
        "Весна",
        7,
        0,
        (renaming.name, year.work, year.changes, surveying.half_way, keeping.contest, regrouping.review),
    ),
    Chapter("Программы завершены в полном объёме", 8, 8, (endings.completion, supporting.registry_for_office)),
    Chapter("Результаты", 8, 20, (growing.outcome, surveying.satisfaction, surveying.year, keeping.section)),
    Chapter("Итоги года", 9, 0, (year.work, consenting.pool, supporting.answers)),
    Chapter(
        "Отчёты и поощрение",
        9,
        3,
        (
            growing.report,
            accounting.monitoring,
            accounting.final,
            supporting.reward,
            keeping.fest,
        ),
    ),
)


class MovableClock(Protocol):
    def now(self) -> datetime: ...

    def move_clock(self, to: datetime) -> datetime: ...


@dataclass(frozen=True)
class Stage:
    """The schools, the clock over them, and who hears what happens."""

    schools: Sequence[School]
    clock: MovableClock
    line: Line
    told: Callable[[Chapter, School], None]

    def play(self, first: date) -> None:
        """All chapters. What was played before is gone through and changes nothing."""
        neighbours.meet(self.schools)
        for chapter in CHAPTERS:
            day = chapter.day(first)
            moved = self._move(day)
            for school in self.schools:
                school.today, school.first_time = day, moved
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(partial(self._act, chapter), self.schools))

    def _act(self, chapter: Chapter, school: School) -> None:
        for act in chapter.acts:
            act(school)
        self.told(chapter, school)

    def _move(self, day: date) -> bool:
        """Whether the day only begins now. The clock goes forward only."""
        morning = datetime.combine(day, MORNING, HERE)

        def reached() -> bool:
            return self.clock.now() >= morning

        if self.line.patiently(reached):
            return False
        self.line.patiently(lambda: reached() or self.clock.move_clock(morning))
        return True
