"""The history of a program in words."""

from backbone.events import Event

from programs.domain.amendment import AmendmentAgreed, AmendmentProposed, ProgramAmended
from programs.domain.competence import CompetenceAssessed, IndependenceAttested
from programs.domain.completion import ProgramCompleted
from programs.domain.decisions import DecisionNeeded, DecisionTaken
from programs.domain.development import DevelopmentPlanAgreed, DevelopmentPlanApproved, DevelopmentPlanProposed
from programs.domain.deviations import DeviationRecorded
from programs.domain.difficulties import DifficultyResolved, ResolutionConfirmed
from programs.domain.extension import ExtensionAgreed, ExtensionProposed, ProgramExtended
from programs.domain.group import ProgramGroupChanged
from programs.domain.lifecycle import (
    ProgramAgreed,
    ProgramApproved,
    ProgramDrafted,
    ProgramReturned,
    ProgramReviewed,
    ProgramStarted,
    ProgramSubmitted,
)
from programs.domain.meetings import (
    MeetingCancelled,
    MeetingHeld,
    MeetingMissed,
    MeetingRescheduled,
    MeetingScheduled,
    MeetingScheduleSet,
)
from programs.domain.moving import ProgramMoved
from programs.domain.plan import (
    ActivityPlanned,
    DifficultyRecorded,
    ExpectedResultSet,
    PlanItemRemoved,
    ProgramOutlined,
    ProgramReopened,
)
from programs.domain.progress import ActivityFinished, AttendanceRecorded, ResultAssessed
from programs.domain.recommendations import RecommendationFollowed, RecommendationIssued
from programs.domain.remarks import RemarkMade
from programs.domain.replacement import ProgramMentorReplaced
from programs.domain.reports import MentorReported
from programs.domain.succession import ProgramContinued
from programs.domain.suspension import ProgramResumed, ProgramSuspended
from programs.domain.tasks import TaskAssigned, TaskChecked, TaskSubmitted
from programs.domain.templates import TemplateApplied
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
    MeetingScheduleSet: "Установлен график встреч",
    MeetingRescheduled: "Встреча перенесена на {day}",
    MeetingCancelled: "Встреча отменена",
    MeetingMissed: "Встреча не состоялась",
    TemplateApplied: "За основу взят шаблон {template}",
    ResolutionConfirmed: "Подтверждено, что затруднение устранено",
    DifficultyResolved: "Затруднение устранено: подтвердили наставник и наставляемый",
    AttendanceRecorded: "Отмечено участие наставляемого в мероприятии",
    CompetenceAssessed: "Оценён уровень владения: {direction}, {point}",
    IndependenceAttested: "Подтверждена самостоятельность наставляемого",
    RecommendationIssued: "Наставник записал: {kind}",
    RecommendationFollowed: "Указание или рекомендация исполнены",
    MentorReported: "Наставник представил отчёт",
    DevelopmentPlanProposed: "Составлен план индивидуального развития",
    DevelopmentPlanAgreed: "Дано согласие на план индивидуального развития",
    DevelopmentPlanApproved: "Куратор утвердил план индивидуального развития",
    RemarkMade: "Записано замечание к программе",
    ProgramGroupChanged: "Изменён состав наставляемых приказом; виды: {kinds}",
    ProgramSuspended: "Программа приостановлена приказом",
    ProgramResumed: "Программа возобновлена приказом",
    ProgramContinued: "Программу продолжает другая программа тех же людей",
    ProgramMoved: "Программа переведена приказом на другую редакцию Положения",
    DecisionNeeded: "Нужно решение о программе до {due}: {cause}",
    DecisionTaken: "Решение принято: {outcome}",
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
