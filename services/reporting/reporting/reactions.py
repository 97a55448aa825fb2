"""What registry's facts make reporting do."""

from backbone.follower import Reaction
from backbone.intent import Intent
from backbone.letters import Delivery
from contracts.registry import ParticipantForgotten

from reporting.application import Reporting


def forget(app: Reporting, intent: Intent, delivery: Delivery[ParticipantForgotten]) -> None:
    app.vault.forget(delivery.fact.participant)


REACTIONS = Reaction[Reporting]("reactions", {ParticipantForgotten: forget})
