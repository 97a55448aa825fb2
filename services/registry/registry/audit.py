"""The history of schools, participants, orders and matches in words."""

from backbone.audit import HistoryEntry, Words
from backbone.events import Recorded

from registry.domain import association, invitation, partnership, practice, registry_request
from registry.domain.cycle import approval
from registry.domain.library import material, source
from registry.domain.match import agreement, assignment, group, partner, proposal, recommendation, suggestion
from registry.domain.match.agreement import MatchDeclined
from registry.domain.order import order, repeal
from registry.domain.participant import (
    absence,
    acquaintance,
    assignments,
    card,
    clearances,
    consents,
    encouragement,
    growth,
    labour,
    leaving,
    named,
    profile,
    requesting,
    stopping,
    waiting,
)
from registry.domain.publication import publication
from registry.domain.record import record
from registry.domain.roadmap import stages, versions
from registry.domain.school import acts, documents, forms, head, lists, pool, registration, schemes

WORDS = Words(
    {
        registration.SchoolRegistered: "Школа зарегистрирована: {name} ({short_name})",
        registration.SchoolOriginsDeclared: "Объявлены адреса сайта школы: {origins}",
        head.SchoolRenamed: "Школа называется {name} ({short_name}) с {on}",
        head.HeadChanged: "Школу возглавляет другой руководитель с {on}",
        acts.RegulationEditionApproved: "Утверждена редакция № {number} Положения, действует с {on}",
        acts.CuratorAppointed: "Назначен куратор с {on}",
        acts.ActingHeadAppointed: "Назначен исполняющий обязанности руководителя с {since} по {until}",
        lists.MentorRegistryApproved: "Утверждён реестр наставников № {number}, действует с {on}",
        lists.MenteeListApproved: "Утверждён перечень желающих иметь наставника, действует с {on}",
        acts.StandingEnded: "Установленное отменённым приказом действует по {last}",
        documents.DocumentPublished: "Опубликован документ: {kind}, версия {number}",
        pool.MenteePoolActualised: "Актуализирован список наставляемых: {mentees}; следующий срок {next_due}",
        approval.SchoolCycleDrafted: "Составлен проект программы наставничества в ОО на год",
        approval.SchoolCycleApproved: "Утверждена приказом программа наставничества в ОО с {starts} до {until}",
        versions.RoadmapDrafted: "Составлен проект «дорожной карты»",
        versions.RoadmapApproved: "«Дорожная карта» утверждена приказом от {on}",
        versions.RoadmapAmended: "Новая редакция «дорожной карты» утверждена приказом от {on}",
        stages.StageStarted: "Начат этап {stage}, срок – {due}",
        stages.StageCompleted: "Завершён этап {stage}, срок – {due}",
        stages.StageDeviationRecorded: "Этап {stage} завершён после срока {rule}, причина записана",
        stages.ItemConfirmed: "Подтверждено исполнение пункта {item}",
        card.ParticipantRegistered: "Участник внесён в список: {card}",
        card.ParticipantChanged: "Сведения об участнике изменены: {card}",
        leaving.ParticipantLeft: "Участник выбыл {on}: {cause}",
        absence.ParticipantAway: "Участник длительно отсутствует с {on}",
        absence.ParticipantReturned: "Участник вернулся {on}",
        leaving.ParticipantForgotten: "Персональные данные участника уничтожены {on}",
        profile.MentorRegistered: "Готов быть наставником: {competences}; нагрузка {capacity}",
        profile.MenteeRegistered: "Запросы к наставнику: {needs}",
        profile.ExperienceAttested: "Подтверждён личный опыт: {directions}",
        forms.FormDefined: "Установлена своя форма наставничества: наставник – {mentors}, наставляемый – {mentees}",
        waiting.WaitingBegun: "Ждёт наставника; куратор вернётся к этому до {due}",
        waiting.WaitingReviewed: "Ожидание пересмотрено: {outcome}; следующий срок {next_due}",
        requesting.ConsentRequested: "Попросили дать согласие: {purpose}",
        consents.ConsentGiven: "Дано согласие: {purpose}",
        consents.ConsentWithdrawn: "Отозвано согласие: {purpose}",
        stopping.StoppingExtended: "Срок прекращения продлён с {previous_due} до {due} ({purpose}): {delay}",
        consents.ProcessingStopped: "Прекращено то, что опиралось на отозванное согласие: {purpose}",
        assignments.MentorAppointed: "Назначен наставником приказом от {on}",
        labour.MentorRegimeRecorded: "Правовое основание наставничества с {on}: {regime}",
        labour.LabourAgreementSigned: "Подписано соглашение о наставничестве № {number} от {on}",
        labour.MentorRelieved: "Наставничество прекращено с {on}: {ground}",
        clearances.ClearanceAttested: "Внесено: {kind}, действует до {until}",
        growth.NeedsAnalysed: "Проанализированы потребности: {method}",
        growth.MentorTagged: "Отнесён к #тегам: {hashtags}",
        growth.PoolOpinionRecorded: "Записано мнение куратора, нужен ли наставник",
        growth.PortfolioEntryAdded: "Запись в портфолио: {kind}",
        acquaintance.ActAcknowledged: "Ознакомлен {on}: {act}",
        assignments.MentorshipBegun: "Закреплён наставником с {on}, наставляемых: {mentees}",
        assignments.MentorshipResized: "В группе наставника теперь наставляемых: {mentees}",
        assignments.MentorshipEnded: "Наставничество в паре (группе) завершено {on}",
        assignments.MenteeshipBegun: "Закреплён наставляемым с {on}, направление: {direction}",
        assignments.MenteeshipEnded: "Участие наставляемым в паре (группе) завершено {on}",
        association.AssociationProposed: "Предложен состав методического объединения наставников",
        association.AssociationApproved: "Состав методического объединения утверждён приказом с {on}",
        schemes.AssociationFormed: "Утверждено методическое объединение наставников, действует с {on}",
        schemes.IncentivesApproved: "Утверждена система поощрения, действует с {on}",
        schemes.MentorSchoolOpened: "Открыта «Школа наставников», занятия: {schedule}",
        encouragement.MentorTrained: "Прошёл обучение наставников {on}",
        encouragement.IncentiveGranted: "Поощрён приказом от {on}: {reward}",
        partner.PartnerOrderRegistered: "Внесён приказ организации-работодателя от {on} № {number}",
        registry_request.RegistryRequested: "Управление образования запросило реестр наставников",
        registry_request.RegistryTransmitted: "Сведения реестра наставников № {number} переданы {on}",
        order.OrderIssued: "Издан приказ № {number} от {on} {kind}",
        order.OrderAcknowledged: "Ознакомлен с приказом {on}",
        repeal.OrderRepealed: "Приказ отменён с {on}",
        repeal.OrderExecuted: "По приказу изменена программа {on}",
        order.DeviationRecorded: "Отступление от правила {rule}, причина записана",
        proposal.MatchProposed: "Предложена пара (группа), направление: {direction}; виды: {kinds}",
        recommendation.MatchRecommended: "Методическое объединение рекомендует пару (группу): {direction}",
        suggestion.PairsSuggested: "Подобраны пары для школы; решают участники, куратор и руководитель",
        proposal.MatchContinued: "Предложено продолжить в новой паре (группе)",
        proposal.CounterpartLinked: "Найдена встречная пара",
        agreement.InterestDeclared: "Участник сказал, заинтересован ли он",
        agreement.PlanningMeetingHeld: "Встреча-планирование {on}",
        agreement.ConfirmationGiven: "Дано подтверждение",
        agreement.MatchConfirmed: "Пару (группу) подтвердили куратор, наставник и наставляемые",
        agreement.MatchOvertaken: "Пара (группа) не состоялась: по этому направлению уже закреплён наставник",
        agreement.MatchDeclined: "Пара (группа) не состоялась",
        assignment.MentorAssigned: "Закреплена приказом с {on}, направление: {direction}",
        assignment.MentorReplaced: "Наставник заменён приказом с {on}",
        group.GroupChanged: "Изменён состав группы приказом с {on}; виды: {kinds}",
        group.GroupBelowMinimum: "В группе меньше наставляемых, чем нужно; решить до {due}",
        group.GroupRecovered: "Вопрос о составе группы решён",
        assignment.MatchMoved: "Переведена вместе с программой на другую редакцию Положения с {on}",
        assignment.AssignmentEnded: "Завершена {on}",
        record.RecordMade: "Записано: {kind}",
        record.RecordCorrected: "Запись исправлена: {kind}",
        record.RecordAnnulled: "Запись аннулирована: {kind}",
        invitation.SchoolInvited: "Школа приглашена: {kind}, {day}",
        invitation.InvitationAnswered: "На приглашение дан ответ",
        source.LegalSourceAdded: "Акт внесён в библиотеку",
        source.LegalSourceAmended: "Акт изменён актом {number}, действует с {effective}",
        material.MaterialPublished: "Материал размещён: {kind}, версия {number}",
        material.MaterialAcknowledged: "Получение материала отмечено, версия {number}",
        material.MaterialWithdrawn: "Материал снят",
        material.MaterialDeviated: "Отступление от правила {rule}, причина записана",
        partnership.PartnershipConcluded: "Заключён {kind} № {number}",
        partnership.PartnershipRenewed: "Договор продлён соглашением № {number} до {until}",
        partnership.PartnershipEnded: "Договор прекращён {on}",
        practice.PracticeDescribed: "Описана практика, направление: {direction}",
        practice.PracticeApproved: "Практика утверждена",
        publication.PublicationRequested: "Предложена публикация",
        publication.PublicationPublished: "Опубликовано: {kind}",
        publication.PublicationWithdrawn: "Снято с публикации: {kind}",
        named.NamedInPublication: "Назван в публикации",
        named.RemovedFromPublication: "Больше не назван в публикации",
    }
)


def tell(recorded: Recorded) -> HistoryEntry:
    """Who declined a match is nobody's business (R-1.3-05)."""
    entry = WORDS.tell(recorded)
    if isinstance(recorded.event, MatchDeclined):
        return entry.model_copy(update={"actor": "", "role": "", "on_behalf_of": None})
    return entry
