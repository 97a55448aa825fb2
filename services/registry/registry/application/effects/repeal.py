"""Orders that undo others, where what those made can be undone."""

from collections.abc import Callable, Mapping

from backbone.aggregate import Aggregate
from backbone.rules import require

from registry.application.base import Application
from registry.application.effects.base import Effect, Effects
from registry.domain.act import Act
from registry.domain.match.match import Match, MatchState
from registry.domain.order import repeal as repeals
from registry.domain.order.content import (
    AboutProgram,
    AmendProgram,
    AppointActingHead,
    ApproveAssociation,
    ApproveIncentives,
    ApproveMenteeList,
    ApproveMentorRegistry,
    CompleteProgram,
    Content,
    ExtendProgram,
    LocalAct,
    MoveProgram,
    OpenMentorSchool,
    Release,
    Repeal,
    ResumeProgram,
    SuspendProgram,
    TerminateProgram,
)
from registry.domain.order.order import Order
from registry.domain.school import acts
from registry.domain.school.school import School

Undo = Callable[[Application, School, Act, Order, bool], tuple[Aggregate, ...]]


def repeal(app: Application, school: School, act: Act, content: Repeal) -> Effect:
    order = app.load(Order, content.order, school.id)
    issued = order.issued
    undo = UNDO.get(type(issued.content))
    detail = f"Приказ {issued.kind.label} не отменить: что им установлено, меняет новый приказ о том же"
    require(undo is not None, "INV-30", detail, field="/content/order")
    undone = undo(app, school, act, order, content.erroneous) if undo else ()
    repeals.repeal(order, act, erroneous=content.erroneous)
    return Effect(issued.concerns, (order, *undone))


def end_standing(app: Application, school: School, act: Act, order: Order, erroneous: bool) -> tuple[Aggregate, ...]:
    acts.end_standing(school, act, order.id, erroneous=erroneous)
    return (school,)


def leave_program(app: Application, school: School, act: Act, order: Order, erroneous: bool) -> tuple[Aggregate, ...]:
    """Programs hears of it and does not apply the order any more; that it was applied, the order itself knows."""
    content = order.issued.content
    assert isinstance(content, AboutProgram)
    ended = app.load(Match, content.match, school.id).state is MatchState.ENDED
    require(not ended, "INV-30", "Программа по этой паре (группе) уже окончена", field="/content/order")
    return ()


def forget(app: Application, school: School, act: Act, order: Order, erroneous: bool) -> tuple[Aggregate, ...]:
    return ()


UNDO: Mapping[type[Content], Undo] = {
    AppointActingHead: end_standing,
    ApproveAssociation: end_standing,
    ApproveIncentives: end_standing,
    OpenMentorSchool: end_standing,
    ApproveMenteeList: end_standing,
    ApproveMentorRegistry: end_standing,
    ExtendProgram: leave_program,
    AmendProgram: leave_program,
    CompleteProgram: leave_program,
    TerminateProgram: leave_program,
    SuspendProgram: leave_program,
    ResumeProgram: leave_program,
    MoveProgram: leave_program,
    Release: leave_program,
    LocalAct: forget,
}
"""What is not here constitutes something that goes on by itself: it is ended as the regulation says."""

EFFECTS: Effects = {Repeal: repeal}
