"""Petitions, help, mediation, access to personal files in words. What was written is in no history."""

from backbone.events import Event

from programs.domain.file_access import FileAccessGranted, FileAccessRevoked, FileViewed
from programs.domain.help import HelpAnswered, HelpClosed, HelpRequested
from programs.domain.helping import HelperCommented, HelperInvited, HelperJoined, HelperLeft
from programs.domain.mediation import (
    MediationBegun,
    MediationClosed,
    MediationOpened,
    MediationSpoken,
    MediatorAgreed,
    MediatorProposed,
)
from programs.domain.petition.petition import PetitionDecided, PetitionFiled, PetitionWithdrawn, ReleaseUndone
from programs.domain.timetable import TimetableSet

RIGHTS: dict[type[Event], str] = {
    PetitionFiled: "Подано обращение: {kind}; решение до {due} включительно",
    PetitionDecided: "Обращение рассмотрено: {outcome}",
    ReleaseUndone: "Освобождение отменено вместе с приказом о нём",
    PetitionWithdrawn: "Обращение отозвано",
    HelpRequested: "Наставляемый попросил о помощи; первый ответ до {due} включительно",
    HelpAnswered: "На просьбу о помощи ответили",
    HelpClosed: "Просьба о помощи закрыта",
    HelperInvited: "Коллега приглашён помочь с мероприятием",
    HelperJoined: "Коллега согласился помочь",
    HelperLeft: "Коллега больше не помогает",
    HelperCommented: "Помощник оставил замечание",
    MediationOpened: "Открыта медиация",
    MediatorProposed: "Предложен посредник",
    MediatorAgreed: "Дано согласие на посредника",
    MediationBegun: "Медиация началась",
    MediationSpoken: "В медиации сказано слово",
    MediationClosed: "Медиация закончена: {outcome}",
    FileAccessGranted: "Открыт доступ к материалам личного дела до {until} включительно",
    FileViewed: "Просмотрен материал личного дела",
    FileAccessRevoked: "Доступ к материалам личного дела прекращён",
    TimetableSet: "Записано расписание уроков с {since} по {until}",
}
