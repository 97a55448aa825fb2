"""Commands about orders. An order and everything it changes are saved in one transaction."""

from dataclasses import dataclass
from uuid import UUID

from backbone.aggregate import Aggregate
from backbone.errors import NotFound, RuleBroken
from backbone.eventstore import Decision, command
from backbone.intent import Intent

from registry.application.base import Application, actor_of
from registry.domain import pairing
from registry.domain.act import Act
from registry.domain.match.assignment import must_concern_assigned
from registry.domain.match.match import Match
from registry.domain.order import content as contents
from registry.domain.order import order as orders
from registry.domain.order.order import Draft, Order
from registry.domain.participant import assignments
from registry.domain.school import acts
from registry.domain.school.school import School


@dataclass(frozen=True)
class Effect:
    """Whom an order concerns, and what it changes beside itself."""

    concerns: tuple[UUID, ...]
    changed: tuple[Aggregate, ...] = ()


class Orders(Application):
    @command
    def issue_order(self, intent: Intent, draft: Draft) -> Decision:
        school = self.school(intent)
        order = Order(orders.order_id(school.id, draft.dated, draft.number), school.id)
        act = Act(order.id, draft.dated, actor_of(intent), intent.deviations)
        orders.must_be_issuable(draft, intent.today)
        self._must_be_new(order, draft)
        school.must_sign(act)
        effect = self._effect(school, act, draft.content)
        orders.issue(order, draft, act, effect.concerns)
        return order, *effect.changed

    @command
    def acknowledge_order(self, intent: Intent, id: UUID) -> Order:
        order = self.load(Order, id, intent.school)
        orders.acknowledge(order, actor_of(intent), intent.today)
        return order

    def _must_be_new(self, order: Order, draft: Draft) -> None:
        try:
            self.load(Order, order.id, order.school)
        except NotFound:
            return
        detail = f"Приказ № {draft.number} в {draft.dated.year} году уже есть"
        raise RuleBroken("INV-30", detail, field="/number")

    def _effect(self, school: School, act: Act, content: contents.AnyContent) -> Effect:
        match content:
            case contents.ApproveRegulation():
                self.people(content.responsible, school)
                acts.approve_regulation(school, act, content.parameters, content.responsible)
                return Effect(content.responsible, (school,))
            case contents.AppointCurator():
                deputy = self.participant(content.person, school).card.deputy_head
                acts.appoint_curator(school, act, content.person, deputy_head=deputy)
                return Effect((content.person,), (school,))
            case contents.AppointActingHead():
                person = self.participant(content.person, school).id
                acts.appoint_acting_head(school, act, person, content.since, content.until)
                return Effect((person,), (school,))
            case contents.AppointMentors():
                return self._appoint_mentors(school, act, content.persons)
            case contents.FixPairs():
                return self._fix_pairs(school, act, content.matches)
            case contents.ReplaceMentor():
                return self._replace_mentor(school, act, content)
            case _:
                match = self.load(Match, content.match, school.id)
                must_concern_assigned(match, act)
                return Effect(match.members)

    def _appoint_mentors(self, school: School, act: Act, persons: tuple[UUID, ...]) -> Effect:
        school.organised_on(act.dated)
        mentors = self.people(persons, school)
        for mentor in mentors.values():
            assignments.appoint(mentor, act)
        return Effect(tuple(mentors), tuple(mentors.values()))

    def _fix_pairs(self, school: School, act: Act, ids: tuple[UUID, ...]) -> Effect:
        matches = [self.load(Match, id, school.id) for id in dict.fromkeys(ids)]
        people = self.people((person for match in matches for person in match.members), school)
        pairing.fix(matches, people, act, school)
        return Effect(tuple(people), (*matches, *people.values()))

    def _replace_mentor(self, school: School, act: Act, content: contents.ReplaceMentor) -> Effect:
        match = self.load(Match, content.match, school.id)
        people = self.people((*match.members, content.mentor), school)
        pairing.replace(match, people, act, school, content.mentor)
        return Effect(tuple(people), (match, *people.values()))
