"""Commands about the school itself."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import Decision, command
from backbone.intent import Intent

from registry.application.base import Application
from registry.domain.participant import card
from registry.domain.participant.participant import Card, Participant
from registry.domain.school import head, pool, registration
from registry.domain.school.school import School

HEADS_CARD = Card(pedagogical=False, experience_years=0, young=False)
"""Until the staff list says more."""


class Schools(Application):
    @command
    def register_school(
        self, intent: Intent, school_id: UUID, person: UUID, name: str, short_name: str, origins: tuple[str, ...]
    ) -> Decision:
        """The head gets a card at once, so that there is somebody to sign."""
        school, headmaster = School(school_id, school_id), Participant(person, school_id)
        registration.register(school, name, short_name, person, origins, intent.today)
        card.register(headmaster, HEADS_CARD, intent.today)
        return school, headmaster

    @command
    def rename_school(self, intent: Intent, name: str, short_name: str, since: date) -> School:
        school = self.school(intent)
        head.rename(school, name, short_name, since, intent.today)
        return school

    @command
    def change_head(self, intent: Intent, school_id: UUID, person: UUID, since: date) -> Decision:
        """Who is not in the staff list yet gets a card, so that there is somebody to sign."""
        school = self.load(School, school_id, None)
        head.change_head(school, person, since, intent.today)
        try:
            return school, self.participant(person, school)
        except NotFound:
            headmaster = Participant(person, school.id)
            card.register(headmaster, HEADS_CARD, intent.today)
            return school, headmaster

    @command
    def declare_origins(self, intent: Intent, origins: tuple[str, ...]) -> School:
        school = self.school(intent)
        registration.declare_origins(school, origins, intent.today)
        return school

    @command
    def actualise_pool(self, intent: Intent, mentees: int, note: UUID | None) -> School:
        school = self.organised(intent)
        pool.actualise(school, mentees, note, intent.today)
        return school
