"""What registry's facts make programs do. Table of contents at the end.

One reaction takes in editions, orders and assignments, because they come in one order: whatever is assigned under an
edition is told after it. Two followers of the same stream would not keep that order between them.
"""

from backbone.follower import Reaction, step
from backbone.intent import Intent
from backbone.letters import Delivery
from contracts.codes import DecisionCause
from contracts.registry import (
    ActAcknowledged,
    ClearanceAttested,
    CuratorAppointed,
    DocumentPublished,
    GroupChanged,
    MentorAssigned,
    MentorRegimeRecorded,
    MentorRelieved,
    MentorReplaced,
    OrderIssued,
    OrderRepealed,
    ParticipantAway,
    ParticipantForgotten,
    ParticipantLeft,
    ParticipantRegistered,
    PartnershipConcluded,
    PartnershipEnded,
    PartnershipRenewed,
    RegulationEditionApproved,
    SchoolOriginsDeclared,
    SchoolRegistered,
)

from programs import ethics, knowledge, lent, orders
from programs.application import Programs

Absence = ParticipantLeft | ParticipantAway | MentorRelieved


def learn_edition(app: Programs, intent: Intent, delivery: Delivery[RegulationEditionApproved]) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_edition(cursor, delivery.meta.school, delivery.fact)


def learn_order(app: Programs, intent: Intent, delivery: Delivery[OrderIssued]) -> None:
    with app.database.transaction() as cursor:
        orders.learn_order(cursor, delivery.meta.school, delivery.fact)


def learn_repeal(app: Programs, intent: Intent, delivery: Delivery[OrderRepealed]) -> None:
    """What it released is undone with it (1.4)."""
    fact = delivery.fact
    with app.database.transaction() as cursor:
        granted = orders.learn_repeal(cursor, delivery.meta.school, fact)
    for petition in granted:
        app.undo_release(step(intent, str(petition)), petition, fact.by, fact.dated)


def learn_regime(app: Programs, intent: Intent, delivery: Delivery[MentorRegimeRecorded]) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_regime(cursor, delivery.meta.school, delivery.fact)


def learn_origins(
    app: Programs, intent: Intent, delivery: Delivery[SchoolRegistered] | Delivery[SchoolOriginsDeclared]
) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_origins(cursor, delivery.fact.school, delivery.fact.origins)


def learn_participant(app: Programs, intent: Intent, delivery: Delivery[ParticipantRegistered]) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_person(cursor, delivery.meta.school, delivery.fact.participant)
        lent.learn_employer(cursor, delivery.fact)


def learn_partnership(
    app: Programs, intent: Intent, delivery: Delivery[PartnershipConcluded] | Delivery[PartnershipRenewed]
) -> None:
    with app.database.transaction() as cursor:
        lent.learn_term(cursor, delivery.meta.school, delivery.fact.partnership, delivery.fact.until)


def learn_parting(app: Programs, intent: Intent, delivery: Delivery[PartnershipEnded]) -> None:
    with app.database.transaction() as cursor:
        lent.learn_term(cursor, delivery.meta.school, delivery.fact.partnership, delivery.fact.ended)


def learn_clearance(app: Programs, intent: Intent, delivery: Delivery[ClearanceAttested]) -> None:
    with app.database.transaction() as cursor:
        lent.learn_clearance(cursor, delivery.meta.school, delivery.fact)


def learn_curator(app: Programs, intent: Intent, delivery: Delivery[CuratorAppointed]) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_person(cursor, delivery.meta.school, delivery.fact.person)


def learn_ethics(app: Programs, intent: Intent, delivery: Delivery[DocumentPublished]) -> None:
    with app.database.transaction() as cursor:
        ethics.learn_code(cursor, delivery.meta.school, delivery.fact)


def learn_acquaintance(app: Programs, intent: Intent, delivery: Delivery[ActAcknowledged]) -> None:
    with app.database.transaction() as cursor:
        ethics.learn_acquaintance(cursor, delivery.meta.school, delivery.fact)


def open_draft(app: Programs, intent: Intent, delivery: Delivery[MentorAssigned]) -> None:
    _learn_people(app, delivery)
    app.draft(intent, delivery.fact, delivery.on)


def replace_mentor(app: Programs, intent: Intent, delivery: Delivery[MentorReplaced]) -> None:
    _learn_people(app, delivery)
    app.replace_mentor(intent, delivery.fact, delivery.on)


def change_group(app: Programs, intent: Intent, delivery: Delivery[GroupChanged]) -> None:
    _learn_people(app, delivery)
    app.change_group(intent, delivery.fact, delivery.on)


CAUSES: dict[type[Absence], DecisionCause] = {
    ParticipantLeft: DecisionCause.LEFT,
    ParticipantAway: DecisionCause.AWAY,
    MentorRelieved: DecisionCause.RELIEVED,
}


def ask_for_decisions(app: Programs, intent: Intent, delivery: Delivery[Absence]) -> None:
    """About every living program of who is missing (A-35)."""
    cause, person = CAUSES[type(delivery.fact)], delivery.fact.participant
    for match in knowledge.matches_of(app.database, delivery.meta.school, person):
        app.need_decision(step(intent, str(match)), match, cause, person, delivery.on)


def _learn_people(
    app: Programs, delivery: Delivery[MentorAssigned] | Delivery[MentorReplaced] | Delivery[GroupChanged]
) -> None:
    fact = delivery.fact
    with app.database.transaction() as cursor:
        knowledge.learn_people(cursor, delivery.meta.school, fact.match, fact.mentor, fact.mentees)


def forget(app: Programs, intent: Intent, delivery: Delivery[ParticipantForgotten]) -> None:
    app.vault.forget(delivery.fact.participant)


REACTIONS = Reaction[Programs](
    "reactions",
    {
        SchoolRegistered: learn_origins,
        SchoolOriginsDeclared: learn_origins,
        RegulationEditionApproved: learn_edition,
        OrderIssued: learn_order,
        OrderRepealed: learn_repeal,
        ParticipantRegistered: learn_participant,
        PartnershipConcluded: learn_partnership,
        PartnershipRenewed: learn_partnership,
        PartnershipEnded: learn_parting,
        ClearanceAttested: learn_clearance,
        CuratorAppointed: learn_curator,
        DocumentPublished: learn_ethics,
        ActAcknowledged: learn_acquaintance,
        MentorAssigned: open_draft,
        MentorRegimeRecorded: learn_regime,
        MentorReplaced: replace_mentor,
        GroupChanged: change_group,
        **dict.fromkeys(CAUSES, ask_for_decisions),
        ParticipantForgotten: forget,
    },
)
