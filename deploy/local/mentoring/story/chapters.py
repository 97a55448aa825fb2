"""The chapters of the story: what is played on which day of one year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from contracts.months import plus_months

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

Act = Callable[[School], None]


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
            supporting.local_act,
            supporting.mentor_school,
            keeping.library,
            keeping.opening,
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
            accounting.returns,
            supporting.reward,
            keeping.fest,
        ),
    ),
)
