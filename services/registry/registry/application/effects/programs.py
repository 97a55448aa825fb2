"""Orders about a personalised program: issued here, applied where the program is."""

from backbone.errors import Refused

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
    MoveProgram,
    Release,
    ResumeProgram,
    SuspendProgram,
    TerminateProgram,
)
from registry.domain.school.school import School


def order_program(app: Application, school: School, act: Act, content: AboutProgram) -> Effect:
    match = app.load(Match, content.match, school.id)
    must_concern_assigned(match, act)
    return Effect(match.members)


def move_program(app: Application, school: School, act: Act, content: MoveProgram) -> Effect:
    """To an edition of this school that is in force (R-9.2-01)."""
    edition = next((item for item in school.editions if item.id == content.edition), None)
    if edition is None or edition.valid_from > act.dated:
        raise Refused("edition-not-in-force", "Такой редакции Положения на дату приказа нет", field="/content/edition")
    return order_program(app, school, act, content)


def release(app: Application, school: School, act: Act, content: Release) -> Effect:
    """The act alone: what it is needed for, and who stands in, is decided with the petition (R-1.4-02)."""
    match = app.load(Match, content.match, school.id)
    must_concern_assigned(match, act)
    if not set(content.persons) <= set(match.members):
        raise Refused("not-a-member", "Освобождают участников этой пары (группы)", field="/content/persons")
    return Effect(tuple(dict.fromkeys(content.persons)))


EFFECTS: Effects = {
    ExtendProgram: order_program,
    AmendProgram: order_program,
    CompleteProgram: order_program,
    TerminateProgram: order_program,
    SuspendProgram: order_program,
    ResumeProgram: order_program,
    MoveProgram: move_program,
    Release: release,
}
