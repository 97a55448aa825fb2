"""The history of schools, participants, orders and matches in words."""

from backbone.audit import HistoryEntry, Words
from backbone.events import Recorded

from registry.domain.match import agreement, assignment, proposal
from registry.domain.match.agreement import MatchDeclined
from registry.domain.order import order, repeal
from registry.domain.participant import absence, assignments, card, consents, leaving, profile
from registry.domain.school import acts, lists, pool, registration

WORDS = Words(
    {
        registration.SchoolRegistered: "Школа зарегистрирована: {name} ({short_name})",
        registration.SchoolOriginsDeclared: "Объявлены адреса сайта школы: {origins}",
        acts.RegulationEditionApproved: "Утверждена редакция № {number} Положения, действует с {on}",
        acts.CuratorAppointed: "Назначен куратор с {on}",
        acts.ActingHeadAppointed: "Назначен исполняющий обязанности руководителя с {since} по {until}",
        lists.MentorRegistryApproved: "Утверждён реестр наставников № {number}, действует с {on}",
        lists.MenteeListApproved: "Утверждён перечень желающих иметь наставника, действует с {on}",
        acts.StandingEnded: "Установленное отменённым приказом действует по {last}",
        pool.MenteePoolActualised: "Актуализирован список наставляемых: {mentees}; следующий срок {next_due}",
        card.ParticipantRegistered: "Участник внесён в список",
        card.ParticipantChanged: "Сведения об участнике изменены",
        leaving.ParticipantLeft: "Участник выбыл {on}: {cause}",
        absence.ParticipantAway: "Участник длительно отсутствует с {on}",
        absence.ParticipantReturned: "Участник вернулся {on}",
        leaving.ParticipantForgotten: "Персональные данные участника уничтожены {on}",
        profile.MentorRegistered: "Готов быть наставником: {competences}; нагрузка {capacity}",
        profile.MenteeRegistered: "Запросы к наставнику: {needs}",
        consents.ConsentGiven: "Дано согласие: {purpose}",
        consents.ConsentWithdrawn: "Отозвано согласие: {purpose}",
        assignments.MentorAppointed: "Назначен наставником приказом от {on}",
        assignments.MentorshipBegun: "Закреплён наставником с {on}, наставляемых: {mentees}",
        assignments.MentorshipEnded: "Наставничество в паре (группе) завершено {on}",
        assignments.MenteeshipBegun: "Закреплён наставляемым с {on}, направление: {direction}",
        assignments.MenteeshipEnded: "Участие наставляемым в паре (группе) завершено {on}",
        order.OrderIssued: "Издан приказ № {number} от {on} {kind}",
        order.OrderAcknowledged: "Ознакомлен с приказом {on}",
        repeal.OrderRepealed: "Приказ отменён с {on}",
        repeal.OrderExecuted: "По приказу изменена программа {on}",
        order.DeviationRecorded: "Отступление от правила {rule}, причина записана",
        proposal.MatchProposed: "Предложена пара (группа), направление: {direction}; виды: {kinds}",
        proposal.CounterpartLinked: "Найдена встречная пара",
        agreement.InterestDeclared: "Участник сказал, заинтересован ли он",
        agreement.ConfirmationGiven: "Дано подтверждение",
        agreement.MatchConfirmed: "Пару (группу) подтвердили куратор, наставник и наставляемые",
        agreement.MatchDeclined: "Пара (группа) не состоялась",
        assignment.MentorAssigned: "Закреплена приказом с {on}, направление: {direction}",
        assignment.MentorReplaced: "Наставник заменён приказом с {on}",
        assignment.AssignmentEnded: "Завершена {on}",
    }
)


def tell(recorded: Recorded) -> HistoryEntry:
    """Who declined a match is nobody's business (R-1.3-05)."""
    entry = WORDS.tell(recorded)
    if isinstance(recorded.event, MatchDeclined):
        return entry.model_copy(update={"actor": "", "role": "", "on_behalf_of": None})
    return entry
