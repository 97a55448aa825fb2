"""Commands about matches: proposed, agreed, ended."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.identity import Role
from backbone.intent import Intent

from registry.application.base import Application, actor_of
from registry.domain import pairing
from registry.domain.match import agreement, forms, proposal
from registry.domain.match.match import Match
from registry.domain.match.proposal import Proposal
from registry.domain.match.recommendation import Recommendation
from registry.domain.participant import waiting
from registry.domain.school.school import School


class Matches(Application):
    @command
    def propose_match(
        self, intent: Intent, mentor: UUID, mentees: Sequence[UUID], what: Proposal, counterpart: UUID | None
    ) -> Decision:
        school = self.organised(intent)
        edition, _ = school.organised_on(intent.today)
        if what.recommendation is not None:
            self.load(Recommendation, what.recommendation, school.id)
        previous = self._previous(what.continues, mentor, mentees, school) if what.continues else None
        people = self.people((mentor, *mentees), school)
        match = Match(intent.new_id("match"), school.id)
        of_mentees = [people[mentee] for mentee in dict.fromkeys(mentees)]
        forms.must_admit(school, people[mentor], of_mentees, what, intent.today)
        proposal.propose(match, people[mentor], of_mentees, what, edition, intent.today)
        others = []
        if previous is not None:
            previous.record(proposal.MatchContinued(on=intent.today, successor=match.id))
            others.append(previous)
        if counterpart is not None:
            other = self.load(Match, counterpart, school.id)
            proposal.link(match, other, intent.today)
            others.append(other)
        return match, *others

    @command
    def declare_interest(self, intent: Intent, id: UUID, interested: bool, met_on: date | None) -> Match:
        match = self.load(Match, id, intent.school)
        agreement.declare_interest(match, actor_of(intent), interested, met_on, intent.today)
        return match

    @command
    def confirm_match(self, intent: Intent, id: UUID) -> Match:
        """By whatever the actor is to it: the curator, a member, or both."""
        as_curator = self._is_curator(intent)
        match = self.load(Match, id, intent.school)
        agreement.confirm(match, actor_of(intent), as_curator=as_curator, today=intent.today)
        return match

    @command
    def record_planning(self, intent: Intent, id: UUID, held_on: date) -> Match:
        as_curator = self._is_curator(intent)
        match = self.load(Match, id, intent.school)
        agreement.record_planning(match, actor_of(intent), held_on, as_curator=as_curator, today=intent.today)
        return match

    @command
    def decline_match(self, intent: Intent, id: UUID) -> Match:
        as_curator = self._is_curator(intent)
        match = self.load(Match, id, intent.school)
        agreement.decline(match, actor_of(intent), as_curator=as_curator, today=intent.today)
        return match

    @command
    def overtake_matches(self, intent: Intent, by: UUID, ids: Sequence[UUID]) -> Decision:
        """Proposals that compete with what an order has just fixed."""
        matches = [self.load(Match, id, intent.school) for id in ids]
        for match in matches:
            agreement.overtake(match, by, intent.today)
        return tuple(matches)

    @command
    def end_match(self, intent: Intent, id: UUID, order: UUID, ended: date, *, early: bool) -> Decision:
        """The program has ended: its people are free again, and who lost his mentor early waits for another."""
        school = self.school(intent)
        match = self.load(Match, id, school.id)
        people = self.people(match.members, school)
        pairing.end(match, people, order, ended)
        if early:
            days = school.edition_in_force(intent.today).parameters.waiting_review_days
            for mentee in match.mentees:
                waiting.begin(people[mentee], intent.today, days)
        return match, *people.values()

    def _previous(self, id: UUID, mentor: UUID, mentees: Sequence[UUID], school: School) -> Match:
        previous = self.load(Match, id, school.id)
        successor = self.load(Match, previous.successor, school.id) if previous.successor else None
        proposal.must_continue(previous, successor, mentor, mentees)
        return previous

    def _is_curator(self, intent: Intent) -> bool:
        if intent.actor.role != Role.CURATOR:
            return False
        self.organised(intent)
        return True
