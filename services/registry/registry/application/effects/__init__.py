"""What orders change beside themselves, by their content; a module per theme."""

from registry.application.effects import matches, organisation, people, programs, repeal, support, year
from registry.application.effects.base import Effect, Effects

EFFECTS: Effects = {
    **organisation.EFFECTS,
    **people.EFFECTS,
    **matches.EFFECTS,
    **programs.EFFECTS,
    **repeal.EFFECTS,
    **support.EFFECTS,
    **year.EFFECTS,
}

__all__ = ["EFFECTS", "Effect"]
