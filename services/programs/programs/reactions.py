"""What registry's facts make programs do. Table of contents at the end.

One reaction takes in editions, orders and assignments, because they come in one order: whatever is assigned under an
edition is told after it. Two followers of the same stream would not keep that order between them.
"""

from backbone.follower import Reaction
from backbone.intent import Intent
from backbone.letters import Delivery
from contracts.registry import (
    MentorAssigned,
    MentorReplaced,
    OrderIssued,
    ParticipantForgotten,
    RegulationEditionApproved,
    SchoolOriginsDeclared,
    SchoolRegistered,
)

from programs import knowledge
from programs.application import Programs


def learn_edition(app: Programs, intent: Intent, delivery: Delivery[RegulationEditionApproved]) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_edition(cursor, delivery.meta.school, delivery.fact)


def learn_order(app: Programs, intent: Intent, delivery: Delivery[OrderIssued]) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_order(cursor, delivery.meta.school, delivery.fact)


def learn_origins(
    app: Programs, intent: Intent, delivery: Delivery[SchoolRegistered] | Delivery[SchoolOriginsDeclared]
) -> None:
    with app.database.transaction() as cursor:
        knowledge.learn_origins(cursor, delivery.fact.school, delivery.fact.origins)


def open_draft(app: Programs, intent: Intent, delivery: Delivery[MentorAssigned]) -> None:
    app.draft(intent, delivery.fact, delivery.on)


def replace_mentor(app: Programs, intent: Intent, delivery: Delivery[MentorReplaced]) -> None:
    app.replace_mentor(intent, delivery.fact, delivery.on)


def forget(app: Programs, intent: Intent, delivery: Delivery[ParticipantForgotten]) -> None:
    app.vault.forget(delivery.fact.participant)


REACTIONS = Reaction[Programs](
    "reactions",
    {
        SchoolRegistered: learn_origins,
        SchoolOriginsDeclared: learn_origins,
        RegulationEditionApproved: learn_edition,
        OrderIssued: learn_order,
        MentorAssigned: open_draft,
        MentorReplaced: replace_mentor,
        ParticipantForgotten: forget,
    },
)
