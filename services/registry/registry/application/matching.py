"""What goes before a proposal: who suits whom, who is recommended, who waits. People propose, agree and order."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from backbone.errors import Refused
from backbone.eventstore import command
from backbone.intent import Intent
from contracts.codes import Direction, WaitingOutcome

from registry.application.base import Application
from registry.domain.match import considering, recommendation, suggestion
from registry.domain.match.conditions import Asked, judge
from registry.domain.match.considering import Considered
from registry.domain.match.match import Match
from registry.domain.match.recommendation import Recommendation
from registry.domain.match.suggestion import Suggestion
from registry.domain.participant import profile, waiting
from registry.domain.participant.participant import Participant
from registry.domain.school import forms
from registry.domain.school.school import CustomForm, School


class Matching(Application):
    def consider(self, school: UUID, mentor: UUID, mentees: Sequence[UUID], direction: Direction) -> Considered:
        known, today = self.load(School, school, school), self.clock.today()
        people = self.people((mentor, *mentees), known)
        asked = Asked(people[mentor], [people[mentee] for mentee in dict.fromkeys(mentees)], direction, today)
        return considering.consider(asked, known.edition_on(today))

    def obstacles(self, match: Match) -> tuple[str, ...]:
        """What keeps an open proposal from being fixed now, other than what people still have to say."""
        people = [self.load(Participant, id, match.school) for id in match.members]
        asked = Asked(people[0], people[1:], match.direction, self.clock.today())
        return tuple(item.words for item in judge(asked) if not item.met)

    def candidates(
        self, school: UUID, mentee: UUID, mentors: Sequence[UUID], direction: Direction | None
    ) -> list[Considered]:
        """All `mentors` for a mentee, in one direction or in whichever of his needs each suits best."""
        known, today = self.load(School, school, school), self.clock.today()
        edition, person = known.edition_in_force(today), self.participant(mentee, known)
        directions = (direction,) if direction else person.needs
        if not directions:
            raise Refused("no-needs", "Наставляемый ещё не сказал, в чём ему нужна помощь")
        bank = self.people((mentor for mentor in mentors if mentor != mentee), known)
        return considering.rank(person, list(bank.values()), directions, today, edition)

    @command
    def define_form(self, intent: Intent, form: CustomForm) -> School:
        school = self.organised(intent)
        forms.define(school, form, intent.today)
        return school

    @command
    def recommend_match(
        self, intent: Intent, mentor: UUID, mentees: Sequence[UUID], direction: Direction
    ) -> Recommendation:
        school = self.organised(intent)
        people = self.people((mentor, *mentees), school)
        made = Recommendation(intent.new_id("recommendation"), school.id)
        recommendation.recommend(made, people[mentor], [people[id] for id in mentees], direction, intent.today)
        return made

    @command
    def attest_experience(self, intent: Intent, id: UUID, directions: tuple[Direction, ...]) -> Participant:
        participant = self.participant(id, self.organised(intent))
        profile.attest_experience(participant, directions, intent.today)
        return participant

    @command
    def review_waiting(self, intent: Intent, id: UUID, outcome: WaitingOutcome) -> Participant:
        school = self.organised(intent)
        participant, parameters = self.participant(id, school), school.edition_in_force(intent.today).parameters
        waiting.review(participant, outcome, intent.today, parameters.waiting_review_days)
        return participant

    @command
    def suggest_matches(
        self, intent: Intent, mentors: Sequence[UUID], mentees: Sequence[UUID], proposed: Mapping[UUID, int]
    ) -> Suggestion:
        school = self.organised(intent)
        edition = school.edition_in_force(intent.today)
        people = self.people((*mentors, *mentees), school)
        made = Suggestion(intent.new_id("suggestion"), school.id)
        suggestion.suggest(
            made, [people[id] for id in mentors], [people[id] for id in mentees], proposed, edition.id, intent.today
        )
        return made
