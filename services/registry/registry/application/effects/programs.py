"""Orders about a personalised program: issued here, applied where the program is."""

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain.act import Act
from registry.domain.match.assignment import must_concern_assigned
from registry.domain.match.match import Match
from registry.domain.order.content import (
    AboutProgram,
    AmendProgram,
    CompleteProgram,
    ExtendProgram,
    TerminateProgram,
)
from registry.domain.school.school import School


def order_program(app: Application, school: School, act: Act, content: AboutProgram) -> Effect:
    match = app.load(Match, content.match, school.id)
    must_concern_assigned(match, act)
    return Effect(match.members)


EFFECTS: Effects = {
    ExtendProgram: order_program,
    AmendProgram: order_program,
    CompleteProgram: order_program,
    TerminateProgram: order_program,
}
