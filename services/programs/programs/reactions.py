"""What registry's facts make programs do. Table of contents at the end.

One reaction takes in editions, orders and assignments, because they come in one order: whatever is assigned under an
edition is told after it. Two followers of the same stream would not keep that order between them.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from backbone.follower import Reaction, dealt_with, step
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
from psycopg import Cursor
from psycopg.rows import DictRow

from programs import ethics, knowledge, lent, orders
from programs.application import Programs

D = TypeVar("D", bound=Delivery[Any])
T = TypeVar("T")
NAME = "reactions"
Absence = ParticipantLeft | ParticipantAway | MentorRelieved


def learned(learn: Callable[[Cursor[DictRow], D], T]) -> Callable[[Programs, Intent, D], T | None]:
    """As a handler. A message that comes again when later ones are known, from a process that was taken for dead,
    teaches nothing."""

    def handle(app: Programs, _: Intent, delivery: D) -> T | None:
        with app.database.transaction() as cursor:
            return None if dealt_with(cursor, NAME, delivery) else learn(cursor, delivery)

    return handle


@learned
def learn_edition(cursor: Cursor[DictRow], delivery: Delivery[RegulationEditionApproved]) -> None:
    knowledge.learn_edition(cursor, delivery.meta.school, delivery.fact)


@learned
def learn_order(cursor: Cursor[DictRow], delivery: Delivery[OrderIssued]) -> None:
    orders.learn_order(cursor, delivery.meta.school, delivery.fact)


@learned
def learn_repeal(cursor: Cursor[DictRow], delivery: Delivery[OrderRepealed]) -> Sequence[UUID]:
    return orders.learn_repeal(cursor, delivery.meta.school, delivery.fact)


def undo_what_it_released(app: Programs, intent: Intent, delivery: Delivery[OrderRepealed]) -> None:
    """It is undone with the order (1.4)."""
    fact = delivery.fact
    for petition in learn_repeal(app, intent, delivery) or ():
        app.undo_release(step(intent, str(petition)), petition, fact.by, fact.dated)


@learned
def learn_regime(cursor: Cursor[DictRow], delivery: Delivery[MentorRegimeRecorded]) -> None:
    knowledge.learn_regime(cursor, delivery.meta.school, delivery.fact)


@learned
def learn_origins(
    cursor: Cursor[DictRow], delivery: Delivery[SchoolRegistered] | Delivery[SchoolOriginsDeclared]
) -> None:
    knowledge.learn_origins(cursor, delivery.fact.school, delivery.fact.origins)


@learned
def learn_participant(cursor: Cursor[DictRow], delivery: Delivery[ParticipantRegistered]) -> None:
    knowledge.learn_person(cursor, delivery.meta.school, delivery.fact.participant)
    lent.learn_employer(cursor, delivery.fact)


@learned
def learn_partnership(
    cursor: Cursor[DictRow], delivery: Delivery[PartnershipConcluded] | Delivery[PartnershipRenewed]
) -> None:
    lent.learn_term(cursor, delivery.meta.school, delivery.fact.partnership, delivery.fact.until)


@learned
def learn_parting(cursor: Cursor[DictRow], delivery: Delivery[PartnershipEnded]) -> None:
    lent.learn_term(cursor, delivery.meta.school, delivery.fact.partnership, delivery.fact.ended)


@learned
def learn_clearance(cursor: Cursor[DictRow], delivery: Delivery[ClearanceAttested]) -> None:
    lent.learn_clearance(cursor, delivery.meta.school, delivery.fact)


@learned
def learn_curator(cursor: Cursor[DictRow], delivery: Delivery[CuratorAppointed]) -> None:
    knowledge.learn_person(cursor, delivery.meta.school, delivery.fact.person)


@learned
def learn_ethics(cursor: Cursor[DictRow], delivery: Delivery[DocumentPublished]) -> None:
    ethics.learn_code(cursor, delivery.meta.school, delivery.fact)


@learned
def learn_acquaintance(cursor: Cursor[DictRow], delivery: Delivery[ActAcknowledged]) -> None:
    ethics.learn_acquaintance(cursor, delivery.meta.school, delivery.fact)


@learned
def learn_people(
    cursor: Cursor[DictRow], delivery: Delivery[MentorAssigned] | Delivery[MentorReplaced] | Delivery[GroupChanged]
) -> None:
    fact = delivery.fact
    knowledge.learn_people(cursor, delivery.meta.school, fact.match, fact.mentor, fact.mentees)


def open_draft(app: Programs, intent: Intent, delivery: Delivery[MentorAssigned]) -> None:
    learn_people(app, intent, delivery)
    app.draft(intent, delivery.fact, delivery.on)


def replace_mentor(app: Programs, intent: Intent, delivery: Delivery[MentorReplaced]) -> None:
    learn_people(app, intent, delivery)
    app.replace_mentor(intent, delivery.fact, delivery.on)


def change_group(app: Programs, intent: Intent, delivery: Delivery[GroupChanged]) -> None:
    learn_people(app, intent, delivery)
    app.change_group(intent, delivery.fact, delivery.on)


CAUSES: dict[type[Absence], DecisionCause] = {
    ParticipantLeft: DecisionCause.LEFT,
    ParticipantAway: DecisionCause.AWAY,
    MentorRelieved: DecisionCause.RELIEVED,
}


@learned
def matches_of_who_is_missing(cursor: Cursor[DictRow], delivery: Delivery[Absence]) -> Sequence[UUID]:
    return knowledge.matches_of(cursor, delivery.meta.school, delivery.fact.participant)


def ask_for_decisions(app: Programs, intent: Intent, delivery: Delivery[Absence]) -> None:
    """About every living program of who is missing (A-35)."""
    cause, person = CAUSES[type(delivery.fact)], delivery.fact.participant
    for match in matches_of_who_is_missing(app, intent, delivery) or ():
        app.need_decision(step(intent, str(match)), match, cause, person, delivery.on)


def forget(app: Programs, intent: Intent, delivery: Delivery[ParticipantForgotten]) -> None:
    app.vault.forget(delivery.fact.participant)


REACTIONS = Reaction[Programs](
    NAME,
    {
        SchoolRegistered: learn_origins,
        SchoolOriginsDeclared: learn_origins,
        RegulationEditionApproved: learn_edition,
        OrderIssued: learn_order,
        OrderRepealed: undo_what_it_released,
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
