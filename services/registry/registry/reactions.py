"""What others' facts make registry do. Table of contents at the end."""

from backbone.follower import Reaction
from backbone.intent import Intent
from backbone.letters import Delivery
from contracts.programs import ProgramCompleted, ProgramTerminated

from registry.application.registry import Registry


def free_people(
    app: Registry, intent: Intent, delivery: Delivery[ProgramCompleted] | Delivery[ProgramTerminated]
) -> None:
    """The program has ended: the mentor's capacity is free again."""
    app.end_match(intent, delivery.fact.match, delivery.fact.order, delivery.fact.ended)


REACTIONS = Reaction[Registry]("reactions", {ProgramCompleted: free_people, ProgramTerminated: free_people})
