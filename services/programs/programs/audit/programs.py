"""The history of a program in words."""

from backbone.events import Event

from programs.domain.amendment import AmendmentAgreed, AmendmentProposed, ProgramAmended
from programs.domain.completion import ProgramCompleted
from programs.domain.deviations import DeviationRecorded
from programs.domain.extension import ExtensionAgreed, ExtensionProposed, ProgramExtended
from programs.domain.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramDrafted,
    ProgramReturned,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from programs.domain.meetings import MeetingHeld, MeetingMissed, MeetingScheduled
from programs.domain.plan import (
    ActivityPlanned,
    DifficultyRecorded,
    ExpectedResultSet,
    PlanItemRemoved,
    ProgramOutlined,
    ProgramReopened,
)
from programs.domain.progress import ActivityFinished, ResultAssessed
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted
from programs.domain.termination import (
    ProgramTerminated,
    StatementMade,
    TerminationAgreed,
    TerminationRequested,
    TerminationWithdrawn,
)

PROGRAMS: dict[type[Event], str] = {
    ProgramDrafted: "Открыт проект программы по приказу о закреплении; направление: {direction}",
    ProgramOutlined: "Определены формы: {forms}; виды: {kinds}; направления: {directions}; срок: {start} – {until}",
    DifficultyRecorded: "Записано: {nature}",
    ExpectedResultSet: "Записан ожидаемый результат",
    ActivityPlanned: "Запланировано мероприятие",
    PlanItemRemoved: "Из проекта исключена запись",
    ProgramReopened: "Программа изменена после отправки: снова проект, согласия сняты",
    ProgramSubmitted: "Программа отправлена на согласование",
    ProgramAgreed: "Наставляемый согласовал программу",
    ProgramReviewed: "Куратор рассмотрел программу",
    ProgramReturned: "Куратор вернул программу на доработку",
    ProgramApproved: "Руководитель утвердил программу",
    ProgramStarted: "Программа началась",
    ProgramMentorReplaced: "Наставник заменён; программа продолжается в прежние сроки",
    MeetingScheduled: "Назначена встреча на {day}",
    MeetingHeld: "Встреча проведена, {minutes} мин.",
    MeetingMissed: "Встреча не состоялась",
    TaskAssigned: "Выдано задание со сроком {due}",
    TaskSubmitted: "Задание сдано на проверку",
    TaskChecked: "Задание проверено наставником",
    ActivityFinished: "Мероприятие проведено",
    ResultAssessed: "Оценён ожидаемый результат",
    ExtensionProposed: "Предложено продлить программу до {until}",
    ExtensionAgreed: "Дано согласие на продление",
    ProgramExtended: "Программа продлена приказом с {previous_until} до {until}",
    AmendmentProposed: "Предложена корректировка программы",
    AmendmentAgreed: "Дано согласие на корректировку",
    ProgramAmended: "Корректировка вступила в силу; формы: {forms}; виды: {kinds}",
    TerminationRequested: "Подана просьба о досрочном прекращении; инициатива: {initiator}; причина: {reason}",
    TerminationAgreed: "Дано согласие на прекращение",
    StatementMade: "Дано пояснение на просьбу куратора о прекращении",
    TerminationWithdrawn: "Просьба о прекращении отозвана",
    ProgramTerminated: "Программа прекращена досрочно приказом; инициатива: {initiator}; причина: {reason}",
    ProgramCompleted: "Программа завершена в полном объёме приказом",
    DeviationRecorded: "Записано отступление от правила {rule} с указанием причины",
}
