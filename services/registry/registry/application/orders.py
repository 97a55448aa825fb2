"""Commands about orders. An order and everything it changes are saved in one transaction."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound, RuleBroken
from backbone.eventstore import Decision, command
from backbone.intent import Intent

from registry.application.base import Application, actor_of
from registry.application.effects import EFFECTS
from registry.domain.act import Act
from registry.domain.match import assignment
from registry.domain.match.match import Match
from registry.domain.order import order as orders
from registry.domain.order import repeal
from registry.domain.order.content import MoveProgram
from registry.domain.order.order import Draft, Order


class Orders(Application):
    @command
    def issue_order(self, intent: Intent, draft: Draft) -> Decision:
        school = self.school(intent)
        order = Order(orders.order_id(school.id, draft.dated, draft.number), school.id)
        act = Act(order.id, draft.dated, actor_of(intent), intent.deviations)
        orders.must_be_issuable(draft, intent.today)
        self._must_be_new(order, draft)
        school.must_sign(act)
        effect = EFFECTS[type(draft.content)](self, school, act, draft.content)
        orders.issue(order, draft, act, effect.concerns)
        return order, *effect.changed

    @command
    def acknowledge_order(self, intent: Intent, id: UUID) -> Order:
        order = self.load(Order, id, intent.school)
        orders.acknowledge(order, actor_of(intent), intent.today)
        return order

    @command
    def execute_order(self, intent: Intent, id: UUID, on: date) -> Decision:
        """The program has changed by it; the pair or group goes by the same edition as its program."""
        order = self.load(Order, id, intent.school)
        repeal.execute(order, on)
        content = order.issued.content
        if not isinstance(content, MoveProgram):
            return (order,)
        match = self.load(Match, content.match, intent.school)
        assignment.move(match, content.edition, order.id, on)
        return order, match

    def _must_be_new(self, order: Order, draft: Draft) -> None:
        try:
            self.load(Order, order.id, order.school)
        except NotFound:
            return
        detail = f"Приказ № {draft.number} в {draft.dated.year} году уже есть"
        raise RuleBroken("INV-30", detail, field="/number")
