"""Commands about the school itself."""

from uuid import UUID

from backbone.eventstore import Decision, command
from backbone.intent import Intent

from registry.application.base import Application
from registry.domain.participant import card
from registry.domain.participant.participant import Card, Participant
from registry.domain.school import pool, registration
from registry.domain.school.school import School

HEADS_CARD = Card(pedagogical=False, experience_years=0, young=False)
"""Until the staff list says more."""


class Schools(Application):
    @command
    def register_school(
        self, intent: Intent, school_id: UUID, head: UUID, name: str, short_name: str, origins: tuple[str, ...]
    ) -> Decision:
        """The head gets a card at once, so that there is somebody to sign."""
        school, headmaster = School(school_id, school_id), Participant(head, school_id)
        registration.register(school, name, short_name, head, origins, intent.today)
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
