"""Platforms with a fault of their own, beside those of the campaign: they have to be found out."""

from typing import Any

from backbone.effects import carry_out
from backbone.eventstore import EventSourced
from backbone.follower import Reaction
from backbone.follower.positions import Place, advance
from backbone.letters import Letter


def position_before_effect(self: Reaction[Any], app: EventSourced, place: Place, letter: Letter) -> None:
    """A reaction that has been there before it has done anything."""
    with app.database.transaction() as cursor:
        carry_out(cursor, advance(place, letter))
    self.react(app, letter)


def never(*_: object) -> bool:
    """Nothing is ever known already."""
    return False
