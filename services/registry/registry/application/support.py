"""Commands about what supports mentors: association, training, partners' orders, the registry for the office."""

from datetime import date
from uuid import UUID

from backbone.errors import NotFound
from backbone.eventstore import command
from backbone.intent import Intent

from registry.application.base import Application
from registry.domain import association as associations
from registry.domain import registry_request as requests
from registry.domain.association import Association, Composition
from registry.domain.match import partner
from registry.domain.match.match import Match
from registry.domain.participant import encouragement
from registry.domain.participant.participant import Participant
from registry.domain.registry_request import RegistryRequest
from registry.domain.school.lists import MentorRegistry
from registry.domain.school.school import School


class Support(Application):
    @command
    def propose_association(self, intent: Intent, name: UUID, composition: Composition) -> Association:
        school = self.organised(intent)
        self.people(composition.members, school)
        association = Association(intent.new_id("association"), school.id)
        associations.propose(association, name, composition, intent.today)
        return association

    @command
    def record_training(self, intent: Intent, id: UUID, on: date) -> Participant:
        participant = self.participant(id, self.organised(intent))
        encouragement.train(participant, on, intent.today)
        return participant

    @command
    def register_partner_order(
        self, intent: Intent, id: UUID, mentor: UUID, organisation: UUID, number: str, dated: date
    ) -> Match:
        school = self.organised(intent)
        match = self.load(Match, id, school.id)
        partner.register_partner_order(match, self.participant(mentor, school), organisation, number, dated)
        return match

    @command
    def request_mentor_registry(
        self, intent: Intent, school_id: UUID, legal_basis: tuple[UUID, ...], due: date | None
    ) -> RegistryRequest:
        school = self.load(School, school_id, None)
        request = RegistryRequest(intent.new_id("request"), school.id)
        requests.ask(request, legal_basis, due, intent.today)
        return request

    @command
    def transmit_mentor_registry(self, intent: Intent, id: UUID, *, named: bool) -> RegistryRequest:
        """The version in force today."""
        school = self.organised(intent)
        request, version = self.load(RegistryRequest, id, school.id), school.last_on(MentorRegistry, intent.today)
        if version is None:
            raise NotFound("Реестр наставников не утверждён")
        mentors = list(self.people(version.persons, school).values())
        requests.transmit(request, version, mentors, intent.today, named=named)
        return request
