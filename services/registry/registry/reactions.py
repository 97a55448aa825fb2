"""What others' facts make registry do. Table of contents at the end."""

from backbone.follower import Reaction
from backbone.intent import Intent
from backbone.letters import Delivery
from backbone.vault import Vault
from contracts.programs import (
    ProgramAmended,
    ProgramCompleted,
    ProgramExtended,
    ProgramMoved,
    ProgramResumed,
    ProgramSuspended,
    ProgramTerminated,
)

from registry.application.registry import Registry
from registry.domain.match.assignment import MentorAssigned
from registry.domain.participant.leaving import ParticipantForgotten
from registry.views.bank import Bank


def free_people(
    app: Registry, intent: Intent, delivery: Delivery[ProgramCompleted] | Delivery[ProgramTerminated]
) -> None:
    """The program has ended: the mentor's capacity is free again."""
    early = isinstance(delivery.fact, ProgramTerminated)
    app.end_match(intent, delivery.fact.match, delivery.fact.order, delivery.fact.ended, early=early)


def note_execution(
    app: Registry,
    intent: Intent,
    delivery: Delivery[ProgramExtended]
    | Delivery[ProgramAmended]
    | Delivery[ProgramSuspended]
    | Delivery[ProgramResumed]
    | Delivery[ProgramMoved],
) -> None:
    """What the order says has been done: it cannot be repealed any more (INV-30)."""
    if delivery.fact.order is not None:
        app.execute_order(intent, delivery.fact.order, delivery.on)


def reactions(vault: Vault, bank: Bank) -> Reaction[Registry]:
    def close_competing(app: Registry, intent: Intent, delivery: Delivery[MentorAssigned]) -> None:
        """What is not in the lists yet is refused by the order (INV-22)."""
        fact = delivery.fact
        ids = bank.competing(intent.school, delivery.aggregate, fact.mentees, fact.direction)
        if ids:
            app.overtake_matches(intent, delivery.aggregate, ids)

    def destroy_key(app: Registry, intent: Intent, delivery: Delivery[ParticipantForgotten]) -> None:
        """After the fact is recorded, so that a key is never lost without one; again and again does no harm."""
        vault.forget(delivery.aggregate)

    return Reaction(
        "reactions",
        {
            ProgramCompleted: free_people,
            ProgramTerminated: free_people,
            ProgramExtended: note_execution,
            ProgramAmended: note_execution,
            ProgramSuspended: note_execution,
            ProgramResumed: note_execution,
            ProgramMoved: note_execution,
            MentorAssigned: close_competing,
            ParticipantForgotten: destroy_key,
        },
    )
